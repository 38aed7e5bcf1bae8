-- A person is one officer: two are never believed to have the same national id. It is found by its keyed hash.
CREATE UNIQUE INDEX "officer_personal_national_id_unique" ON "officer_personal" ("national_id_hash")
  WHERE "superseded_at" IS NULL;
