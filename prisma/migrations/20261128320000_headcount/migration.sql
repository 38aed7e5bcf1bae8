-- How many people there are on a day, by unit, of what is believed now: kept, so that it is not counted for each question.
-- A row tells by how many more (or fewer) than on the day before. Unit 0 is everybody, in a unit or in none.

-- CreateTable
CREATE TABLE "headcount" (
    "unit_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "people" INTEGER NOT NULL,
    "police" INTEGER NOT NULL,
    "auxiliaries" INTEGER NOT NULL,

    CONSTRAINT "headcount_pkey" PRIMARY KEY ("unit_id","day")
);

-- CreateTable
CREATE TABLE "headcount_total" (
    "unit_id" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "police" INTEGER NOT NULL,
    "auxiliaries" INTEGER NOT NULL,

    CONSTRAINT "headcount_total_pkey" PRIMARY KEY ("unit_id")
);

-- CreateIndex
CREATE INDEX "headcount_day_idx" ON "headcount"("day");

SELECT keep_table('headcount', ARRAY['free people', 'free police', 'free auxiliaries'], NULL);
SELECT keep_table('headcount_total', ARRAY['free people', 'free police', 'free auxiliaries'], NULL);

-- What the table should hold, by unit and day, counted from the record.
CREATE FUNCTION headcount_of_record() RETURNS SETOF headcount LANGUAGE sql STABLE AS $$
  WITH stays AS (
    SELECT 0 AS unit_id, o.valid_from, o.valid_to, o.category, o.status FROM officer_version o WHERE o.superseded_at IS NULL
    UNION ALL
    SELECT a.unit_id, greatest(a.valid_from, o.valid_from), least(a.valid_to, o.valid_to), o.category, o.status
    FROM assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id
    WHERE a.superseded_at IS NULL AND a.kind = 'PRIMARY' AND a.unit_id IS NOT NULL AND o.superseded_at IS NULL
      AND a.valid_from < coalesce(o.valid_to, 'infinity') AND o.valid_from < coalesce(a.valid_to, 'infinity')
  ), days AS (
    SELECT s.unit_id, d.day, sum(d.n)::int AS people,
      (coalesce(sum(d.n) FILTER (WHERE s.category = 'POLICE' AND s.status IN ('ACTIVE', 'SUSPENDED')), 0))::int AS police,
      (coalesce(sum(d.n) FILTER (WHERE s.category = 'AUXILIARY' AND s.status IN ('ACTIVE', 'SUSPENDED')), 0))::int AS auxiliaries
    FROM stays s CROSS JOIN LATERAL (VALUES (s.valid_from, 1), (s.valid_to, -1)) AS d(day, n)
    WHERE d.day IS NOT NULL GROUP BY s.unit_id, d.day
  )
  SELECT * FROM days WHERE people <> 0 OR police <> 0 OR auxiliaries <> 0
$$;

-- Counts everything anew, after many rows were written at once.
CREATE FUNCTION recount_heads() RETURNS VOID LANGUAGE sql AS $$
  INSERT INTO headcount (unit_id, day, people, police, auxiliaries)
  SELECT unit_id, day, coalesce(n.people, 0), coalesce(n.police, 0), coalesce(n.auxiliaries, 0)
  FROM headcount_of_record() n FULL JOIN headcount h USING (unit_id, day)
  ON CONFLICT (unit_id, day) DO UPDATE
  SET people = EXCLUDED.people, police = EXCLUDED.police, auxiliaries = EXCLUDED.auxiliaries;
  INSERT INTO headcount_total (unit_id, people, police, auxiliaries)
  SELECT h.unit_id, sum(h.people), sum(h.police), sum(h.auxiliaries) FROM headcount h GROUP BY h.unit_id
  ON CONFLICT (unit_id) DO UPDATE
  SET people = EXCLUDED.people, police = EXCLUDED.police, auxiliaries = EXCLUDED.auxiliaries;
$$;

