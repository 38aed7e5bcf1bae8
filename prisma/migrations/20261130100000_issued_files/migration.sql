-- CreateTable
CREATE TABLE "issued_file" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "covers_past" BOOLEAN NOT NULL,
    "position" BIGINT NOT NULL,
    "request_id" TEXT NOT NULL,
    "things" BIGINT[],
    "officers" BYTEA NOT NULL,
    "units" BYTEA NOT NULL,
    "honors" BYTEA NOT NULL,

    CONSTRAINT "issued_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "issued_file_things_idx" ON "issued_file" USING GIN ("things");

-- Files that list much are looked through one by one.
CREATE INDEX "issued_file_large_idx" ON "issued_file"("as_of") WHERE "things" = '{}';

SELECT keep_table('issued_file', '{}', NULL);
