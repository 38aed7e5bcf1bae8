-- DropIndex
DROP INDEX "honor_recipient_honor_id_officer_id_key";

-- AlterTable
ALTER TABLE "honor_recipient" ADD COLUMN     "recorded_at" TIMESTAMPTZ(3),
ADD COLUMN     "superseded_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "evaluation_earlier_subject" (
    "id" SERIAL NOT NULL,
    "evaluation_id" INTEGER NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3),
    "superseded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluation_earlier_subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "officer_merge" (
    "id" SERIAL NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "into_id" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "officer_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evaluation_earlier_subject_evaluation_id_idx" ON "evaluation_earlier_subject"("evaluation_id");

-- CreateIndex
CREATE INDEX "evaluation_earlier_subject_officer_id_idx" ON "evaluation_earlier_subject"("officer_id");

-- CreateIndex
CREATE INDEX "officer_merge_officer_id_idx" ON "officer_merge"("officer_id");

-- CreateIndex
CREATE INDEX "officer_merge_into_id_idx" ON "officer_merge"("into_id");

-- AddForeignKey
ALTER TABLE "evaluation_earlier_subject" ADD CONSTRAINT "evaluation_earlier_subject_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_earlier_subject" ADD CONSTRAINT "evaluation_earlier_subject_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer_merge" ADD CONSTRAINT "officer_merge_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer_merge" ADD CONSTRAINT "officer_merge_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is believed now: one place to which the id of an officer leads, and each recipient of an honor once.
CREATE UNIQUE INDEX "officer_merge_current" ON "officer_merge" ("officer_id") WHERE "superseded_at" IS NULL;
CREATE UNIQUE INDEX "honor_recipient_current" ON "honor_recipient" ("honor_id", "officer_id") WHERE "superseded_at" IS NULL;
-- Whether a sealed national id was ever recorded of two officers.
CREATE INDEX "officer_personal_national_id_ever" ON "officer_personal" ("national_id_hash") WHERE "national_id_hash" IS NOT NULL;
ALTER TABLE "officer_merge"
  ADD CONSTRAINT "officer_merge_recorded_check" CHECK ("superseded_at" >= "recorded_at"),
  ADD CONSTRAINT "officer_merge_not_itself_check" CHECK ("into_id" <> "officer_id");
ALTER TABLE "honor_recipient" ADD CONSTRAINT "honor_recipient_recorded_check" CHECK ("superseded_at" >= "recorded_at");

SELECT keep_table('officer_merge', ARRAY['once superseded_at'], '{}');
SELECT keep_table('evaluation_earlier_subject', '{}', '{}');
-- What a change corrects, a dry run corrects as well: it is rolled back, and notes no rows.
CREATE OR REPLACE FUNCTION keep_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was     jsonb;
  becomes jsonb;
  allowed text;
  name    text;
  altered boolean := FALSE;
BEGIN
  IF TG_OP = 'UPDATE' AND TG_NARGS > 0 THEN
    was := to_jsonb(OLD);
    becomes := to_jsonb(NEW);
    FOREACH allowed IN ARRAY TG_ARGV LOOP
      name := split_part(allowed, ' ', 2);
      IF was -> name = becomes -> name AND allowed NOT LIKE 'free %' THEN
        CONTINUE;
      ELSIF (CASE split_part(allowed, ' ', 1)
        WHEN 'once' THEN was ->> name IS NULL
        WHEN 'rises' THEN (becomes ->> name)::bigint > (was ->> name)::bigint
        WHEN 'corrected' THEN 'on' IN (current_setting('muster.writing', TRUE), current_setting('muster.rehearsing', TRUE))
        ELSE TRUE
      END) THEN
        altered := TRUE;
        was := was - name;
        becomes := becomes - name;
      END IF;
    END LOOP;
    IF altered AND was = becomes THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'a row of % is never rewritten or deleted', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_keep', TABLE = TG_TABLE_NAME;
END $$;

-- A recipient of an honor, and the subject of an evaluation, is another where two officers turned out to be one.
DROP TRIGGER "honor_recipient_keep" ON "honor_recipient";
CREATE TRIGGER "honor_recipient_keep" BEFORE UPDATE OR DELETE ON "honor_recipient"
  FOR EACH ROW EXECUTE FUNCTION keep_row('once superseded_at');
DROP TRIGGER "evaluation_keep" ON "evaluation";
CREATE TRIGGER "evaluation_keep" BEFORE UPDATE OR DELETE ON "evaluation"
  FOR EACH ROW EXECUTE FUNCTION keep_row('rises version', 'corrected officer_id');
