import type { FactsOf } from '../../../record/declaration.ts';
import type { Version } from '../../../record/periods.ts';
import { versionsOfOne } from '../../../record/timeline.ts';
import type { Reading } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import { today, type Day } from '../../../time/day.ts';
import { believedNow, endsAfter } from '../../../time/temporal.ts';
import { EVALUATION_APPEAL } from './evaluation-appeal.declaration.ts';

/** An appeal, with its believed rows in the order of their days. */
export interface Appeal {
  readonly id: number;
  readonly evaluationId: number;
  /** The subject of the evaluation. */
  readonly officerId: number | null;
  readonly unitId: number | null;
  readonly filedOn: Day;
  readonly versions: readonly Version<FactsOf<typeof EVALUATION_APPEAL>>[];
}

/** An appeal by its id; undefined where there is none. */
export async function appealWithId(reading: Reading, id: number): Promise<Appeal | undefined> {
  const [[appeal], versions] = await Promise.all([
    reading.query<Omit<Appeal, 'versions'>>(
      sql`SELECT a.id, a.evaluation_id AS "evaluationId", e.officer_id AS "officerId", e.unit_id AS "unitId",
  a.filed_on::text AS "filedOn"
FROM evaluation_appeal a JOIN evaluation e ON e.id = a.evaluation_id WHERE a.id = $1::int`,
      [id],
    ),
    versionsOfOne(reading, EVALUATION_APPEAL, id),
  ]);
  return appeal && { ...appeal, versions };
}

/** The first appeal, if any, against an evaluation that waits for its decision on a day or later, and such a day. */
export async function openAppeal(
  { query }: Reading,
  evaluationId: number,
  from: Day,
): Promise<{ id: number; on: Day } | null> {
  const [found] = await query<{ id: number; on: Day }>(
    sql`SELECT a.id, greatest(v.valid_from, least(coalesce(v.valid_to - 1, $3::date), $3::date))::text AS "on"
FROM evaluation_appeal a JOIN evaluation_appeal_version v ON v.appeal_id = a.id AND ${believedNow('v')}
WHERE a.evaluation_id = $1::int AND v.status = 'FILED' AND ${endsAfter('v', sql`$2::date`)}
ORDER BY v.valid_from, a.id LIMIT 1`,
    [evaluationId, from, today()],
  );
  return found ?? null;
}
