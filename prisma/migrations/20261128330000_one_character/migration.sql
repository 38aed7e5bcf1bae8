-- One character of a Chinese name. One officer in fifteen is a 张, and one in thirty is called 伟: those whose name begins with
-- it are read in the order of names, those who have it later are looked up where they are few. Several characters are looked
-- up among all of a name, as before.
CREATE INDEX "officer_version_by_first_character" ON "officer_version" ((left("name", 1)), "name_pinyin", "name", "officer_id")
  WHERE "superseded_at" IS NULL;
CREATE INDEX "officer_version_later_characters" ON "officer_version" USING gin (string_to_array(substr("name", 2), NULL))
  WHERE "superseded_at" IS NULL;
