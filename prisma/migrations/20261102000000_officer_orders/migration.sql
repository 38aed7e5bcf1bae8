-- The orders of lists of officers, of what is believed now. Each is an index over the very expressions that a list
-- sorts by, which are never null, so that a page is read from its index and the next one starts where it ended.

-- By name: those with the same pinyin by their characters. Serves the prefixes of the pinyin as well.
DROP INDEX "officer_version_by_name";
CREATE INDEX "officer_version_by_name" ON "officer_version" ("name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL;

-- Ranks are declared highest first: read backward, the lowest comes first and no rank at all last.
CREATE INDEX "officer_version_by_rank" ON "officer_version"
  (("rank" IS NOT NULL), coalesce("rank", 'COMMISSIONER_GENERAL'), "officer_id")
  WHERE "superseded_at" IS NULL;

-- No day is later than infinity, and no text that is stored is later than the last character there is.
CREATE INDEX "officer_version_by_joined_on" ON "officer_version" (coalesce("joined_on", 'infinity'), "officer_id")
  WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_in_order_of_police_number" ON "officer_version"
  (coalesce("police_number", E'\U0010FFFF'), "officer_id")
  WHERE "superseded_at" IS NULL;

-- Part of a Chinese name: officers who have its characters, in any order, in their names.
CREATE INDEX "officer_version_name_characters" ON "officer_version" USING gin (string_to_array("name", NULL))
  WHERE "superseded_at" IS NULL;

-- The lookups behind every list, of what is believed now. Without these the planner takes the indexes of the exclusion
-- constraints for them, which hold all that was ever believed and cost several times as much a lookup.
CREATE INDEX "officer_version_now" ON "officer_version" ("officer_id", "valid_from") WHERE "superseded_at" IS NULL;
CREATE INDEX "assignment_version_of_officer_now" ON "assignment_version" ("officer_id", "kind")
  WHERE "superseded_at" IS NULL;
CREATE INDEX "assignment_version_in_unit_now" ON "assignment_version" ("unit_id", "kind") WHERE "superseded_at" IS NULL;
CREATE INDEX "unit_version_now" ON "unit_version" ("unit_id", "valid_from") WHERE "superseded_at" IS NULL;
CREATE INDEX "unit_version_below_now" ON "unit_version" ("parent_id") WHERE "superseded_at" IS NULL;
