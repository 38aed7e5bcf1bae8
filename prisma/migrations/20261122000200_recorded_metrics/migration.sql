-- AlterTable
ALTER TABLE "metric_observation" ADD COLUMN     "basis_document" TEXT,
ADD COLUMN     "basis_reason" TEXT;

-- A figure is known by its unit, metric, period, period of the baseline, being an aim or not, and source (staff: none):
-- of each one value is believed at a time.
CREATE UNIQUE INDEX "metric_observation_current" ON "metric_observation"
  ("unit_id", "key", coalesce("period", ''), coalesce("baseline_period", ''), "target", coalesce("source_id", 0))
  WHERE "superseded_at" IS NULL;

-- What a metric is measured in, looked up before more of it is recorded.
CREATE INDEX "metric_observation_measured_in" ON "metric_observation" ("key", "value_unit") WHERE "superseded_at" IS NULL;
