-- What the database itself refuses, whoever writes, and what Prisma's schema cannot say.

-- Equality beside ranges in exclusion constraints.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Text that is ordered, compared by prefix or put into a cursor sorts by its bytes, whatever the database's locale.
ALTER TABLE "unit_version"
  ALTER COLUMN "code" TYPE TEXT COLLATE "C",
  ALTER COLUMN "name_pinyin" TYPE TEXT COLLATE "C";
ALTER TABLE "officer_version"
  ALTER COLUMN "name" TYPE TEXT COLLATE "C",
  ALTER COLUMN "name_pinyin" TYPE TEXT COLLATE "C",
  ALTER COLUMN "name_joined" TYPE TEXT COLLATE "C",
  ALTER COLUMN "name_initials" TYPE TEXT COLLATE "C",
  ALTER COLUMN "name_strokes" TYPE TEXT COLLATE "C",
  ALTER COLUMN "police_number" TYPE TEXT COLLATE "C";
ALTER TABLE "selection_policy"
  ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "evaluation_scheme"
  ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "honor_program"
  ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "source"
  ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "metric_observation"
  ALTER COLUMN "key" TYPE TEXT COLLATE "C";

-- A period ends after it starts; a row is superseded after it was recorded.
ALTER TABLE "unit_version"
  ADD CONSTRAINT "unit_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "unit_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "officer_version"
  ADD CONSTRAINT "officer_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "officer_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "assignment_version"
  ADD CONSTRAINT "assignment_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "assignment_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "honor_version"
  ADD CONSTRAINT "honor_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "honor_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "honor_program_version"
  ADD CONSTRAINT "honor_program_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "honor_program_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "evaluation_scheme_version"
  ADD CONSTRAINT "evaluation_scheme_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "evaluation_scheme_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "evaluation_cycle_version"
  ADD CONSTRAINT "evaluation_cycle_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "evaluation_cycle_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "selection_policy_version"
  ADD CONSTRAINT "selection_policy_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "selection_policy_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "selection_round_version"
  ADD CONSTRAINT "selection_round_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "selection_round_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "metric_observation"
  ADD CONSTRAINT "metric_observation_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "officer_personal"
  ADD CONSTRAINT "officer_personal_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "evaluation_version"
  ADD CONSTRAINT "evaluation_version_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "evaluation_score"
  ADD CONSTRAINT "evaluation_score_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "selection"
  ADD CONSTRAINT "selection_recorded_check" CHECK ("superseded_at" >= "recorded_at");

