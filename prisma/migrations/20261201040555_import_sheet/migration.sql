-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "sheet_name" TEXT;