-- Adds, or takes away, what some rows of posts or of people make with the believed rows of the other table. OFFSET 0 and the
-- settings keep each look-up one by the id of the officer, whatever the first call was about.
CREATE FUNCTION add_heads("posts" INTEGER[], "officers" INTEGER[], "sign" INTEGER) RETURNS VOID LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  WITH stays AS (
    SELECT 0 AS unit_id, o.valid_from, o.valid_to, o.category, o.status FROM officer_version o WHERE o.id = ANY("officers")
    UNION ALL
    SELECT a.unit_id, greatest(a.valid_from, o.valid_from), least(a.valid_to, o.valid_to), o.category, o.status
    FROM officer_version o CROSS JOIN LATERAL (
      SELECT a.unit_id, a.valid_from, a.valid_to FROM assignment_version a
      WHERE a.officer_id = o.officer_id AND a.superseded_at IS NULL AND a.kind = 'PRIMARY' AND a.unit_id IS NOT NULL OFFSET 0
    ) a WHERE o.id = ANY("officers") AND a.valid_from < coalesce(o.valid_to, 'infinity') AND o.valid_from < coalesce(a.valid_to, 'infinity')
    UNION ALL
    SELECT a.unit_id, greatest(a.valid_from, o.valid_from), least(a.valid_to, o.valid_to), o.category, o.status
    FROM assignment_version a CROSS JOIN LATERAL (
      SELECT o.valid_from, o.valid_to, o.category, o.status FROM officer_version o
      WHERE o.officer_id = a.officer_id AND o.superseded_at IS NULL OFFSET 0
    ) o WHERE a.id = ANY("posts") AND a.kind = 'PRIMARY' AND a.unit_id IS NOT NULL
      AND a.valid_from < coalesce(o.valid_to, 'infinity') AND o.valid_from < coalesce(a.valid_to, 'infinity')
  ), days AS (
    SELECT s.unit_id, d.day, "sign" * sum(d.n) AS people,
      "sign" * coalesce(sum(d.n) FILTER (WHERE s.category = 'POLICE' AND s.status IN ('ACTIVE', 'SUSPENDED')), 0) AS police,
      "sign" * coalesce(sum(d.n) FILTER (WHERE s.category = 'AUXILIARY' AND s.status IN ('ACTIVE', 'SUSPENDED')), 0) AS auxiliaries
    FROM stays s CROSS JOIN LATERAL (VALUES (s.valid_from, 1), (s.valid_to, -1)) AS d(day, n)
    WHERE d.day IS NOT NULL GROUP BY s.unit_id, d.day
  ), added AS (
    INSERT INTO headcount AS h (unit_id, day, people, police, auxiliaries)
    SELECT * FROM days WHERE people <> 0 OR police <> 0 OR auxiliaries <> 0
    ON CONFLICT (unit_id, day) DO UPDATE SET people = h.people + EXCLUDED.people, police = h.police + EXCLUDED.police,
      auxiliaries = h.auxiliaries + EXCLUDED.auxiliaries
  )
  INSERT INTO headcount_total AS t (unit_id, people, police, auxiliaries)
  SELECT unit_id, sum(people), sum(police), sum(auxiliaries) FROM days GROUP BY unit_id
  HAVING sum(people) <> 0 OR sum(police) <> 0 OR sum(auxiliaries) <> 0
  ON CONFLICT (unit_id) DO UPDATE SET people = t.people + EXCLUDED.people, police = t.police + EXCLUDED.police,
    auxiliaries = t.auxiliaries + EXCLUDED.auxiliaries;
END $$;

-- A row says nothing else once it is written, but that it is no longer believed. TG_ARGV[0]: whether these are rows of posts. A
-- dry run counts nothing: the rows of a unit, and of everybody, are those that writes would wait for.
CREATE FUNCTION count_new_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids INTEGER[] := (SELECT array_agg(id) FROM written WHERE superseded_at IS NULL);
BEGIN
  IF ids IS NULL OR current_setting('muster.rehearsing', TRUE) = 'on' THEN RETURN NULL; END IF;
  PERFORM add_heads(CASE WHEN TG_ARGV[0]::boolean THEN ids END, CASE WHEN NOT TG_ARGV[0]::boolean THEN ids END, 1);
  RETURN NULL;
END $$;

CREATE FUNCTION discount_superseded_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids INTEGER[] := (SELECT array_agg(w.id) FROM written w JOIN replaced r ON r.id = w.id
    WHERE r.superseded_at IS NULL AND w.superseded_at IS NOT NULL);
BEGIN
  IF ids IS NULL OR current_setting('muster.rehearsing', TRUE) = 'on' THEN RETURN NULL; END IF;
  PERFORM add_heads(CASE WHEN TG_ARGV[0]::boolean THEN ids END, CASE WHEN NOT TG_ARGV[0]::boolean THEN ids END, -1);
  RETURN NULL;
END $$;

CREATE TRIGGER "officer_version_count" AFTER INSERT ON "officer_version" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_rows('false');
CREATE TRIGGER "officer_version_discount" AFTER UPDATE ON "officer_version" REFERENCING OLD TABLE AS replaced NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION discount_superseded_rows('false');
CREATE TRIGGER "assignment_version_count" AFTER INSERT ON "assignment_version" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_rows('true');
CREATE TRIGGER "assignment_version_discount" AFTER UPDATE ON "assignment_version" REFERENCING OLD TABLE AS replaced NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION discount_superseded_rows('true');

SELECT recount_heads();
