-- Who is there on a day, read from an index alone by what counts them all: those whose rows last beyond the day stand together at
-- its end, with what they are counted by.
CREATE INDEX "officer_version_lasting" ON "officer_version" (coalesce("valid_to", 'infinity'))
  INCLUDE ("officer_id", "valid_from", "valid_to", "category", "gender", "status", "rank", "grade", "joined_on")
  WHERE "superseded_at" IS NULL;
CREATE INDEX "assignment_version_primary_lasting" ON "assignment_version" (coalesce("valid_to", 'infinity'))
  INCLUDE ("officer_id", "valid_from", "valid_to", "unit_id", "role")
  WHERE "kind" = 'PRIMARY' AND "superseded_at" IS NULL;
