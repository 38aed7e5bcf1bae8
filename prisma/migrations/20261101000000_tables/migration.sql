-- CreateEnum
CREATE TYPE "ViewerKind" AS ENUM ('SERVICE', 'PERSON');

-- CreateEnum
CREATE TYPE "EvaluationSubjectKind" AS ENUM ('OFFICER', 'UNIT');

-- CreateEnum
CREATE TYPE "EvaluationCycleStatus" AS ENUM ('DRAFT', 'OPEN', 'CLOSED', 'FINALIZED');

-- CreateEnum
CREATE TYPE "EvaluationGrade" AS ENUM ('EXCELLENT', 'COMPETENT', 'BASICALLY_COMPETENT', 'INCOMPETENT', 'NOT_GRADED');

-- CreateEnum
CREATE TYPE "HonorKind" AS ENUM ('INDIVIDUAL', 'COLLECTIVE');

-- CreateEnum
CREATE TYPE "HonorLevel" AS ENUM ('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'UNIT');

-- CreateEnum
CREATE TYPE "MeritClass" AS ENUM ('COMMENDATION', 'THIRD_CLASS_MERIT', 'SECOND_CLASS_MERIT', 'FIRST_CLASS_MERIT', 'TITLE', 'COMPETITION');

-- CreateEnum
CREATE TYPE "HonorStatus" AS ENUM ('NOMINATED', 'UNDER_PUBLIC_NOTICE', 'CONFERRED', 'REJECTED', 'REVOKED');

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('DAY', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "ProgramStatus" AS ENUM ('CURRENT', 'PLANNED');

-- CreateEnum
CREATE TYPE "RecipientKind" AS ENUM ('OFFICER', 'UNIT');

-- CreateEnum
CREATE TYPE "OfficerCategory" AS ENUM ('POLICE', 'AUXILIARY');

-- CreateEnum
CREATE TYPE "OfficerStatus" AS ENUM ('ACTIVE', 'SUSPENDED', 'RETIRED', 'SEPARATED', 'DECEASED');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "PoliceRank" AS ENUM ('COMMISSIONER_GENERAL', 'DEPUTY_COMMISSIONER_GENERAL', 'COMMISSIONER_FIRST_CLASS', 'COMMISSIONER_SECOND_CLASS', 'COMMISSIONER_THIRD_CLASS', 'SUPERVISOR_FIRST_CLASS', 'SUPERVISOR_SECOND_CLASS', 'SUPERVISOR_THIRD_CLASS', 'SUPERINTENDENT_FIRST_CLASS', 'SUPERINTENDENT_SECOND_CLASS', 'SUPERINTENDENT_THIRD_CLASS', 'CONSTABLE_FIRST_CLASS', 'CONSTABLE_SECOND_CLASS');

-- CreateEnum
CREATE TYPE "AssignmentKind" AS ENUM ('PRIMARY', 'CONCURRENT', 'SECONDMENT');

-- CreateEnum
CREATE TYPE "AssignmentRole" AS ENUM ('LEADER', 'DEPUTY', 'PARTY_SECRETARY', 'PARTY_COMMITTEE', 'MEMBER');

-- CreateEnum
CREATE TYPE "ApportionmentMethod" AS ENUM ('LARGEST_REMAINDER', 'SAINTE_LAGUE');

-- CreateEnum
CREATE TYPE "SelectionRoundStatus" AS ENUM ('OPEN', 'CONCLUDED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('MINISTRY', 'PROVINCIAL_DEPARTMENT', 'MUNICIPAL_BUREAU', 'COUNTY_BUREAU', 'SUB_BUREAU', 'DETACHMENT', 'BRIGADE', 'STATION', 'CENTER', 'TEAM', 'POST', 'POLICE_ROOM', 'STUDIO', 'OFFICE');

-- CreateEnum
CREATE TYPE "UnitCategory" AS ENUM ('STATION', 'OPERATIONAL', 'GENERAL');

-- CreateEnum
CREATE TYPE "MetricUnit" AS ENUM ('PERCENT', 'PERCENTAGE_POINTS', 'PERCENT_CHANGE', 'COUNT', 'MINUTES', 'RANK');

-- CreateEnum
CREATE TYPE "MetricQualifier" AS ENUM ('EXACT', 'AT_LEAST', 'OVER', 'UNDER', 'NEARLY');

-- CreateTable
CREATE TABLE "token" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ViewerKind" NOT NULL DEFAULT 'SERVICE',
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" SERIAL NOT NULL,
    "token_id" INTEGER NOT NULL,
    "scopes" TEXT[],
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant_unit" (
    "grant_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,

    CONSTRAINT "access_grant_unit_pkey" PRIMARY KEY ("grant_id","unit_id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "publisher" TEXT,
    "published_on" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attestation" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "unit_id" INTEGER,
    "officer_id" INTEGER,
    "assignment_id" INTEGER,
    "honor_id" INTEGER,
    "policy_id" INTEGER,

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "loaded_fact" (
    "dataset" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "entity_id" INTEGER NOT NULL,

    CONSTRAINT "loaded_fact_pkey" PRIMARY KEY ("dataset","key")
);

-- CreateTable
CREATE TABLE "change" (
    "position" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" INTEGER,
    "fields" JSONB NOT NULL,
    "basis_document" TEXT,
    "basis_reason" TEXT,
    "request_id" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "change_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "change_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "position" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "change_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "viewer" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("viewer","key")
);

-- CreateTable
CREATE TABLE "evaluation_scheme" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" INTEGER,
    "subject_kind" "EvaluationSubjectKind" NOT NULL,
    "excellent_cap_basis_points" INTEGER,

    CONSTRAINT "evaluation_scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_scheme_version" (
    "id" SERIAL NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "evaluation_scheme_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" SERIAL NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "weight_basis_points" INTEGER NOT NULL,
    "maximum" DECIMAL(12,4) NOT NULL,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grade_band" (
    "id" SERIAL NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "grade" "EvaluationGrade" NOT NULL,
    "minimum" DECIMAL(12,4) NOT NULL,

    CONSTRAINT "grade_band_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_cycle" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "scheme_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,

    CONSTRAINT "evaluation_cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_cycle_version" (
    "id" SERIAL NOT NULL,
    "cycle_id" INTEGER NOT NULL,
    "status" "EvaluationCycleStatus" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "evaluation_cycle_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "cycle_id" INTEGER NOT NULL,
    "officer_id" INTEGER,
    "unit_id" INTEGER,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_version" (
    "id" SERIAL NOT NULL,
    "evaluation_id" INTEGER NOT NULL,
    "total" DECIMAL(12,2),
    "rank" INTEGER,
    "grade" "EvaluationGrade" NOT NULL DEFAULT 'NOT_GRADED',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "evaluation_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_score" (
    "id" SERIAL NOT NULL,
    "evaluation_id" INTEGER NOT NULL,
    "indicator_id" INTEGER NOT NULL,
    "evaluator" TEXT,
    "value" DECIMAL(12,4) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "honor" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "honor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "honor_version" (
    "id" SERIAL NOT NULL,
    "honor_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "program_id" INTEGER,
    "kind" "HonorKind",
    "level" "HonorLevel",
    "merit_class" "MeritClass",
    "status" "HonorStatus" NOT NULL,
    "awarded_by" TEXT,
    "awarded_on" DATE,
    "awarded_precision" "DatePrecision",
    "citation" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "honor_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "honor_recipient" (
    "id" SERIAL NOT NULL,
    "honor_id" INTEGER NOT NULL,
    "officer_id" INTEGER,
    "unit_id" INTEGER,
    "other_name" TEXT,

    CONSTRAINT "honor_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "honor_program" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "key" TEXT NOT NULL,

    CONSTRAINT "honor_program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "honor_program_version" (
    "id" SERIAL NOT NULL,
    "program_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" INTEGER,
    "recipient_kind" "RecipientKind",
    "status" "ProgramStatus" NOT NULL,
    "preference" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "honor_program_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "officer" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "officer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "officer_version" (
    "id" SERIAL NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_pinyin" TEXT NOT NULL,
    "name_joined" TEXT NOT NULL,
    "name_initials" TEXT NOT NULL,
    "name_strokes" TEXT NOT NULL,
    "police_number" TEXT,
    "category" "OfficerCategory" NOT NULL,
    "gender" "Gender",
    "status" "OfficerStatus" NOT NULL DEFAULT 'ACTIVE',
    "rank" "PoliceRank",
    "grade" TEXT,
    "joined_on" DATE,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "officer_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "officer_personal" (
    "id" SERIAL NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "birth_on" BYTEA,
    "national_id" BYTEA,
    "national_id_hash" BYTEA,
    "key_id" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "officer_personal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "officer_id" INTEGER NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_version" (
    "id" SERIAL NOT NULL,
    "assignment_id" INTEGER NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "unit_id" INTEGER,
    "external_organ" TEXT,
    "title" TEXT NOT NULL,
    "role" "AssignmentRole" NOT NULL DEFAULT 'MEMBER',
    "kind" "AssignmentKind" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "assignment_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selection_policy" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "key" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "method" "ApportionmentMethod" NOT NULL DEFAULT 'LARGEST_REMAINDER',

    CONSTRAINT "selection_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selection_policy_version" (
    "id" SERIAL NOT NULL,
    "policy_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "selection_policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selection_target" (
    "policy_id" INTEGER NOT NULL,
    "category" "UnitCategory" NOT NULL,
    "basis_points" INTEGER NOT NULL,

    CONSTRAINT "selection_target_pkey" PRIMARY KEY ("policy_id","category")
);

-- CreateTable
CREATE TABLE "selection_round" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "unit_id" INTEGER NOT NULL,
    "policy_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,
    "vacancies" INTEGER NOT NULL,

    CONSTRAINT "selection_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selection_round_version" (
    "id" SERIAL NOT NULL,
    "round_id" INTEGER NOT NULL,
    "status" "SelectionRoundStatus" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "selection_round_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selection" (
    "id" SERIAL NOT NULL,
    "round_id" INTEGER NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "from_unit_id" INTEGER NOT NULL,
    "category" "UnitCategory" NOT NULL,
    "title" TEXT NOT NULL,
    "selected_on" DATE NOT NULL,
    "exceeds_quota_because" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "selection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_version" (
    "id" SERIAL NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_pinyin" TEXT NOT NULL,
    "short_name" TEXT,
    "kind" "UnitKind" NOT NULL,
    "category" "UnitCategory",
    "division_code" TEXT,
    "parent_id" INTEGER,
    "authorized_strength" INTEGER,
    "temporary" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "unit_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_observation" (
    "id" SERIAL NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" DECIMAL(18,4) NOT NULL,
    "value_unit" "MetricUnit" NOT NULL,
    "qualifier" "MetricQualifier" NOT NULL,
    "baseline_value" DECIMAL(18,4),
    "baseline_period" TEXT,
    "period" TEXT,
    "target" BOOLEAN NOT NULL DEFAULT false,
    "published" TEXT,
    "note" TEXT,
    "source_id" INTEGER,
    "observed_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "metric_observation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "token_hash_key" ON "token"("hash");

-- CreateIndex
CREATE INDEX "access_grant_token_id_idx" ON "access_grant"("token_id");

-- CreateIndex
CREATE INDEX "access_grant_unit_unit_id_idx" ON "access_grant_unit"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_key_key" ON "source"("key");

-- CreateIndex
CREATE INDEX "attestation_source_id_idx" ON "attestation"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_unit_id_source_id_key" ON "attestation"("unit_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_officer_id_source_id_key" ON "attestation"("officer_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_assignment_id_source_id_key" ON "attestation"("assignment_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_honor_id_source_id_key" ON "attestation"("honor_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_policy_id_source_id_key" ON "attestation"("policy_id", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "change_at_key" ON "change"("at");

-- CreateIndex
CREATE UNIQUE INDEX "change_hash_key" ON "change"("hash");

-- CreateIndex
CREATE INDEX "change_subject_type_subject_id_position_idx" ON "change"("subject_type", "subject_id", "position");

-- CreateIndex
CREATE INDEX "change_operation_position_idx" ON "change"("operation", "position");

-- CreateIndex
CREATE INDEX "change_actor_position_idx" ON "change"("actor", "position");

-- CreateIndex
CREATE INDEX "evaluation_scheme_key_idx" ON "evaluation_scheme"("key");

-- CreateIndex
CREATE INDEX "evaluation_scheme_owner_id_idx" ON "evaluation_scheme"("owner_id");

-- CreateIndex
CREATE INDEX "evaluation_scheme_version_scheme_id_idx" ON "evaluation_scheme_version"("scheme_id");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_scheme_id_key_key" ON "indicator"("scheme_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_scheme_id_position_key" ON "indicator"("scheme_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "grade_band_scheme_id_grade_key" ON "grade_band"("scheme_id", "grade");

-- CreateIndex
CREATE INDEX "evaluation_cycle_scheme_id_idx" ON "evaluation_cycle"("scheme_id");

-- CreateIndex
CREATE INDEX "evaluation_cycle_unit_id_idx" ON "evaluation_cycle"("unit_id");

-- CreateIndex
CREATE INDEX "evaluation_cycle_version_cycle_id_idx" ON "evaluation_cycle_version"("cycle_id");

-- CreateIndex
CREATE INDEX "evaluation_officer_id_idx" ON "evaluation"("officer_id");

-- CreateIndex
CREATE INDEX "evaluation_unit_id_idx" ON "evaluation"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_cycle_id_officer_id_key" ON "evaluation"("cycle_id", "officer_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_cycle_id_unit_id_key" ON "evaluation"("cycle_id", "unit_id");

-- CreateIndex
CREATE INDEX "evaluation_version_evaluation_id_idx" ON "evaluation_version"("evaluation_id");

-- CreateIndex
CREATE INDEX "evaluation_score_evaluation_id_idx" ON "evaluation_score"("evaluation_id");

-- CreateIndex
CREATE INDEX "evaluation_score_indicator_id_idx" ON "evaluation_score"("indicator_id");

-- CreateIndex
CREATE INDEX "honor_version_program_id_idx" ON "honor_version"("program_id");

-- CreateIndex
CREATE INDEX "honor_version_honor_id_idx" ON "honor_version"("honor_id");

-- CreateIndex
CREATE INDEX "honor_recipient_officer_id_idx" ON "honor_recipient"("officer_id");

-- CreateIndex
CREATE INDEX "honor_recipient_unit_id_idx" ON "honor_recipient"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "honor_recipient_honor_id_officer_id_key" ON "honor_recipient"("honor_id", "officer_id");

-- CreateIndex
CREATE UNIQUE INDEX "honor_recipient_honor_id_unit_id_key" ON "honor_recipient"("honor_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "honor_program_key_key" ON "honor_program"("key");

-- CreateIndex
CREATE INDEX "honor_program_version_program_id_idx" ON "honor_program_version"("program_id");

-- CreateIndex
CREATE INDEX "honor_program_version_owner_id_idx" ON "honor_program_version"("owner_id");

-- CreateIndex
CREATE INDEX "officer_version_officer_id_idx" ON "officer_version"("officer_id");

-- CreateIndex
CREATE INDEX "officer_personal_officer_id_idx" ON "officer_personal"("officer_id");

-- CreateIndex
CREATE INDEX "assignment_officer_id_idx" ON "assignment"("officer_id");

-- CreateIndex
CREATE INDEX "assignment_version_assignment_id_idx" ON "assignment_version"("assignment_id");

-- CreateIndex
CREATE INDEX "assignment_version_officer_id_idx" ON "assignment_version"("officer_id");

-- CreateIndex
CREATE INDEX "assignment_version_unit_id_idx" ON "assignment_version"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "selection_policy_key_key" ON "selection_policy"("key");

-- CreateIndex
CREATE INDEX "selection_policy_unit_id_idx" ON "selection_policy"("unit_id");

-- CreateIndex
CREATE INDEX "selection_policy_version_policy_id_idx" ON "selection_policy_version"("policy_id");

-- CreateIndex
CREATE INDEX "selection_policy_version_unit_id_idx" ON "selection_policy_version"("unit_id");

-- CreateIndex
CREATE INDEX "selection_round_unit_id_idx" ON "selection_round"("unit_id");

-- CreateIndex
CREATE INDEX "selection_round_policy_id_idx" ON "selection_round"("policy_id");

-- CreateIndex
CREATE INDEX "selection_round_version_round_id_idx" ON "selection_round_version"("round_id");

-- CreateIndex
CREATE INDEX "selection_round_id_idx" ON "selection"("round_id");

-- CreateIndex
CREATE INDEX "selection_officer_id_idx" ON "selection"("officer_id");

-- CreateIndex
CREATE INDEX "selection_from_unit_id_selected_on_idx" ON "selection"("from_unit_id", "selected_on");

-- CreateIndex
CREATE INDEX "unit_version_unit_id_idx" ON "unit_version"("unit_id");

-- CreateIndex
CREATE INDEX "unit_version_parent_id_idx" ON "unit_version"("parent_id");

-- CreateIndex
CREATE INDEX "metric_observation_unit_id_key_idx" ON "metric_observation"("unit_id", "key");

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "token"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant_unit" ADD CONSTRAINT "access_grant_unit_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "access_grant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant_unit" ADD CONSTRAINT "access_grant_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_honor_id_fkey" FOREIGN KEY ("honor_id") REFERENCES "honor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "selection_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_scheme" ADD CONSTRAINT "evaluation_scheme_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_scheme_version" ADD CONSTRAINT "evaluation_scheme_version_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "evaluation_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "evaluation_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grade_band" ADD CONSTRAINT "grade_band_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "evaluation_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_cycle" ADD CONSTRAINT "evaluation_cycle_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "evaluation_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_cycle" ADD CONSTRAINT "evaluation_cycle_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_cycle_version" ADD CONSTRAINT "evaluation_cycle_version_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "evaluation_cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "evaluation_cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_version" ADD CONSTRAINT "evaluation_version_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_score" ADD CONSTRAINT "evaluation_score_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_score" ADD CONSTRAINT "evaluation_score_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "honor_version" ADD CONSTRAINT "honor_version_honor_id_fkey" FOREIGN KEY ("honor_id") REFERENCES "honor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "honor_version" ADD CONSTRAINT "honor_version_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "honor_program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "honor_recipient" ADD CONSTRAINT "honor_recipient_honor_id_fkey" FOREIGN KEY ("honor_id") REFERENCES "honor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "honor_recipient" ADD CONSTRAINT "honor_recipient_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "honor_recipient" ADD CONSTRAINT "honor_recipient_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "honor_program_version" ADD CONSTRAINT "honor_program_version_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "honor_program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "honor_program_version" ADD CONSTRAINT "honor_program_version_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer_version" ADD CONSTRAINT "officer_version_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer_personal" ADD CONSTRAINT "officer_personal_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_version" ADD CONSTRAINT "assignment_version_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_version" ADD CONSTRAINT "assignment_version_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_version" ADD CONSTRAINT "assignment_version_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_policy" ADD CONSTRAINT "selection_policy_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_policy_version" ADD CONSTRAINT "selection_policy_version_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "selection_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_policy_version" ADD CONSTRAINT "selection_policy_version_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_target" ADD CONSTRAINT "selection_target_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "selection_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_round" ADD CONSTRAINT "selection_round_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_round" ADD CONSTRAINT "selection_round_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "selection_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_round_version" ADD CONSTRAINT "selection_round_version_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "selection_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection" ADD CONSTRAINT "selection_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "selection_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection" ADD CONSTRAINT "selection_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection" ADD CONSTRAINT "selection_from_unit_id_fkey" FOREIGN KEY ("from_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_version" ADD CONSTRAINT "unit_version_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_version" ADD CONSTRAINT "unit_version_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metric_observation" ADD CONSTRAINT "metric_observation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metric_observation" ADD CONSTRAINT "metric_observation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

