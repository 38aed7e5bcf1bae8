-- What a force of two millions showed; docs/plans.md has the figures.

-- The first day of a cycle's period stands in its evaluations too, so that the newest evaluations of somebody are read
-- from an index that ends with the page: from the cycle alone, all of them were looked up and sorted. A cycle's period
-- never changes, and the reference holds the copy to it.
CREATE UNIQUE INDEX "evaluation_cycle_id_from_on_key" ON "evaluation_cycle" ("id", "from_on");
ALTER TABLE "evaluation" ADD COLUMN "from_on" DATE;
UPDATE "evaluation" e SET "from_on" = c."from_on" FROM "evaluation_cycle" c WHERE c."id" = e."cycle_id";
ALTER TABLE "evaluation" ALTER COLUMN "from_on" SET NOT NULL;
ALTER TABLE "evaluation" DROP CONSTRAINT "evaluation_cycle_id_fkey";
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_cycle_id_from_on_fkey"
  FOREIGN KEY ("cycle_id", "from_on") REFERENCES "evaluation_cycle" ("id", "from_on") ON DELETE RESTRICT ON UPDATE CASCADE;
DROP INDEX "evaluation_officer_id_idx";
DROP INDEX "evaluation_unit_id_idx";
CREATE INDEX "evaluation_of_officer" ON "evaluation" ("officer_id", "from_on" DESC, "id" DESC)
  WHERE "officer_id" IS NOT NULL;
CREATE INDEX "evaluation_of_unit" ON "evaluation" ("unit_id", "from_on" DESC, "id" DESC) WHERE "unit_id" IS NOT NULL;

-- One officer with a police number on a day, as before; a hash of the number comes first in the index. GiST compares
-- text far more slowly than whole numbers, and the hash alone already leads to the rows: the number is compared where
-- hashes are equal, so nothing is refused that only has the hash of another. The number stands there as an expression,
-- for the planner would take this index, which starts with the hash, for one to look numbers up in.
ALTER TABLE "officer_version" DROP CONSTRAINT "officer_version_police_number_unique";
ALTER TABLE "officer_version" ADD CONSTRAINT "officer_version_police_number_unique" EXCLUDE USING gist (
  hashtextextended("police_number", 0) WITH =, ("police_number" || '') WITH =,
  daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
);

-- What is not believed any more, for questions about what was known at an instant: who had a number then, and what was
-- superseded since. Only what supersedes a row pays for these.
CREATE INDEX "officer_version_by_police_number_once" ON "officer_version" ("police_number")
  WHERE "superseded_at" IS NOT NULL;
CREATE INDEX "officer_version_superseded" ON "officer_version" ("superseded_at") WHERE "superseded_at" IS NOT NULL;
CREATE INDEX "honor_version_superseded" ON "honor_version" ("superseded_at") WHERE "superseded_at" IS NOT NULL;
CREATE INDEX "unit_version_superseded" ON "unit_version" ("superseded_at") WHERE "superseded_at" IS NOT NULL;

-- The honors of a program in their order, and the few nominations among them that are open.
CREATE INDEX "honor_version_of_program" ON "honor_version"
  ("program_id", (coalesce("awarded_on", DATE '0001-01-01')) DESC, "honor_id")
  WHERE "superseded_at" IS NULL AND "program_id" IS NOT NULL;
CREATE INDEX "honor_version_open_nomination" ON "honor_version" ("program_id")
  WHERE "superseded_at" IS NULL AND "status" IN ('NOMINATED', 'UNDER_PUBLIC_NOTICE');

-- Who is in a unit on a day: strengths and rosters read the index alone, where the rows of one unit lie all over the table.
DROP INDEX "assignment_version_in_unit_now";
CREATE INDEX "assignment_version_in_unit_now" ON "assignment_version" ("unit_id", "kind")
  INCLUDE ("officer_id", "valid_from", "valid_to")
  WHERE "superseded_at" IS NULL;
