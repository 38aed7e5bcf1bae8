-- The changes of a batch, such as the rows of a spreadsheet, share one instant. So instants no longer tell changes apart, and a row of a
-- batch is found by the note of the change that wrote it: notes of batches have an index by the keys of their rows. The setting
-- `muster.batch` tells that acts are those of a batch; `muster.acts` then tells the position of each row by its table and key.
DROP INDEX "change_at_key";
CREATE INDEX "change_at_idx" ON "change"("at");

ALTER TABLE "change_row" ADD COLUMN "batched" BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX "change_row_batched_idx" ON "change_row" USING gin ("keys") WHERE "batched";

CREATE OR REPLACE FUNCTION note_rows() RETURNS trigger LANGUAGE plpgsql
SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' AS $$
DECLARE
  acts  jsonb;
  batch boolean := coalesce(current_setting('muster.batch', TRUE), '') = 'on';
BEGIN
  IF coalesce(current_setting('muster.writing', TRUE), '') = '' THEN
    RETURN NULL;
  END IF;
  acts := nullif(current_setting('muster.acts', TRUE), '')::jsonb;
  IF acts IS NOT NULL AND TG_OP = 'INSERT' THEN
    INSERT INTO change_row ("position", table_name, batched, keys, hashes)
    SELECT act_of(acts, TG_TABLE_NAME, r.key, r.at), TG_TABLE_NAME, batch, array_agg(r.key), array_agg(r.hash)
    FROM (
      SELECT CASE WHEN TG_NARGS = 0 THEN to_jsonb(n) ->> 'id' ELSE row_key(to_jsonb(n), TG_ARGV[0]) END AS key,
        to_jsonb(n) ->> 'recorded_at' AS at,
        row_hash(CASE WHEN TG_NARGS = 0 THEN n::text ELSE jsonb_populate_record(n, TG_ARGV[1]::jsonb)::text END) AS hash
      FROM written n
    ) r GROUP BY 1 ORDER BY 1;
  ELSIF acts IS NOT NULL AND TG_NARGS = 0 THEN
    INSERT INTO change_row ("position", table_name, batched, keys, "before", hashes)
    SELECT act_of(acts, TG_TABLE_NAME, r.key, r.at), TG_TABLE_NAME, batch, array_agg(r.key), array_agg(r."before"), array_agg(r.hash)
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
