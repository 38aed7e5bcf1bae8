-- Acts that are committed together write their rows by the same statements, and each row is still noted for the act that
-- wrote it. The setting `muster.acts` tells the position of each act: by the instant at which it records and supersedes rows,
-- in milliseconds since 1970, or by the table and the key of a row that has no such instant. A row that it does not tell of is refused,
-- since a note needs a position. Without the setting all rows are of the next change, as before.
CREATE OR REPLACE FUNCTION note_rows() RETURNS trigger LANGUAGE plpgsql
SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' AS $$
DECLARE
  acts jsonb;
BEGIN
  IF coalesce(current_setting('muster.writing', TRUE), '') = '' THEN
    RETURN NULL;
  END IF;
  acts := nullif(current_setting('muster.acts', TRUE), '')::jsonb;
  IF acts IS NOT NULL AND TG_OP = 'INSERT' THEN
    INSERT INTO change_row ("position", table_name, keys, hashes)
    SELECT act_of(acts, TG_TABLE_NAME, r.key, r.at), TG_TABLE_NAME, array_agg(r.key), array_agg(r.hash)
    FROM (
      SELECT CASE WHEN TG_NARGS = 0 THEN to_jsonb(n) ->> 'id' ELSE row_key(to_jsonb(n), TG_ARGV[0]) END AS key,
        to_jsonb(n) ->> 'recorded_at' AS at,
        row_hash(CASE WHEN TG_NARGS = 0 THEN n::text ELSE jsonb_populate_record(n, TG_ARGV[1]::jsonb)::text END) AS hash
      FROM written n
    ) r GROUP BY 1 ORDER BY 1;
  ELSIF acts IS NOT NULL AND TG_NARGS = 0 THEN
    INSERT INTO change_row ("position", table_name, keys, "before", hashes)
    SELECT act_of(acts, TG_TABLE_NAME, r.key, r.at), TG_TABLE_NAME, array_agg(r.key), array_agg(r."before"), array_agg(r.hash)
    FROM (
      SELECT n.id::text AS key, to_jsonb(n) ->> 'superseded_at' AS at, row_hash(o::text) AS "before", row_hash(n::text) AS hash
      FROM written n JOIN replaced o ON o.id = n.id
    ) r GROUP BY 1 ORDER BY 1;
  ELSIF acts IS NOT NULL THEN
    RAISE EXCEPTION 'acts that are committed together do not change rows of %', TG_TABLE_NAME;
  ELSIF TG_OP = 'INSERT' AND TG_NARGS = 0 THEN
    INSERT INTO change_row ("position", table_name, keys, hashes)
    SELECT h."position" + 1, TG_TABLE_NAME, r.keys, r.hashes
    FROM change_head h, (SELECT array_agg(n.id::text) AS keys, array_agg(row_hash(n::text)) AS hashes FROM written n) r
    WHERE r.keys IS NOT NULL;
  ELSIF TG_OP = 'UPDATE' AND TG_NARGS = 0 THEN
    INSERT INTO change_row ("position", table_name, keys, "before", hashes)
    SELECT h."position" + 1, TG_TABLE_NAME, r.keys, r."before", r.hashes
    FROM change_head h, (
      SELECT array_agg(n.id::text) AS keys, array_agg(row_hash(o::text)) AS "before", array_agg(row_hash(n::text)) AS hashes
      FROM written n JOIN replaced o ON o.id = n.id
    ) r WHERE r.keys IS NOT NULL;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO change_row ("position", table_name, keys, hashes)
    SELECT h."position" + 1, TG_TABLE_NAME, r.keys, r.hashes
    FROM change_head h, (
      SELECT array_agg(row_key(to_jsonb(n), TG_ARGV[0])) AS keys,
        array_agg(row_hash(jsonb_populate_record(n, TG_ARGV[1]::jsonb)::text)) AS hashes
      FROM written n
    ) r WHERE r.keys IS NOT NULL;
  ELSE
    INSERT INTO change_row ("position", table_name, keys, "before", hashes)
    SELECT h."position" + 1, TG_TABLE_NAME, r.keys, r."before", r.hashes
    FROM change_head h, (
      SELECT array_agg(n.key) AS keys, array_agg(o.hash) AS "before", array_agg(n.hash) AS hashes
      FROM (SELECT row_key(to_jsonb(w), TG_ARGV[0]) AS key,
              row_hash(jsonb_populate_record(w, TG_ARGV[1]::jsonb)::text) AS hash FROM written w) n
      JOIN (SELECT row_key(to_jsonb(p), TG_ARGV[0]) AS key,
              row_hash(jsonb_populate_record(p, TG_ARGV[1]::jsonb)::text) AS hash FROM replaced p) o ON o.key = n.key
      WHERE o.hash <> n.hash
    ) r WHERE r.keys IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;

-- The position of the act that wrote a row; null for none.
CREATE FUNCTION act_of("acts" JSONB, "table" TEXT, "key" TEXT, "at" TEXT) RETURNS BIGINT LANGUAGE sql STABLE AS $$
  SELECT coalesce("acts" ->> ("table" || ' ' || "key"),
    "acts" ->> (extract(epoch FROM "at"::timestamptz) * 1000)::bigint::text)::bigint
$$;
