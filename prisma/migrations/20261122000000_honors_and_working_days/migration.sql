CREATE TYPE "HonorTrait" AS ENUM ('INNOVATION', 'EMERGENCY', 'DEDICATION');
CREATE TYPE "CalendarDayKind" AS ENUM ('HOLIDAY', 'WORKDAY');

ALTER TABLE "honor_program_version"
  ADD COLUMN "preferred_categories" "UnitCategory"[] NOT NULL DEFAULT ARRAY[]::"UnitCategory"[],
  ADD COLUMN "preferred_traits" "HonorTrait"[] NOT NULL DEFAULT ARRAY[]::"HonorTrait"[];

ALTER TABLE "honor_recipient" ADD COLUMN "category" "UnitCategory";

ALTER TABLE "honor_version"
  ADD COLUMN "nominated_on" DATE,
  ADD COLUMN "notice_waived" TEXT,
  ADD COLUMN "noticed_on" DATE,
  ADD COLUMN "posthumous" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "traits" "HonorTrait"[] NOT NULL DEFAULT ARRAY[]::"HonorTrait"[];

CREATE TABLE "honor_notice_rule" (
    "id" SERIAL NOT NULL,
    "merit_class" "MeritClass" NOT NULL,
    "working_days" INTEGER NOT NULL,
    "article" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "honor_notice_rule_pkey" PRIMARY KEY ("id")
);

-- On any day one rule holds for a class.
ALTER TABLE "honor_notice_rule"
  ADD CONSTRAINT "honor_notice_rule_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "honor_notice_rule_days_check" CHECK ("working_days" BETWEEN 1 AND 100),
  ADD CONSTRAINT "honor_notice_rule_one_a_day" EXCLUDE USING gist ("merit_class" WITH =, daterange("valid_from", "valid_to") WITH &&);

-- 公安机关人民警察奖励条令 (order 135), in force since 2016-01-01: from third-class merit on, a public notice of seven working
-- days. When the regulation changes, a migration ends these rows and adds their successors.
INSERT INTO "honor_notice_rule" ("merit_class", "working_days", "article", "valid_from") VALUES
  ('THIRD_CLASS_MERIT', 7, '公安机关人民警察奖励条令', '2016-01-01'),
  ('SECOND_CLASS_MERIT', 7, '公安机关人民警察奖励条令', '2016-01-01'),
  ('FIRST_CLASS_MERIT', 7, '公安机关人民警察奖励条令', '2016-01-01'),
  ('TITLE', 7, '公安机关人民警察奖励条令', '2016-01-01');

CREATE TABLE "calendar_day" (
    "id" SERIAL NOT NULL,
    "day" DATE NOT NULL,
    "kind" "CalendarDayKind" NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "calendar_day_day_idx" ON "calendar_day"("day");

-- Of a day one thing is believed, and nothing that was is rewritten.
ALTER TABLE "calendar_day"
  ADD CONSTRAINT "calendar_day_recorded_check" CHECK ("superseded_at" >= "recorded_at");
CREATE UNIQUE INDEX "calendar_day_current" ON "calendar_day" ("day") WHERE "superseded_at" IS NULL;
CREATE TRIGGER "calendar_day_keep" BEFORE UPDATE OR DELETE ON "calendar_day" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
