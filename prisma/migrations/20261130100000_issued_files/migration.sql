-- CreateTable
CREATE TABLE "issued_file" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "covers_past" BOOLEAN NOT NULL,
    "position" BIGINT NOT NULL,
    "request_id" TEXT NOT NULL,
    "officers" BYTEA NOT NULL,
    "units" BYTEA NOT NULL,
    "honors" BYTEA NOT NULL,

    CONSTRAINT "issued_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "issued_file_as_of_idx" ON "issued_file"("as_of");

-- Whether a set of ids has one of those that are wanted: bit n of the set stands for the id n.
CREATE FUNCTION has_any(ids BYTEA, wanted INT[]) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM unnest(wanted) AS s(id) WHERE CASE WHEN s.id < 8 * octet_length(ids) THEN get_bit(ids, s.id) = 1 END)
$$;

SELECT keep_table('issued_file', '{}', NULL);
