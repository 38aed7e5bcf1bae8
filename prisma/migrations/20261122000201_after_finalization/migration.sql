-- AlterEnum
ALTER TYPE "EvaluationRuleKind" ADD VALUE 'APPEAL_DAYS';

-- AlterTable
ALTER TABLE "change" ADD COLUMN     "cited_id" INTEGER,
ADD COLUMN     "cited_type" TEXT;

-- AlterTable
ALTER TABLE "evaluation_appeal" ADD COLUMN     "late_because" TEXT,
ADD COLUMN     "notified_on" DATE NOT NULL;

-- AlterTable
ALTER TABLE "evaluation_version" ADD COLUMN     "amended" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "outcome_basis_document" TEXT,
ADD COLUMN     "outcome_basis_reason" TEXT;

-- What a change cites has a type and an id, or there is nothing.
ALTER TABLE "change" ADD CONSTRAINT "change_cited_check" CHECK (num_nonnulls("cited_type", "cited_id") IN (0, 2));

-- Nobody appeals against what is not known yet.
ALTER TABLE "evaluation_appeal" ADD CONSTRAINT "evaluation_appeal_notified_check" CHECK ("notified_on" <= "filed_on");
