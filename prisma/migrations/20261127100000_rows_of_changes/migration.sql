-- CreateTable
CREATE TABLE "change_row" (
    "position" BIGINT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "table_name" TEXT NOT NULL,
    "keys" TEXT[],
    "before" BYTEA[],
    "hashes" BYTEA[],

    CONSTRAINT "change_row_pkey" PRIMARY KEY ("position","id")
);

-- CreateTable
CREATE TABLE "read_link" (
    "position" BIGINT NOT NULL,
    "keys" TEXT[],
    "hashes" BYTEA[],
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "read_link_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "read_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "position" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "read_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkpoint" (
    "position" BIGINT NOT NULL,
    "public_key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "signature" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("position","public_key")
);

-- CreateIndex
CREATE INDEX "change_row_table_name_idx" ON "change_row"("table_name");

-- What a change commits to besides: the rows that it wrote, and where the record of reads stood. Null: a change from before.
ALTER TABLE "change"
  ADD COLUMN "rows_hash" TEXT,
  ADD COLUMN "reads_position" BIGINT,
  ADD COLUMN "reads_hash" TEXT;

ALTER TABLE "read_head" ADD CONSTRAINT "read_head_single_check" CHECK ("id" = 1);
INSERT INTO "read_head" ("id", "position", "hash") VALUES (1, 0, repeat('0', 64));

-- The hash of a row. Its text has the columns in their order; what is null at the end is left out, so that a column that is
-- added later, and is null, leaves the hash as it was.
CREATE FUNCTION row_hash("row" TEXT) RETURNS BYTEA LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(rtrim(left("row", -1), ','), 'UTF8'))
$$;

-- Notes the rows that a statement of a change wrote, with their hashes before and after. What is written by no change is not
-- noted: verification finds it. TG_ARGV[0]: the columns of the key, if it is not id; TG_ARGV[1]: columns that are left out.
CREATE FUNCTION note_rows() RETURNS trigger LANGUAGE plpgsql
SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' AS $$
BEGIN
  IF coalesce(current_setting('muster.writing', TRUE), '') = '' THEN
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' AND TG_NARGS = 0 THEN
    INSERT INTO change_row ("position", table_name, keys, hashes)
    SELECT h."position" + 1, TG_TABLE_NAME, r.keys, r.hashes
    FROM change_head h, (SELECT array_agg(n.id::text) AS keys, array_agg(row_hash(n::text)) AS hashes FROM written n) r
    WHERE r.keys IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' AND TG_NARGS = 0 THEN
    INSERT INTO change_row ("position", table_name, keys, "before", hashes)
    SELECT h."position" + 1, TG_TABLE_NAME, r.keys, r."before", r.hashes
    FROM change_head h, (
      SELECT array_agg(n.id::text) AS keys, array_agg(row_hash(o::text)) AS "before", array_agg(row_hash(n::text)) AS hashes
      FROM written n JOIN replaced o ON o.id = n.id
    ) r WHERE r.keys IS NOT NULL;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO change_row ("position", table_name, keys, hashes)
    SELECT h."position" + 1, TG_TABLE_NAME, r.keys, r.hashes
    FROM change_head h, (
      SELECT array_agg(row_key(to_jsonb(n), TG_ARGV[0])) AS keys,
        array_agg(row_hash(jsonb_populate_record(n, TG_ARGV[1]::jsonb)::text)) AS hashes
      FROM written n
    ) r WHERE r.keys IS NOT NULL;
  ELSE
    INSERT INTO change_row ("position", table_name, keys, "before", hashes)
    SELECT h."position" + 1, TG_TABLE_NAME, r.keys, r."before", r.hashes
    FROM change_head h, (
      SELECT array_agg(n.key) AS keys, array_agg(o.hash) AS "before", array_agg(n.hash) AS hashes
      FROM (SELECT row_key(to_jsonb(w), TG_ARGV[0]) AS key,
              row_hash(jsonb_populate_record(w, TG_ARGV[1]::jsonb)::text) AS hash FROM written w) n
      JOIN (SELECT row_key(to_jsonb(p), TG_ARGV[0]) AS key,
              row_hash(jsonb_populate_record(p, TG_ARGV[1]::jsonb)::text) AS hash FROM replaced p) o ON o.key = n.key
      WHERE o.hash <> n.hash
    ) r WHERE r.keys IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;

