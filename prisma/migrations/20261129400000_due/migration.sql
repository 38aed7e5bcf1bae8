-- What is due between two days, of what is believed now: ends on record, and since when a rank or a grade is held. A page
-- of a whole force looks at a few days, and finds what is due on them here.
CREATE INDEX "assignment_version_secondment_ends" ON "assignment_version" ("valid_to")
  WHERE "kind" = 'SECONDMENT' AND "superseded_at" IS NULL;
CREATE INDEX "officer_version_suspension_ends" ON "officer_version" ("valid_to")
  WHERE "status" = 'SUSPENDED' AND "superseded_at" IS NULL;
CREATE INDEX "officer_version_rank_since" ON "officer_version" ("rank", "valid_from")
  WHERE "rank" IS NOT NULL AND "superseded_at" IS NULL;
CREATE INDEX "officer_version_grade_since" ON "officer_version" ("grade", "valid_from")
  WHERE "grade" IS NOT NULL AND "superseded_at" IS NULL;
