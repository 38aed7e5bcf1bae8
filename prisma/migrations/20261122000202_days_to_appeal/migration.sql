-- 公务员法 as revised in 2018, article 95: who is graded incompetent (定期考核定为不称职) may ask for a review, or appeal at
-- once, within thirty days of learning of it.
INSERT INTO "evaluation_rule" ("kind", "value", "article", "valid_from") VALUES
  ('APPEAL_DAYS', 30, '公务员法 第九十五条', '2019-06-01');
