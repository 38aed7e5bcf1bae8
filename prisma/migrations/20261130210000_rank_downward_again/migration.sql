-- The order that the last migration took the index from: those without a rank first, then the highest, and by name within a rank.
CREATE INDEX "officer_version_by_rank_downward_and_name" ON "officer_version"
  (("rank" IS NOT NULL), coalesce("rank", 'COMMISSIONER_GENERAL'), "name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL;
