-- What a force of hundreds of thousands showed; docs/plans.md has the plans before and after.

-- By rank and by name within it, in both directions of the rank: with the rank alone in order, the names of all officers
-- of one rank, a quarter of a force, were sorted for every page.
CREATE INDEX "officer_version_by_rank_and_name" ON "officer_version"
  (("rank" IS NOT NULL), coalesce("rank", 'COMMISSIONER_GENERAL'), "name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_by_rank_upward_and_name" ON "officer_version"
  (("rank" IS NOT NULL) DESC, coalesce("rank", 'COMMISSIONER_GENERAL') DESC, "name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL;

-- Who is there on a day, and whether they serve and as what: totals and strengths read the index alone.
DROP INDEX "officer_version_now";
CREATE INDEX "officer_version_now" ON "officer_version" ("officer_id", "valid_from")
  INCLUDE ("valid_to", "status", "category")
  WHERE "superseded_at" IS NULL;