-- On any day, as known at any instant: one version of each thing, one unit with a code, one officer with a police
-- number, one primary assignment of an officer, one edition of a scheme, one policy of a unit.
ALTER TABLE "unit_version" ADD CONSTRAINT "unit_version_one_a_day" EXCLUDE USING gist (
  "unit_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "unit_version" ADD CONSTRAINT "unit_version_code_unique" EXCLUDE USING gist (
  "code" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "officer_version" ADD CONSTRAINT "officer_version_one_a_day" EXCLUDE USING gist (
  "officer_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "officer_version" ADD CONSTRAINT "officer_version_police_number_unique" EXCLUDE USING gist (
  "police_number" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "assignment_version" ADD CONSTRAINT "assignment_version_one_a_day" EXCLUDE USING gist (
  "assignment_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "assignment_version" ADD CONSTRAINT "assignment_version_one_primary" EXCLUDE USING gist (
  "officer_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
) WHERE ("kind" = 'PRIMARY');
ALTER TABLE "honor_version" ADD CONSTRAINT "honor_version_one_a_day" EXCLUDE USING gist (
  "honor_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "honor_program_version" ADD CONSTRAINT "honor_program_version_one_a_day" EXCLUDE USING gist (
  "program_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "evaluation_scheme_version" ADD CONSTRAINT "evaluation_scheme_version_one_a_day" EXCLUDE USING gist (
  "scheme_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "evaluation_scheme_version" ADD CONSTRAINT "evaluation_scheme_version_one_edition" EXCLUDE USING gist (
  "key" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "evaluation_cycle_version" ADD CONSTRAINT "evaluation_cycle_version_one_a_day" EXCLUDE USING gist (
  "cycle_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "selection_policy_version" ADD CONSTRAINT "selection_policy_version_one_a_day" EXCLUDE USING gist (
  "policy_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "selection_policy_version" ADD CONSTRAINT "selection_policy_version_one_of_unit" EXCLUDE USING gist (
  "unit_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);
ALTER TABLE "selection_round_version" ADD CONSTRAINT "selection_round_version_one_a_day" EXCLUDE USING gist (
  "round_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);

-- Facts without days of their own: one row believed at a time.
CREATE UNIQUE INDEX "officer_personal_current" ON "officer_personal" ("officer_id") WHERE "superseded_at" IS NULL;
CREATE UNIQUE INDEX "evaluation_version_current" ON "evaluation_version" ("evaluation_id") WHERE "superseded_at" IS NULL;
CREATE UNIQUE INDEX "evaluation_score_current" ON "evaluation_score" ("evaluation_id", "indicator_id", coalesce("evaluator", ''))
  WHERE "superseded_at" IS NULL;
CREATE UNIQUE INDEX "selection_current" ON "selection" ("round_id", "officer_id") WHERE "superseded_at" IS NULL;

-- Exactly one of several references; values that make sense.
ALTER TABLE "unit_version"
  ADD CONSTRAINT "unit_version_not_own_parent_check" CHECK ("parent_id" <> "unit_id"),
  ADD CONSTRAINT "unit_version_strength_check" CHECK ("authorized_strength" >= 0);
-- Ranks are for police, not for auxiliaries (公安机关组织管理条例, article 27).
ALTER TABLE "officer_version"
  ADD CONSTRAINT "officer_version_rank_check" CHECK ("rank" IS NULL OR "category" = 'POLICE');
ALTER TABLE "assignment_version"
  ADD CONSTRAINT "assignment_version_place_check" CHECK (num_nonnulls("unit_id", "external_organ") = 1);
ALTER TABLE "honor_version"
  ADD CONSTRAINT "honor_version_awarded_check" CHECK (("awarded_on" IS NULL) = ("awarded_precision" IS NULL));
ALTER TABLE "honor_recipient"
  ADD CONSTRAINT "honor_recipient_one_check" CHECK (num_nonnulls("officer_id", "unit_id", "other_name") = 1);
ALTER TABLE "attestation"
  ADD CONSTRAINT "attestation_one_check"
  CHECK (num_nonnulls("unit_id", "officer_id", "assignment_id", "honor_id", "policy_id") = 1);
ALTER TABLE "evaluation"
  ADD CONSTRAINT "evaluation_subject_check" CHECK (num_nonnulls("officer_id", "unit_id") = 1);
ALTER TABLE "evaluation_cycle" ADD CONSTRAINT "evaluation_cycle_period_check" CHECK ("to_on" > "from_on");
ALTER TABLE "evaluation_scheme"
  ADD CONSTRAINT "evaluation_scheme_cap_check" CHECK ("excellent_cap_basis_points" BETWEEN 0 AND 10000);
ALTER TABLE "indicator"
  ADD CONSTRAINT "indicator_weight_check" CHECK ("weight_basis_points" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "indicator_maximum_check" CHECK ("maximum" > 0);
ALTER TABLE "selection_target"
  ADD CONSTRAINT "selection_target_check" CHECK ("basis_points" BETWEEN 0 AND 10000);
ALTER TABLE "selection_round" ADD CONSTRAINT "selection_round_vacancies_check" CHECK ("vacancies" > 0);
ALTER TABLE "change_head" ADD CONSTRAINT "change_head_single_check" CHECK ("id" = 1);

-- Targets and weights sum to 10000 basis points, looked at when the transaction commits.
CREATE FUNCTION assert_basis_points_sum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner_table CONSTANT text := TG_ARGV[0];
  part_table  CONSTANT text := TG_ARGV[1];
  owner_key   CONSTANT text := TG_ARGV[2];
  points      CONSTANT text := TG_ARGV[3];
  key_column  CONSTANT text := CASE WHEN TG_TABLE_NAME = owner_table THEN 'id' ELSE owner_key END;
  owner_id    int;
  total       bigint;
BEGIN
  FOR owner_id IN
    SELECT DISTINCT (row ->> key_column)::int
    FROM unnest(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END]) AS row
    WHERE row IS NOT NULL
  LOOP
    EXECUTE format('SELECT (SELECT coalesce(sum(%I), 0) FROM %I WHERE %I = o.id) FROM %I o WHERE o.id = $1',
                   points, part_table, owner_key, owner_table) INTO total USING owner_id;
    IF total <> 10000 THEN
      RAISE EXCEPTION '% of % % sum to %, not to 10000', part_table, owner_table, owner_id, total
        USING ERRCODE = 'check_violation', CONSTRAINT = part_table || '_sum_check', TABLE = part_table;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "selection_policy_sum" AFTER INSERT ON "selection_policy" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_basis_points_sum('selection_policy', 'selection_target', 'policy_id', 'basis_points');
CREATE CONSTRAINT TRIGGER "selection_target_sum" AFTER INSERT OR UPDATE OR DELETE ON "selection_target" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_basis_points_sum('selection_policy', 'selection_target', 'policy_id', 'basis_points');
CREATE CONSTRAINT TRIGGER "evaluation_scheme_sum" AFTER INSERT ON "evaluation_scheme" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_basis_points_sum('evaluation_scheme', 'indicator', 'scheme_id', 'weight_basis_points');
CREATE CONSTRAINT TRIGGER "indicator_sum" AFTER INSERT OR UPDATE OR DELETE ON "indicator" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_basis_points_sum('evaluation_scheme', 'indicator', 'scheme_id', 'weight_basis_points');

-- Nothing is overwritten and nothing is lost: a recorded row can only be superseded, once; a change not even that.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'change' THEN
    IF OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL
       AND to_jsonb(NEW) - 'superseded_at' = to_jsonb(OLD) - 'superseded_at' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a row of % is never rewritten or deleted', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_keep', TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER "unit_version_keep" BEFORE UPDATE OR DELETE ON "unit_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "officer_version_keep" BEFORE UPDATE OR DELETE ON "officer_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "assignment_version_keep" BEFORE UPDATE OR DELETE ON "assignment_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "honor_version_keep" BEFORE UPDATE OR DELETE ON "honor_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "honor_program_version_keep" BEFORE UPDATE OR DELETE ON "honor_program_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "evaluation_scheme_version_keep" BEFORE UPDATE OR DELETE ON "evaluation_scheme_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "evaluation_cycle_version_keep" BEFORE UPDATE OR DELETE ON "evaluation_cycle_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "selection_policy_version_keep" BEFORE UPDATE OR DELETE ON "selection_policy_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "selection_round_version_keep" BEFORE UPDATE OR DELETE ON "selection_round_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "metric_observation_keep" BEFORE UPDATE OR DELETE ON "metric_observation" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "officer_personal_keep" BEFORE UPDATE OR DELETE ON "officer_personal" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "evaluation_version_keep" BEFORE UPDATE OR DELETE ON "evaluation_version" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "evaluation_score_keep" BEFORE UPDATE OR DELETE ON "evaluation_score" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "selection_keep" BEFORE UPDATE OR DELETE ON "selection" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER "change_keep" BEFORE UPDATE OR DELETE ON "change" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- The chain of changes starts here.
INSERT INTO "change_head" ("id", "position", "at", "hash") VALUES (1, 0, 'epoch', repeat('0', 64));

-- The orders in which lists are read and the prefixes by which officers are found, of what is believed now.
CREATE INDEX "unit_version_by_code" ON "unit_version" ("code", "unit_id") WHERE "superseded_at" IS NULL;
CREATE INDEX "unit_version_by_name" ON "unit_version" ("name_pinyin", "unit_id") WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_by_name" ON "officer_version" ("name_pinyin", "officer_id") WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_by_strokes" ON "officer_version" ("name_strokes", "officer_id") WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_by_police_number" ON "officer_version" ("police_number", "officer_id") WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_name_prefix" ON "officer_version" ("name") WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_joined_prefix" ON "officer_version" ("name_joined") WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_initials_prefix" ON "officer_version" ("name_initials") WHERE "superseded_at" IS NULL;
CREATE INDEX "honor_version_by_award" ON "honor_version" ((coalesce("awarded_on", DATE '0001-01-01')) DESC, "honor_id")
  WHERE "superseded_at" IS NULL;
