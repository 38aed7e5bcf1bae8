-- Programs, activities, tallies, places and duties, and the rules of regulations as dated data.

-- Programs of work have a status of their own.
ALTER TYPE "ProgramStatus" RENAME TO "HonorProgramStatus";

-- CreateEnum
CREATE TYPE "ProgramStatus" AS ENUM ('ENDED', 'PILOT', 'PLANNED', 'RUNNING');

-- CreateEnum
CREATE TYPE "ActivityKind" AS ENUM ('CARE', 'CEREMONY', 'CONTEST', 'TRAINING');

-- CreateEnum
CREATE TYPE "AttendanceOutcome" AS ENUM ('ABSENT', 'ATTENDED', 'EXCUSED', 'FAILED', 'PASSED');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('BUILDING', 'COMMUNITY', 'ENTERPRISE', 'GRID', 'PROJECT', 'SITE', 'VILLAGE', 'WATERWAY');

-- CreateEnum
CREATE TYPE "DutyKind" AS ENUM ('LEADING', 'SUPERVISING', 'RESPONSIBLE', 'STATIONED', 'LINKED');

-- CreateEnum
CREATE TYPE "ProgramKind" AS ENUM ('CAMPAIGN', 'CARE', 'CEREMONY', 'CONTACT', 'CONTEST', 'CULTIVATION', 'RECOMMENDATION', 'REFORM', 'STANDARD', 'TALENT', 'TRAINING', 'WARNING');

-- CreateEnum
CREATE TYPE "ProgramAdmission" AS ENUM ('BY_ADMISSION', 'BY_CRITERIA');

-- CreateEnum
CREATE TYPE "ProgramReach" AS ENUM ('BELOW', 'OWNER', 'WITHIN');

-- CreateEnum
CREATE TYPE "RuleUnit" AS ENUM ('BASIS_POINTS', 'DAYS', 'HOURS', 'MONTHS', 'TIMES', 'WORKING_DAYS', 'YEARS');

-- AlterTable
ALTER TABLE "attestation" ADD COLUMN     "activity_id" INTEGER,
ADD COLUMN     "attendance_id" INTEGER,
ADD COLUMN     "duty_id" INTEGER,
ADD COLUMN     "member_id" INTEGER,
ADD COLUMN     "place_id" INTEGER,
ADD COLUMN     "program_id" INTEGER;