-- Refuses, at the end of a transaction, rows that it noted for a change and then recorded no change: the next one would take
-- them for its own, which is meant only where the setting is `next`.
CREATE FUNCTION assert_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('muster.writing', TRUE) = 'on' THEN
    RAISE EXCEPTION 'rows of % were written, and no change tells of them', NEW.table_name
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'change_row_told', TABLE = 'change_row';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "change_row_told" AFTER INSERT ON "change_row" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_told();

-- The values of the columns of a key, separated by blanks.
CREATE FUNCTION row_key("row" JSONB, "columns" TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT string_agg("row" ->> c.name, ' ' ORDER BY c.n) FROM string_to_table("columns", ' ') WITH ORDINALITY AS c(name, n)
$$;

-- Reads of personal data have a chain of their own, so that who reads never waits for who writes. Each change commits to where
-- it stood.
CREATE FUNCTION link_reads("keys" TEXT[], "hashes" BYTEA[]) RETURNS VOID LANGUAGE plpgsql SET bytea_output = 'hex' AS $$
DECLARE
  head read_head;
  link text;
BEGIN
  SELECT * INTO head FROM read_head FOR UPDATE;
  link := encode(sha256(convert_to(concat_ws(E'\n', head.hash, head."position" + 1, keys, hashes), 'UTF8')), 'hex');
  INSERT INTO read_link VALUES (head."position" + 1, keys, hashes, head.hash, link);
  UPDATE read_head SET "position" = head."position" + 1, hash = link;
END $$;

CREATE FUNCTION chain_reads() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  PERFORM link_reads(array_agg(n.id::text), array_agg(row_hash(n::text))) FROM written n HAVING count(*) > 0;
  RETURN NULL;
END $$;

-- Nothing is overwritten and nothing is lost. Each argument allows a change of a column: `once`, from null to a value;
-- `rises`, to a greater number; `corrected`, by a change that is recorded; `free`.
CREATE FUNCTION keep_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was     jsonb;
  becomes jsonb;
  allowed text;
  name    text;
  altered boolean := FALSE;
BEGIN
  IF TG_OP = 'UPDATE' AND TG_NARGS > 0 THEN
    was := to_jsonb(OLD);
    becomes := to_jsonb(NEW);
    FOREACH allowed IN ARRAY TG_ARGV LOOP
      name := split_part(allowed, ' ', 2);
      IF was -> name = becomes -> name AND allowed NOT LIKE 'free %' THEN
        CONTINUE;
      ELSIF (CASE split_part(allowed, ' ', 1)
        WHEN 'once' THEN was ->> name IS NULL
        WHEN 'rises' THEN (becomes ->> name)::bigint > (was ->> name)::bigint
        WHEN 'corrected' THEN current_setting('muster.writing', TRUE) = 'on'
        ELSE TRUE
      END) THEN
        altered := TRUE;
        was := was - name;
        becomes := becomes - name;
      END IF;
    END LOOP;
    IF altered AND was = becomes THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'a row of % is never rewritten or deleted', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_keep', TABLE = TG_TABLE_NAME;
END $$;

-- A table that has rows is not emptied.
CREATE FUNCTION keep_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM %I)', TG_TABLE_NAME) INTO kept;
  IF kept THEN
    RAISE EXCEPTION 'a row of % is never rewritten or deleted', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_keep', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;

-- Every table gets its guards, and every table of facts what notes its rows; src/kept-tables.ts tells the same, and a test
-- compares them. Rows that are there already are noted as they stand: the next change commits to them.
CREATE FUNCTION keep_table("name" TEXT, "allowed" TEXT[], "noted" TEXT[]) RETURNS VOID LANGUAGE plpgsql
SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' AS $$
DECLARE
  arguments text;
  key       text := CASE WHEN cardinality(noted) = 0 THEN 't.id::text' ELSE format('row_key(to_jsonb(t), %L)', noted[1]) END;
  "row"     text := CASE WHEN cardinality(noted) = 0 THEN 't::text'
                    ELSE format('jsonb_populate_record(t, %L)::text', noted[2]) END;
