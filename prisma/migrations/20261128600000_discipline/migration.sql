-- Concerns, sanctions, liability for cases, recommendations, and which officer a person is.

-- CreateEnum
CREATE TYPE "ConcernKind" AS ENUM ('ENFORCEMENT', 'INTEGRITY', 'LIFE', 'POLITICS', 'WORK_STYLE');

-- CreateEnum
CREATE TYPE "ConcernStage" AS ENUM ('FOUND', 'REMINDED', 'STOPPED', 'CORRECTED', 'CLOSED', 'REFERRED');

-- CreateEnum
CREATE TYPE "ConcernMeasure" AS ENUM ('EDUCATION', 'MENTORING', 'QUESTION', 'SELF_EXAMINATION', 'TALK');

-- CreateEnum
CREATE TYPE "SanctionKind" AS ENUM ('ADJUSTMENT', 'ADMONITION', 'DEMERIT', 'DEMOTION', 'DISMISSAL', 'MAJOR_DEMERIT', 'PARTY_EXPULSION', 'PARTY_PROBATION', 'PARTY_REMOVAL', 'PARTY_SERIOUS_WARNING', 'PARTY_WARNING', 'RANK_REDUCTION', 'REMOVAL', 'SUSPENSION', 'WARNING');

-- CreateEnum
CREATE TYPE "DisciplineForm" AS ENUM ('FIRST', 'SECOND', 'THIRD', 'FOURTH');

-- CreateEnum
CREATE TYPE "CaseRole" AS ENUM ('APPROVER', 'ASSISTANT', 'EXPERT', 'HANDLER', 'REVIEWER');

-- CreateEnum
CREATE TYPE "CaseFault" AS ENUM ('GROSS_NEGLIGENCE', 'INTENT', 'NEGLIGENCE', 'NONE');

