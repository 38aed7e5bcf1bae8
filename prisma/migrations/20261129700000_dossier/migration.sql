-- The personnel dossier of an officer (干部档案): sections that are sealed, each with a key of its own.

-- CreateEnum
CREATE TYPE "DossierSectionKind" AS ENUM ('PARTICULARS', 'EDUCATION', 'RESUME', 'FAMILY', 'PHOTO');

-- AlterTable
ALTER TABLE "word_key" ADD COLUMN     "section_id" INTEGER;

-- CreateTable
CREATE TABLE "dossier_section" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "dossier_section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier_section_version" (
    "id" SERIAL NOT NULL,
    "section_id" INTEGER NOT NULL,
    "officer_id" INTEGER NOT NULL,
    "section" "DossierSectionKind" NOT NULL,
    "contents" BYTEA NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "start_known" BOOLEAN NOT NULL DEFAULT true,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "basis_document" TEXT,
    "basis_reason" TEXT,

    CONSTRAINT "dossier_section_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dossier_section_version_section_id_idx" ON "dossier_section_version"("section_id");

-- CreateIndex
CREATE INDEX "dossier_section_version_officer_id_idx" ON "dossier_section_version"("officer_id");

-- CreateIndex
CREATE UNIQUE INDEX "word_key_section_id_key" ON "word_key"("section_id");

-- AddForeignKey
ALTER TABLE "dossier_section_version" ADD CONSTRAINT "dossier_section_version_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "dossier_section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_section_version" ADD CONSTRAINT "dossier_section_version_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "officer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "word_key" ADD CONSTRAINT "word_key_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "dossier_section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As of every dated thing.
ALTER TABLE "dossier_section_version"
  ADD CONSTRAINT "dossier_section_version_period_check" CHECK ("valid_to" > "valid_from"),
  ADD CONSTRAINT "dossier_section_version_recorded_check" CHECK ("superseded_at" >= "recorded_at"),
  ADD CONSTRAINT "dossier_section_version_one_a_day" EXCLUDE USING gist (
    ("section_id" + 0) WITH =, daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
  ),
  -- an officer has each section once
  ADD CONSTRAINT "dossier_section_version_once" EXCLUDE USING gist (
    ("officer_id" + 0) WITH =, "section" WITH =,
    daterange("valid_from", "valid_to") WITH &&, tstzrange("recorded_at", "superseded_at") WITH &&
  );
CREATE INDEX "dossier_section_version_now" ON "dossier_section_version" ("section_id", "valid_from") WHERE "superseded_at" IS NULL;

ALTER TABLE "word_key" DROP CONSTRAINT "word_key_one_check",
  ADD CONSTRAINT "word_key_one_check" CHECK (num_nonnulls("concern_id", "sanction_id", "section_id") = 1);

SELECT keep_table('dossier_section', ARRAY['rises version'], '{}');
SELECT keep_table('dossier_section_version', ARRAY['once superseded_at'], '{}');
