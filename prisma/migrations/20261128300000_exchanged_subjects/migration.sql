-- An evaluation that was withdrawn changes places with one that moves to its officer: what is unique is asked at the end of the
-- statement, not row by row.
DROP INDEX "evaluation_cycle_id_officer_id_key";
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_cycle_id_officer_id_key" UNIQUE ("cycle_id", "officer_id")
  DEFERRABLE INITIALLY IMMEDIATE;
