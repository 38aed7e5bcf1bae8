-- AlterTable
ALTER TABLE "token" ADD COLUMN     "documents_only" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "personal_read" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "viewer" TEXT NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "purpose" TEXT,

    CONSTRAINT "personal_read_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "personal_read_officer_id_id_idx" ON "personal_read"("officer_id", "id");

-- CreateIndex
CREATE INDEX "personal_read_viewer_id_idx" ON "personal_read"("viewer", "id");

-- CreateIndex
CREATE INDEX "personal_read_at_id_idx" ON "personal_read"("at", "id");

-- AddForeignKey
ALTER TABLE "personal_read" ADD CONSTRAINT "personal_read_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A log of who looked is worth what nobody can take out of it.
CREATE TRIGGER "personal_read_keep" BEFORE UPDATE OR DELETE ON "personal_read"
  FOR EACH ROW EXECUTE FUNCTION refuse_any_rewrite();
ALTER TABLE "personal_read" ADD CONSTRAINT "personal_read_purpose_check" CHECK (char_length("purpose") <= 200);
