-- CreateTable
CREATE TABLE "bulk_read" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "viewer" TEXT NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "purpose" TEXT,
    "fields" TEXT[],
    "asked" TEXT NOT NULL,
    "officers" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "bulk_read_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bulk_read_at_id_idx" ON "bulk_read"("at", "id");

ALTER TABLE "bulk_read"
  ADD CONSTRAINT "bulk_read_purpose_check" CHECK (char_length("purpose") <= 200),
  ADD CONSTRAINT "bulk_read_officers_check" CHECK ("officers" >= 0);

-- Both kinds of reads have one chain. TG_ARGV[0]: the table, which is named before the ids of its rows; those of personal_read,
-- which was alone in the chain before, stand without one.
CREATE OR REPLACE FUNCTION chain_reads() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' SET datestyle = 'ISO, YMD' AS $$
BEGIN
  PERFORM link_reads(array_agg(concat_ws(' ', TG_ARGV[0], n.id)), array_agg(row_hash(n::text))) FROM written n HAVING count(*) > 0;
  RETURN NULL;
END $$;

SELECT keep_table('bulk_read', '{}', NULL);
CREATE TRIGGER "bulk_read_chain" AFTER INSERT ON "bulk_read" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION chain_reads('bulk_read');
