-- By rank from the highest, those without one last, and by name within it, as a roster is. It takes the place of the index
-- that had those without one first.
DROP INDEX "officer_version_by_rank_and_name";
CREATE INDEX "officer_version_by_rank_and_name" ON "officer_version"
  (("rank" IS NOT NULL) DESC, coalesce("rank", 'COMMISSIONER_GENERAL'), "name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL;
