-- CreateEnum
CREATE TYPE "CompetenceOutcome" AS ENUM ('RETAIN', 'ADJUST', 'REMOVE');

-- CreateEnum
CREATE TYPE "EvaluationAppealStatus" AS ENUM ('FILED', 'UPHELD', 'DISMISSED');

-- CreateEnum
CREATE TYPE "EvaluationRuleKind" AS ENUM ('EXCELLENT_CAP', 'EXCELLENT_CAP_APPROVED', 'PROBATION_MONTHS');

-- AlterTable
ALTER TABLE "evaluation" ADD COLUMN     "probation" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "evaluation_cycle" ADD COLUMN     "excellent_cap_basis_points" INTEGER,
ADD COLUMN     "probation_months" INTEGER;

-- AlterTable
ALTER TABLE "evaluation_score" ADD COLUMN     "group_id" INTEGER;

-- AlterTable
ALTER TABLE "evaluation_version" ADD COLUMN     "band_grade" "EvaluationGrade",
ADD COLUMN     "capped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "outcome" "CompetenceOutcome";

-- CreateTable
CREATE TABLE "evaluation_rule" (
    "id" SERIAL NOT NULL,
    "kind" "EvaluationRuleKind" NOT NULL,
    "value" INTEGER NOT NULL,
    "article" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "evaluation_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluator_group" (
    "id" SERIAL NOT NULL,
    "scheme_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "weight_basis_points" INTEGER NOT NULL,

    CONSTRAINT "evaluator_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_appeal" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "evaluation_id" INTEGER NOT NULL,
    "filed_on" DATE NOT NULL,
    "grounds" TEXT NOT NULL,

    CONSTRAINT "evaluation_appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_appeal_version" (
    "id" SERIAL NOT NULL,
    "appeal_id" INTEGER NOT NULL,
    "status" "EvaluationAppealStatus" NOT NULL,
    "decided_on" DATE,
    "decision" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "evaluation_appeal_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "evaluator_group_scheme_id_key_key" ON "evaluator_group"("scheme_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "evaluator_group_scheme_id_position_key" ON "evaluator_group"("scheme_id", "position");

-- CreateIndex
CREATE INDEX "evaluation_appeal_evaluation_id_idx" ON "evaluation_appeal"("evaluation_id");

-- CreateIndex
CREATE INDEX "evaluation_appeal_version_appeal_id_idx" ON "evaluation_appeal_version"("appeal_id");

-- AddForeignKey
ALTER TABLE "evaluator_group" ADD CONSTRAINT "evaluator_group_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "evaluation_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_score" ADD CONSTRAINT "evaluation_score_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "evaluator_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_appeal" ADD CONSTRAINT "evaluation_appeal_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_appeal_version" ADD CONSTRAINT "evaluation_appeal_version_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "evaluation_appeal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules of regulations: on any day one of a kind. When a regulation changes, a migration ends its rows and adds their
-- successors.
ALTER TABLE "evaluation_rule"
  ADD CONSTRAINT "evaluation_rule_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "evaluation_rule_value_check" CHECK ("value" >= 0),
  ADD CONSTRAINT "evaluation_rule_one_a_day" EXCLUDE USING gist ("kind" WITH =, daterange("valid_from", "valid_to") WITH &&);

-- 公务员考核规定, revised on 2020-12-28: EXCELLENT for 20 % of those who are to be graded as a rule, for 25 % where the
-- authority above approves. 公务员法 as revised in 2018: one year of probation; 公务员考核规定 gives no grade for it.
INSERT INTO "evaluation_rule" ("kind", "value", "article", "valid_from") VALUES
  ('EXCELLENT_CAP', 2000, '公务员考核规定', '2020-12-28'),
  ('EXCELLENT_CAP_APPROVED', 2500, '公务员考核规定', '2020-12-28'),
  ('PROBATION_MONTHS', 12, '公务员法 第三十四条', '2019-06-01');

-- Groups of evaluators: none, or weights that sum to 10000.
ALTER TABLE "evaluator_group"
  ADD CONSTRAINT "evaluator_group_weight_check" CHECK ("weight_basis_points" BETWEEN 0 AND 10000);
CREATE CONSTRAINT TRIGGER "evaluator_group_sum" AFTER INSERT OR UPDATE OR DELETE ON "evaluator_group" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION assert_basis_points_sum('evaluation_scheme', 'evaluator_group', 'scheme_id', 'weight_basis_points');

-- What a cycle was opened with stays, whatever the rules say later. Of cycles that are there already the scheme tells.
ALTER TABLE "evaluation_cycle"
  ADD CONSTRAINT "evaluation_cycle_cap_check" CHECK ("excellent_cap_basis_points" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "evaluation_cycle_probation_check" CHECK ("probation_months" >= 0);
UPDATE "evaluation_cycle" c SET "excellent_cap_basis_points" = s."excellent_cap_basis_points"
FROM "evaluation_scheme" s WHERE s."id" = c."scheme_id";

-- One score believed at a time of one indicator by one evaluator, in one group where there are groups.
DROP INDEX "evaluation_score_current";
CREATE UNIQUE INDEX "evaluation_score_current" ON "evaluation_score"
  ("evaluation_id", "indicator_id", coalesce("group_id", 0), coalesce("evaluator", ''))
  WHERE "superseded_at" IS NULL;

-- Appeals: dated like the rest, decided with a day and in words or not at all, never rewritten.
ALTER TABLE "evaluation_appeal_version"
  ADD CONSTRAINT "evaluation_appeal_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "evaluation_appeal_version_recorded_check" CHECK ("superseded_at" >= "recorded_at"),
  ADD CONSTRAINT "evaluation_appeal_version_decided_check"
    CHECK (num_nonnulls("decided_on", "decision") = CASE WHEN "status" = 'FILED' THEN 0 ELSE 2 END),
  ADD CONSTRAINT "evaluation_appeal_version_one_a_day" EXCLUDE USING gist (
    "appeal_id" WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
  );
CREATE TRIGGER "evaluation_appeal_version_keep" BEFORE UPDATE OR DELETE ON "evaluation_appeal_version"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
