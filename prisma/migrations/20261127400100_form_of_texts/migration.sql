-- In which form texts and the keys of names are stored: src/text-forms.ts records those of another form anew, once. A registry
-- without a change has none.
CREATE TABLE "form_of_texts" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "form" INTEGER NOT NULL,

    CONSTRAINT "form_of_texts_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "form_of_texts" ADD CONSTRAINT "form_of_texts_single_check" CHECK ("id" = 1);
INSERT INTO "form_of_texts" ("form") SELECT CASE WHEN "position" = 0 THEN 1 ELSE 0 END FROM "change_head";
SELECT keep_table('form_of_texts', ARRAY['rises form'], NULL);