BEGIN
  SELECT string_agg(quote_literal(a), ', ') INTO arguments FROM unnest(allowed) a;
  EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_row(%s)',
    name || '_keep', name, arguments);
  EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION keep_rows()',
    name || '_keep_all', name);
  IF noted IS NULL THEN RETURN; END IF;
  SELECT string_agg(quote_literal(a), ', ') INTO arguments FROM unnest(noted) a;
  EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION note_rows(%s)', name || '_note_new', name, arguments);
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS replaced NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION note_rows(%s)', name || '_note_changed', name, arguments);
  EXECUTE format('INSERT INTO change_row ("position", table_name, keys, hashes)
    SELECT h."position" + 1, %L, r.keys, r.hashes FROM change_head h, (
      SELECT array_agg(k.key) AS keys, array_agg(k.hash) AS hashes FROM (
        SELECT %s AS key, row_hash(%s) AS hash, (row_number() OVER () - 1) / 1000 AS batch FROM %I t
      ) k GROUP BY k.batch ORDER BY k.batch
    ) r', name, key, "row", name);
END $$;

DO $$
DECLARE
  "trigger" record;
BEGIN
  FOR "trigger" IN
    SELECT t.tgname AS name, t.tgrelid::regclass::text AS "table" FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE p.proname IN ('refuse_rewrite', 'refuse_access_rewrite', 'refuse_any_rewrite')
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', "trigger".name, "trigger"."table");
  END LOOP;
END $$;
DROP FUNCTION refuse_rewrite();
DROP FUNCTION refuse_access_rewrite();
DROP FUNCTION refuse_any_rewrite();

-- Things: their optimistic locks rise.
SELECT keep_table(name, ARRAY['rises version'], '{}') FROM unnest(ARRAY['unit', 'officer', 'assignment', 'honor',
  'honor_program', 'evaluation_scheme', 'evaluation_cycle', 'evaluation', 'evaluation_appeal', 'selection_policy',
  'selection_round']) AS name;
-- Rows that are believed until they are superseded.
SELECT keep_table(name, ARRAY['once superseded_at'], '{}') FROM unnest(ARRAY['unit_version', 'officer_version',
  'assignment_version', 'honor_version', 'honor_program_version', 'evaluation_scheme_version', 'evaluation_cycle_version',
  'evaluation_appeal_version', 'selection_policy_version', 'selection_round_version', 'officer_personal',
  'evaluation_version', 'evaluation_score', 'metric_observation', 'selection', 'calendar_day']) AS name;
-- Parts of things, which stay as they are.
SELECT keep_table(name, '{}', '{}') FROM unnest(ARRAY['honor_recipient', 'indicator', 'grade_band', 'evaluator_group']) AS name;
SELECT keep_table('selection_target', '{}', ARRAY['policy_id category', '{}']);
SELECT keep_table('access_grant_unit', '{}', ARRAY['grant_id unit_id', '{}']);
SELECT keep_table('idempotency_key', '{}', ARRAY['viewer key', '{}']);
-- Rules of regulations, which end.
SELECT keep_table(name, ARRAY['once valid_to'], '{}') FROM unnest(ARRAY['rank_step', 'evaluation_rule', 'honor_notice_rule']) AS name;
-- Access, which is revoked; when a token was last used is kept up to date and proves nothing.
SELECT keep_table('token', ARRAY['once revoked_at', 'free last_used_at'], ARRAY['id', '{"last_used_at":null}']);
SELECT keep_table('access_grant', ARRAY['once revoked_at'], '{}');
-- What loads of published facts correct in place.
SELECT keep_table('source', ARRAY['corrected title', 'corrected publisher', 'corrected published_on'], '{}');
SELECT keep_table('attestation', ARRAY['corrected source_id'], '{}');
SELECT keep_table('loaded_fact', ARRAY['corrected hash', 'corrected entity_id'], ARRAY['dataset key', '{}']);
-- The record itself.
SELECT keep_table(name, '{}', NULL) FROM unnest(ARRAY['change', 'change_row', 'personal_read', 'read_link', 'checkpoint']) AS name;
SELECT keep_table('change_head', ARRAY['rises position', 'free at', 'free hash'], NULL);
SELECT keep_table('read_head', ARRAY['rises position', 'free hash'], NULL);

-- Reads of before are the first links of their chain.
SET LOCAL timezone = 'UTC';
SET LOCAL datestyle = 'ISO, YMD';
SET LOCAL bytea_output = 'hex';
DO $$
BEGIN
  PERFORM link_reads(b.keys, b.hashes) FROM (
    SELECT array_agg(r.key) AS keys, array_agg(r.hash) AS hashes FROM (
      SELECT t.id::text AS key, row_hash(t::text) AS hash, (row_number() OVER (ORDER BY t.id) - 1) / 1000 AS batch
      FROM personal_read t
    ) r GROUP BY r.batch ORDER BY r.batch
  ) b;
END $$;
CREATE TRIGGER "personal_read_chain" AFTER INSERT ON "personal_read" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION chain_reads();