-- CreateTable
CREATE TABLE "person_link" (
    "id" SERIAL NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "person_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concern" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "concern_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concern_version" (
    "id" SERIAL NOT NULL,
    "concern_id" INTEGER NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "keeper_id" INTEGER NOT NULL,
    "kind" "ConcernKind" NOT NULL,
    "summary" BYTEA NOT NULL,
    "expunged" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "concern_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concern_step" (
    "id" SERIAL NOT NULL,
    "concern_id" INTEGER NOT NULL,
    "taken_on" DATE NOT NULL,
    "stage" "ConcernStage" NOT NULL,
    "measure" "ConcernMeasure",
    "taken_by" BYTEA NOT NULL,
    "note" BYTEA,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "concern_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sanction" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sanction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sanction_version" (
    "id" SERIAL NOT NULL,
    "sanction_id" INTEGER NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "kind" "SanctionKind" NOT NULL,
    "form" "DisciplineForm",
    "decided_by" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "until_on" DATE,
    "to_rank" "PoliceRank",
    "grounds" BYTEA NOT NULL,
    "lifted" BOOLEAN NOT NULL DEFAULT false,
    "overturned" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "sanction_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_liability" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "case_liability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_liability_version" (
    "id" SERIAL NOT NULL,
    "liability_id" INTEGER NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "case_number" TEXT COLLATE "C" NOT NULL,
    "role" "CaseRole" NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "case_liability_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "liability_finding" (
    "id" SERIAL NOT NULL,
    "liability_id" INTEGER NOT NULL,
    "found_on" DATE NOT NULL,
    "fault" "CaseFault" NOT NULL,
    "sanction_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "liability_finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "word_key" (
    "id" SERIAL NOT NULL,
    "concern_id" INTEGER,
    "sanction_id" INTEGER,
    "wrapped" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "word_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation_version" (
    "id" SERIAL NOT NULL,
    "recommendation_id" INTEGER NOT NULL,
    "round_id" INTEGER NOT NULL,
    "candidate_id" INTEGER NOT NULL,
    "recommender_id" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "recommendation_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_link_officer_id_idx" ON "person_link"("officer_id");

-- CreateIndex
CREATE INDEX "concern_version_concern_id_idx" ON "concern_version"("concern_id");

-- CreateIndex
CREATE INDEX "concern_version_officer_id_idx" ON "concern_version"("officer_id");

-- CreateIndex
CREATE INDEX "concern_version_keeper_id_idx" ON "concern_version"("keeper_id");

-- CreateIndex
CREATE INDEX "concern_step_concern_id_idx" ON "concern_step"("concern_id");

-- CreateIndex
CREATE INDEX "sanction_version_sanction_id_idx" ON "sanction_version"("sanction_id");

-- CreateIndex
CREATE INDEX "sanction_version_officer_id_idx" ON "sanction_version"("officer_id");

-- CreateIndex
CREATE INDEX "case_liability_version_liability_id_idx" ON "case_liability_version"("liability_id");

-- CreateIndex
CREATE INDEX "case_liability_version_officer_id_idx" ON "case_liability_version"("officer_id");

-- CreateIndex
CREATE INDEX "case_liability_version_unit_id_idx" ON "case_liability_version"("unit_id");

-- CreateIndex
CREATE INDEX "case_liability_version_case_number_idx" ON "case_liability_version"("case_number");

-- CreateIndex
CREATE INDEX "liability_finding_liability_id_idx" ON "liability_finding"("liability_id");

-- CreateIndex
CREATE INDEX "liability_finding_sanction_id_idx" ON "liability_finding"("sanction_id");

-- CreateIndex
CREATE UNIQUE INDEX "word_key_concern_id_key" ON "word_key"("concern_id");

-- CreateIndex
CREATE UNIQUE INDEX "word_key_sanction_id_key" ON "word_key"("sanction_id");

-- CreateIndex
CREATE INDEX "word_key_key_id_idx" ON "word_key"("key_id");

-- CreateIndex
CREATE INDEX "recommendation_version_recommendation_id_idx" ON "recommendation_version"("recommendation_id");

-- CreateIndex
CREATE INDEX "recommendation_version_round_id_idx" ON "recommendation_version"("round_id");

-- CreateIndex
CREATE INDEX "recommendation_version_candidate_id_idx" ON "recommendation_version"("candidate_id");

-- CreateIndex
CREATE INDEX "recommendation_version_recommender_id_idx" ON "recommendation_version"("recommender_id");

-- CreateIndex
CREATE INDEX "recommendation_version_program_id_idx" ON "recommendation_version"("program_id");

-- AddForeignKey
ALTER TABLE "person_link" ADD CONSTRAINT "person_link_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concern_version" ADD CONSTRAINT "concern_version_concern_id_fkey" FOREIGN KEY ("concern_id") REFERENCES "concern"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concern_version" ADD CONSTRAINT "concern_version_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concern_version" ADD CONSTRAINT "concern_version_keeper_id_fkey" FOREIGN KEY ("keeper_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concern_step" ADD CONSTRAINT "concern_step_concern_id_fkey" FOREIGN KEY ("concern_id") REFERENCES "concern"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanction_version" ADD CONSTRAINT "sanction_version_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanction_version" ADD CONSTRAINT "sanction_version_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_liability_version" ADD CONSTRAINT "case_liability_version_liability_id_fkey" FOREIGN KEY ("liability_id") REFERENCES "case_liability"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_liability_version" ADD CONSTRAINT "case_liability_version_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_liability_version" ADD CONSTRAINT "case_liability_version_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liability_finding" ADD CONSTRAINT "liability_finding_liability_id_fkey" FOREIGN KEY ("liability_id") REFERENCES "case_liability"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liability_finding" ADD CONSTRAINT "liability_finding_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "word_key" ADD CONSTRAINT "word_key_concern_id_fkey" FOREIGN KEY ("concern_id") REFERENCES "concern"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "word_key" ADD CONSTRAINT "word_key_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_version" ADD CONSTRAINT "recommendation_version_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_version" ADD CONSTRAINT "recommendation_version_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "selection_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_version" ADD CONSTRAINT "recommendation_version_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_version" ADD CONSTRAINT "recommendation_version_recommender_id_fkey" FOREIGN KEY ("recommender_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_version" ADD CONSTRAINT "recommendation_version_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Of each thing one version on any day, as known at any instant.
DO $$
DECLARE
  c record;
BEGIN
  FOR c IN SELECT * FROM (VALUES
    ('concern_version', 'concern_id'),
    ('sanction_version', 'sanction_id'),
    ('case_liability_version', 'liability_id'),
    ('recommendation_version', 'recommendation_id')
  ) AS kept(name, key)
  LOOP
    EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %2$I CHECK (valid_to > valid_from), '
      'ADD CONSTRAINT %3$I CHECK (superseded_at >= recorded_at), '
      'ADD CONSTRAINT %4$I EXCLUDE USING gist ((%5$I + 0) WITH =, '
      'daterange(valid_from, valid_to) WITH &&, tstzrange(recorded_at, superseded_at) WITH &&)',
      c.name, c.name || '_period_check', c.name || '_recorded_check', c.name || '_one_a_day', c.key);
    EXECUTE format('CREATE INDEX %I ON %I (%I, valid_from) WHERE superseded_at IS NULL', c.name || '_now', c.name, c.key);
  END LOOP;
END $$;
ALTER TABLE "concern_step" ADD CONSTRAINT "concern_step_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "liability_finding" ADD CONSTRAINT "liability_finding_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "person_link" ADD CONSTRAINT "person_link_recorded_check" CHECK ("superseded_at" >= "recorded_at");

ALTER TABLE "sanction_version"
  ADD CONSTRAINT "sanction_version_until_check" CHECK ("until_on" > "decided_on"),
  ADD CONSTRAINT "sanction_version_rank_check" CHECK (("kind" = 'RANK_REDUCTION') = ("to_rank" IS NOT NULL)),
  ADD CONSTRAINT "sanction_version_end_check" CHECK (NOT ("lifted" AND "overturned")),
  ADD CONSTRAINT "sanction_version_document_check" CHECK ("basis_document" IS NOT NULL);
ALTER TABLE "liability_finding" ADD CONSTRAINT "liability_finding_document_check" CHECK ("basis_document" IS NOT NULL);

-- A part in a case is answered for once.
ALTER TABLE "case_liability_version"
  ADD CONSTRAINT "case_liability_version_once" EXCLUDE USING gist (
    ("officer_id" + 0) WITH =, ("case_number" || '') WITH =, "role" WITH =,
    daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
  );

-- Nobody recommends themselves, nor somebody twice in a round, but for what was taken back.
ALTER TABLE "recommendation_version"
  ADD CONSTRAINT "recommendation_version_apart_check" CHECK ("candidate_id" <> "recommender_id"),
  ADD CONSTRAINT "recommendation_version_once" EXCLUDE USING gist (
    ("round_id" + 0) WITH =, ("recommender_id" + 0) WITH =, ("candidate_id" + 0) WITH =,
    daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
  ) WHERE (NOT "withdrawn");

-- A person is one officer.
CREATE UNIQUE INDEX "person_link_current" ON "person_link" ("issuer", "subject") WHERE "superseded_at" IS NULL;

ALTER TABLE "word_key" ADD CONSTRAINT "word_key_one_check" CHECK (num_nonnulls("concern_id", "sanction_id") = 1);

-- Nothing is overwritten and nothing is lost. Each argument allows a change of a column: `once`, from null to a value;
-- `rises`, to a greater number; `corrected`, by a change that is recorded; `free`. `deleted` alone allows that a change deletes rows.
CREATE OR REPLACE FUNCTION keep_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was     jsonb;
  becomes jsonb;
  allowed text;
  name    text;
  altered boolean := FALSE;
  changing boolean;
BEGIN
  -- what a change corrects or deletes, a dry run does as well: it is rolled back, and notes no rows
  changing := 'on' IN (current_setting('muster.writing', TRUE), current_setting('muster.rehearsing', TRUE));
  IF TG_OP = 'DELETE' AND TG_NARGS > 0 THEN
    IF changing AND 'deleted' = ANY(TG_ARGV) THEN RETURN OLD; END IF;
  ELSIF TG_OP = 'UPDATE' AND TG_NARGS > 0 THEN
    was := to_jsonb(OLD);
    becomes := to_jsonb(NEW);
    FOREACH allowed IN ARRAY TG_ARGV LOOP
      name := split_part(allowed, ' ', 2);
      IF allowed = 'deleted' OR (was -> name = becomes -> name AND allowed NOT LIKE 'free %') THEN
        CONTINUE;
      ELSIF (CASE split_part(allowed, ' ', 1)
        WHEN 'once' THEN was ->> name IS NULL
        WHEN 'rises' THEN (becomes ->> name)::bigint > (was ->> name)::bigint
        WHEN 'corrected' THEN changing
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

SELECT keep_table(name, ARRAY['rises version'], '{}')
FROM unnest(ARRAY['concern', 'sanction', 'case_liability', 'recommendation']) AS name;
SELECT keep_table(name, ARRAY['once superseded_at'], '{}') FROM unnest(ARRAY['concern_version', 'concern_step',
  'sanction_version', 'case_liability_version', 'liability_finding', 'recommendation_version', 'person_link']) AS name;
-- The keys of words are no part of the record: what they seal is.
SELECT keep_table('word_key', ARRAY['corrected wrapped', 'corrected key_id', 'deleted'], NULL);