-- CreateTable
CREATE TABLE "activity" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_version" (
    "id" SERIAL NOT NULL,
    "activity_id" INTEGER NOT NULL,
    "kind" "ActivityKind" NOT NULL,
    "title" TEXT NOT NULL,
    "program_id" INTEGER,
    "organizer_id" INTEGER,
    "host" TEXT,
    "level" "HonorLevel",
    "starts_on" DATE NOT NULL,
    "starts_precision" "DatePrecision" NOT NULL,
    "ends_on" DATE,
    "ends_precision" "DatePrecision",
    "hours" DECIMAL(6,1),
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "activity_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" SERIAL NOT NULL,
    "activity_id" INTEGER NOT NULL,
    "officer_id" INTEGER,
    "unit_id" INTEGER,
    "other_name" TEXT,
    "attended_on" DATE NOT NULL,
    "outcome" "AttendanceOutcome" NOT NULL,
    "presenter" BOOLEAN NOT NULL DEFAULT false,
    "hours" DECIMAL(6,1),
    "score" DECIMAL(6,2),
    "place" INTEGER,
    "prize" TEXT,
    "entry" TEXT,
    "honor_id" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place_version" (
    "id" SERIAL NOT NULL,
    "place_id" INTEGER NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "kind" "PlaceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" INTEGER,
    "division_code" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "place_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty_version" (
    "id" SERIAL NOT NULL,
    "duty_id" INTEGER NOT NULL,
    "kind" "DutyKind" NOT NULL,
    "program_id" INTEGER,
    "officer_id" INTEGER,
    "unit_id" INTEGER,
    "holder_name" TEXT,
    "target_place_id" INTEGER,
    "target_unit_id" INTEGER,
    "title" TEXT,
    "above_id" INTEGER,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "duty_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "key" TEXT COLLATE "C" NOT NULL,
    "kind" "ProgramKind" NOT NULL,
    "admission" "ProgramAdmission" NOT NULL,
    "subject_kind" "EvaluationSubjectKind" NOT NULL,

    CONSTRAINT "program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program_version" (
    "id" SERIAL NOT NULL,
    "program_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" INTEGER,
    "parent_id" INTEGER,
    "purpose" TEXT,
    "status" "ProgramStatus" NOT NULL,
    "categories" "OfficerCategory"[] DEFAULT ARRAY[]::"OfficerCategory"[],
    "grades" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reach" "ProgramReach" NOT NULL,
    "roles" "AssignmentRole"[] DEFAULT ARRAY[]::"AssignmentRole"[],
    "service_months_from" INTEGER,
    "service_months_under" INTEGER,
    "unit_categories" "UnitCategory"[] DEFAULT ARRAY[]::"UnitCategory"[],
    "unit_kinds" "UnitKind"[] DEFAULT ARRAY[]::"UnitKind"[],
    "requirements" TEXT NOT NULL DEFAULT '[]',
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program_member" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "program_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program_member_version" (
    "id" SERIAL NOT NULL,
    "member_id" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "officer_id" INTEGER,
    "unit_id" INTEGER,
    "field" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "program_member_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regulation_rule" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "key" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "value_unit" "RuleUnit" NOT NULL,

    CONSTRAINT "regulation_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regulation_rule_version" (
    "id" SERIAL NOT NULL,
    "rule_id" INTEGER NOT NULL,
    "value" DECIMAL(12,2) NOT NULL,
    "article" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "regulation_rule_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tally" (
    "id" SERIAL NOT NULL,
    "officer_id" INTEGER,
    "unit_id" INTEGER,
    "key" TEXT COLLATE "C" NOT NULL,
    "name" TEXT NOT NULL,
    "value" DECIMAL(14,2) NOT NULL,
    "value_unit" "MetricUnit" NOT NULL,
    "from_day" DATE NOT NULL,
    "last_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "tally_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "activity_version_activity_id_idx" ON "activity_version"("activity_id");

-- CreateIndex
CREATE INDEX "activity_version_program_id_idx" ON "activity_version"("program_id");

-- CreateIndex
CREATE INDEX "activity_version_organizer_id_idx" ON "activity_version"("organizer_id");

-- CreateIndex
CREATE INDEX "attendance_activity_id_idx" ON "attendance"("activity_id");

-- CreateIndex
CREATE INDEX "attendance_officer_id_idx" ON "attendance"("officer_id");

-- CreateIndex
CREATE INDEX "attendance_unit_id_idx" ON "attendance"("unit_id");

-- CreateIndex
CREATE INDEX "attendance_honor_id_idx" ON "attendance"("honor_id");

-- CreateIndex
CREATE INDEX "place_version_place_id_idx" ON "place_version"("place_id");

-- CreateIndex
CREATE INDEX "place_version_parent_id_idx" ON "place_version"("parent_id");

-- CreateIndex
CREATE INDEX "duty_version_duty_id_idx" ON "duty_version"("duty_id");

-- CreateIndex
CREATE INDEX "duty_version_program_id_idx" ON "duty_version"("program_id");

-- CreateIndex
CREATE INDEX "duty_version_officer_id_idx" ON "duty_version"("officer_id");

-- CreateIndex
CREATE INDEX "duty_version_unit_id_idx" ON "duty_version"("unit_id");

-- CreateIndex
CREATE INDEX "duty_version_target_place_id_idx" ON "duty_version"("target_place_id");

-- CreateIndex
CREATE INDEX "duty_version_target_unit_id_idx" ON "duty_version"("target_unit_id");

-- CreateIndex
CREATE INDEX "duty_version_above_id_idx" ON "duty_version"("above_id");

-- CreateIndex
CREATE UNIQUE INDEX "program_key_key" ON "program"("key");

-- CreateIndex
CREATE INDEX "program_version_program_id_idx" ON "program_version"("program_id");

-- CreateIndex
CREATE INDEX "program_version_owner_id_idx" ON "program_version"("owner_id");

-- CreateIndex
CREATE INDEX "program_version_parent_id_idx" ON "program_version"("parent_id");

-- CreateIndex
CREATE INDEX "program_member_version_member_id_idx" ON "program_member_version"("member_id");

-- CreateIndex
CREATE INDEX "program_member_version_program_id_idx" ON "program_member_version"("program_id");

-- CreateIndex
CREATE INDEX "program_member_version_officer_id_idx" ON "program_member_version"("officer_id");

-- CreateIndex
CREATE INDEX "program_member_version_unit_id_idx" ON "program_member_version"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "regulation_rule_key_key" ON "regulation_rule"("key");

-- CreateIndex
CREATE INDEX "regulation_rule_version_rule_id_idx" ON "regulation_rule_version"("rule_id");

-- CreateIndex
CREATE INDEX "tally_officer_id_key_idx" ON "tally"("officer_id", "key");

-- CreateIndex
CREATE INDEX "tally_unit_id_key_idx" ON "tally"("unit_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_program_id_source_id_key" ON "attestation"("program_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_member_id_source_id_key" ON "attestation"("member_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_activity_id_source_id_key" ON "attestation"("activity_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_attendance_id_source_id_key" ON "attestation"("attendance_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_place_id_source_id_key" ON "attestation"("place_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_duty_id_source_id_key" ON "attestation"("duty_id", "source_id");

-- AddForeignKey
ALTER TABLE "activity_version" ADD CONSTRAINT "activity_version_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_version" ADD CONSTRAINT "activity_version_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_version" ADD CONSTRAINT "activity_version_organizer_id_fkey" FOREIGN KEY ("organizer_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_honor_id_fkey" FOREIGN KEY ("honor_id") REFERENCES "honor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_version" ADD CONSTRAINT "place_version_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_version" ADD CONSTRAINT "place_version_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_version" ADD CONSTRAINT "duty_version_duty_id_fkey" FOREIGN KEY ("duty_id") REFERENCES "duty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_version" ADD CONSTRAINT "duty_version_above_id_fkey" FOREIGN KEY ("above_id") REFERENCES "duty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_version" ADD CONSTRAINT "duty_version_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_version" ADD CONSTRAINT "duty_version_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_version" ADD CONSTRAINT "duty_version_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_version" ADD CONSTRAINT "duty_version_target_place_id_fkey" FOREIGN KEY ("target_place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_version" ADD CONSTRAINT "duty_version_target_unit_id_fkey" FOREIGN KEY ("target_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_version" ADD CONSTRAINT "program_version_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_version" ADD CONSTRAINT "program_version_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_version" ADD CONSTRAINT "program_version_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_member_version" ADD CONSTRAINT "program_member_version_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "program_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_member_version" ADD CONSTRAINT "program_member_version_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_member_version" ADD CONSTRAINT "program_member_version_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_member_version" ADD CONSTRAINT "program_member_version_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regulation_rule_version" ADD CONSTRAINT "regulation_rule_version_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "regulation_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "program_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_attendance_id_fkey" FOREIGN KEY ("attendance_id") REFERENCES "attendance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_duty_id_fkey" FOREIGN KEY ("duty_id") REFERENCES "duty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally" ADD CONSTRAINT "tally_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally" ADD CONSTRAINT "tally_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A source attests one thing.
ALTER TABLE "attestation" DROP CONSTRAINT "attestation_one_check", ADD CONSTRAINT "attestation_one_check"
  CHECK (num_nonnulls("unit_id", "officer_id", "assignment_id", "honor_id", "policy_id", "program_id", "member_id",
    "activity_id", "attendance_id", "place_id", "duty_id") = 1);

-- Of each thing one version on any day, as known at any instant.
DO $$
DECLARE
  c record;
BEGIN
  FOR c IN SELECT * FROM (VALUES
    ('regulation_rule_version', 'rule_id'),
    ('program_version', 'program_id'),
    ('program_member_version', 'member_id'),
    ('activity_version', 'activity_id'),
    ('place_version', 'place_id'),
    ('duty_version', 'duty_id')
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
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_recorded_check" CHECK ("superseded_at" >= "recorded_at");
ALTER TABLE "tally" ADD CONSTRAINT "tally_recorded_check" CHECK ("superseded_at" >= "recorded_at");

ALTER TABLE "regulation_rule_version" ADD CONSTRAINT "regulation_rule_version_value_check" CHECK ("value" >= 0);

-- Requirements are an array of JSON; criteria have no empty places.
ALTER TABLE "program_version"
  ADD CONSTRAINT "program_version_requirements_check" CHECK (jsonb_typeof("requirements"::jsonb) = 'array'),
  ADD CONSTRAINT "program_version_months_check" CHECK ("service_months_from" > 0 AND "service_months_under" > 0);

-- A member is an officer or a unit, and no member twice on a day.
ALTER TABLE "program_member_version"
  ADD CONSTRAINT "program_member_version_subject_check" CHECK (num_nonnulls("officer_id", "unit_id") = 1),
  ADD CONSTRAINT "program_member_version_once" EXCLUDE USING gist (
    ("program_id" + 0) WITH =, coalesce("officer_id", 0) WITH =, coalesce("unit_id", 0) WITH =,
    daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
  );

ALTER TABLE "activity_version"
  ADD CONSTRAINT "activity_version_days_check" CHECK ("ends_on" >= "starts_on"),
  ADD CONSTRAINT "activity_version_ends_check" CHECK (("ends_on" IS NULL) = ("ends_precision" IS NULL)),
  ADD CONSTRAINT "activity_version_hours_check" CHECK ("hours" > 0 AND "hours" * 2 = trunc("hours" * 2));

-- Who takes part is an officer, a unit or words; of one entry an officer or a unit has one result.
ALTER TABLE "attendance"
  ADD CONSTRAINT "attendance_participant_check" CHECK (num_nonnulls("officer_id", "unit_id", "other_name") = 1),
  ADD CONSTRAINT "attendance_hours_check" CHECK ("hours" >= 0 AND "hours" * 2 = trunc("hours" * 2)),
  ADD CONSTRAINT "attendance_score_check" CHECK ("score" BETWEEN 0 AND 1000),
  ADD CONSTRAINT "attendance_place_check" CHECK ("place" BETWEEN 1 AND 10000);
CREATE UNIQUE INDEX "attendance_officer_once" ON "attendance" ("activity_id", "officer_id", coalesce("entry", ''))
  WHERE "superseded_at" IS NULL AND "officer_id" IS NOT NULL;
CREATE UNIQUE INDEX "attendance_unit_once" ON "attendance" ("activity_id", "unit_id", coalesce("entry", ''))
  WHERE "superseded_at" IS NULL AND "unit_id" IS NOT NULL;

-- Periods of one tally do not overlap for one subject.
ALTER TABLE "tally"
  ADD CONSTRAINT "tally_subject_check" CHECK (num_nonnulls("officer_id", "unit_id") = 1),
  ADD CONSTRAINT "tally_period_check" CHECK ("last_on" >= "from_day"),
  ADD CONSTRAINT "tally_value_check" CHECK ("value" >= 0),
  ADD CONSTRAINT "tally_unit_check" CHECK ("value_unit" IN ('COUNT', 'MINUTES')),
  ADD CONSTRAINT "tally_once" EXCLUDE USING gist (
    coalesce("officer_id", 0) WITH =, coalesce("unit_id", 0) WITH =, ("key" || '') WITH =,
    daterange("from_day", "last_on", '[]') WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
  );
CREATE INDEX "tally_of_officer_now" ON "tally" ("key", "officer_id", "last_on") INCLUDE ("from_day", "value")
  WHERE "superseded_at" IS NULL AND "officer_id" IS NOT NULL;
CREATE INDEX "tally_of_unit_now" ON "tally" ("key", "unit_id", "last_on") INCLUDE ("from_day", "value")
  WHERE "superseded_at" IS NULL AND "unit_id" IS NOT NULL;

ALTER TABLE "place_version"
  ADD CONSTRAINT "place_version_code_unique" EXCLUDE USING gist (
    ("code" || '') WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
  );
CREATE INDEX "place_version_by_code" ON "place_version" ("code", "place_id") WHERE "superseded_at" IS NULL;

-- A duty has one holder and one target, and is held once for the same under one program on a day.
ALTER TABLE "duty_version"
  ADD CONSTRAINT "duty_version_holder_check" CHECK (num_nonnulls("officer_id", "unit_id", "holder_name") = 1),
  ADD CONSTRAINT "duty_version_target_check" CHECK (num_nonnulls("target_place_id", "target_unit_id") = 1),
  ADD CONSTRAINT "duty_version_apart_check" CHECK ("unit_id" <> "target_unit_id" AND "above_id" <> "duty_id"),
  ADD CONSTRAINT "duty_version_once" EXCLUDE USING gist (
    coalesce("program_id", 0) WITH =, "kind" WITH =, coalesce("officer_id", 0) WITH =, coalesce("unit_id", 0) WITH =,
    coalesce("holder_name", '') WITH =, coalesce("target_place_id", 0) WITH =, coalesce("target_unit_id", 0) WITH =,
    daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
  );

SELECT keep_table(name, ARRAY['rises version'], '{}')
FROM unnest(ARRAY['regulation_rule', 'program', 'program_member', 'activity', 'place', 'duty']) AS name;
SELECT keep_table(name, ARRAY['once superseded_at'], '{}') FROM unnest(ARRAY['regulation_rule_version', 'program_version',
  'program_member_version', 'activity_version', 'attendance', 'tally', 'place_version', 'duty_version']) AS name;
