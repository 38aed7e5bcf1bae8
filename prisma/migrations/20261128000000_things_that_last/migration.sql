-- A correction of a figure or of a calendar day is the same thing still: its row names the first one, whose id is that of the thing.
-- Null at the end of a row leaves its hash as it was.
-- AlterTable
ALTER TABLE "calendar_day" ADD COLUMN     "first_id" INTEGER;

-- AlterTable
ALTER TABLE "metric_observation" ADD COLUMN     "first_id" INTEGER;

CREATE INDEX "calendar_day_thing" ON "calendar_day" ((coalesce("first_id", "id")));
CREATE INDEX "metric_observation_thing" ON "metric_observation" ((coalesce("first_id", "id")));
