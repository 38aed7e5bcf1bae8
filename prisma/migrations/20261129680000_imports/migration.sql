-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('CREATE_UNITS', 'ENROLL_OFFICERS', 'REVISE_OFFICERS', 'TRANSFER_OFFICERS', 'PROMOTE_OFFICERS', 'RECORD_HONORS', 'RECORD_SCORES', 'RECORD_ATTENDANCES', 'RECORD_TALLIES', 'RECORD_PLACES', 'ASSIGN_DUTIES');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('STAGED', 'REHEARSING', 'REHEARSED', 'APPLYING', 'FAILED', 'APPLIED', 'DISCARDED', 'UNDONE');

-- CreateTable
CREATE TABLE "import_batch" (
    "id" SERIAL NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'STAGED',
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "wrapped" BYTEA,
    "key_id" TEXT,
    "columns" BYTEA,
    "row_count" INTEGER NOT NULL,
    "processed" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER,
    "refused" INTEGER,
    "failure" JSONB,
    "worker" TEXT,
    "heartbeat_at" TIMESTAMPTZ(3),
    "first_position" BIGINT,
    "last_position" BIGINT,

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "batch_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "cells" BYTEA NOT NULL,
    "accepted" BOOLEAN,
    "findings" BYTEA,
    "position" BIGINT,
    "subject_type" TEXT,
    "subject_id" INTEGER,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("batch_id","number")
);

-- CreateIndex
CREATE INDEX "import_batch_holder_id_idx" ON "import_batch"("holder", "id");

-- CreateIndex
CREATE INDEX "import_batch_file_hash_idx" ON "import_batch"("file_hash");

-- CreateIndex
CREATE INDEX "import_batch_uploaded_at_idx" ON "import_batch"("uploaded_at");

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The same file is on record once: what it did has to be taken back before it is brought in again.
CREATE UNIQUE INDEX "import_batch_applied" ON "import_batch" ("file_hash", "kind")
  WHERE "first_position" IS NOT NULL AND "status" <> 'UNDONE';
-- What nobody works on any more is looked for at every start.
CREATE INDEX "import_batch_running" ON "import_batch" ("heartbeat_at") WHERE "worker" IS NOT NULL;
CREATE INDEX "import_row_refused" ON "import_row" ("batch_id", "number") WHERE NOT "accepted";
