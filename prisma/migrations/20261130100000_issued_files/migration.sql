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

SELECT keep_table('issued_file', '{}', NULL);
