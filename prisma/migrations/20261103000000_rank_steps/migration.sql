CREATE TABLE "rank_step" (
    "id" SERIAL NOT NULL,
    "from_rank" "PoliceRank" NOT NULL,
    "to_rank" "PoliceRank" NOT NULL,
    "years" INTEGER,
    "article" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "rank_step_pkey" PRIMARY KEY ("id")
);

-- On any day one step leads up from a rank. Ranks are declared highest first, so the higher one is the lesser value.
ALTER TABLE "rank_step"
  ADD CONSTRAINT "rank_step_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "rank_step_upward_check" CHECK ("to_rank" < "from_rank"),
  ADD CONSTRAINT "rank_step_years_check" CHECK ("years" > 0),
  ADD CONSTRAINT "rank_step_one_a_day" EXCLUDE USING gist ("from_rank" WITH =, daterange("valid_from", "valid_to") WITH &&);

-- 人民警察警衔条例, in force since 1992-07-01. Article 14 sets the years of the steps up to 一级警督; from there on article 15
-- has selection. When the regulation changes, a migration ends these rows and adds their successors.
INSERT INTO "rank_step" ("from_rank", "to_rank", "years", "article", "valid_from") VALUES
  ('CONSTABLE_SECOND_CLASS', 'CONSTABLE_FIRST_CLASS', 3, '人民警察警衔条例 第十四条', '1992-07-01'),
  ('CONSTABLE_FIRST_CLASS', 'SUPERINTENDENT_THIRD_CLASS', 3, '人民警察警衔条例 第十四条', '1992-07-01'),
  ('SUPERINTENDENT_THIRD_CLASS', 'SUPERINTENDENT_SECOND_CLASS', 3, '人民警察警衔条例 第十四条', '1992-07-01'),
  ('SUPERINTENDENT_SECOND_CLASS', 'SUPERINTENDENT_FIRST_CLASS', 3, '人民警察警衔条例 第十四条', '1992-07-01'),
  ('SUPERINTENDENT_FIRST_CLASS', 'SUPERVISOR_THIRD_CLASS', 4, '人民警察警衔条例 第十四条', '1992-07-01'),
  ('SUPERVISOR_THIRD_CLASS', 'SUPERVISOR_SECOND_CLASS', 4, '人民警察警衔条例 第十四条', '1992-07-01'),
  ('SUPERVISOR_SECOND_CLASS', 'SUPERVISOR_FIRST_CLASS', 4, '人民警察警衔条例 第十四条', '1992-07-01'),
  ('SUPERVISOR_FIRST_CLASS', 'COMMISSIONER_THIRD_CLASS', NULL, '人民警察警衔条例 第十五条', '1992-07-01'),
  ('COMMISSIONER_THIRD_CLASS', 'COMMISSIONER_SECOND_CLASS', NULL, '人民警察警衔条例 第十五条', '1992-07-01'),
  ('COMMISSIONER_SECOND_CLASS', 'COMMISSIONER_FIRST_CLASS', NULL, '人民警察警衔条例 第十五条', '1992-07-01'),
  ('COMMISSIONER_FIRST_CLASS', 'DEPUTY_COMMISSIONER_GENERAL', NULL, '人民警察警衔条例 第十五条', '1992-07-01'),
  ('DEPUTY_COMMISSIONER_GENERAL', 'COMMISSIONER_GENERAL', NULL, '人民警察警衔条例 第十五条', '1992-07-01');
