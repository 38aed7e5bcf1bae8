-- AlterTable
ALTER TABLE "token" ADD COLUMN     "budget" INTEGER;

-- The maximum is what some hundred and fifty cores answer in a minute: more is a mistake. What was given is kept by "token_keep".
ALTER TABLE "token" ADD CONSTRAINT "token_budget_check" CHECK ("budget" BETWEEN 1 AND 1000000000);
