import type { FactsOf } from '../../../record/declaration.ts';
import { positionsOf, rowOfEach } from '../../../record/group-by.ts';
import { writeLoader } from '../../../record/loading.ts';
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

const appealRow = writeLoader<number, Omit<Appeal, 'versions'> | null>(async (ids, { query }) => {
  const found = await query<Omit<Appeal, 'versions'>>(
    sql`SELECT a.id, a.evaluation_id AS "evaluationId", e.officer_id AS "officerId", e.unit_id AS "unitId",
  a.filed_on::text AS "filedOn"
FROM evaluation_appeal a JOIN evaluation e ON e.id = a.evaluation_id WHERE a.id = ANY($1::int[])`,
    [ids],
  );
  return rowOfEach(ids, found, 'id');
});

/** An appeal by its id; null for none, and for one that is withdrawn. */
export async function appealWithId(reading: Reading, id: number): Promise<Appeal | null> {
  const [appeal, versions] = await Promise.all([
    appealRow(reading).load(id),
    versionsOfOne(reading, EVALUATION_APPEAL, id),
  ]);
  return appeal && versions.length > 0 ? { ...appeal, versions } : null;
}

interface Waiting {
  readonly evaluationId: number;
  readonly from: Day;
}

/** The first appeal, if any, against an evaluation that waits for its decision on a day or later, and such a day. */
export const openAppeal = writeLoader<Waiting, { readonly id: number; readonly on: Day } | null>(
  async (keys, { query }) => {
    const found = await query<{ place: number; id: number; on: Day }>(
      sql`SELECT DISTINCT ON (key.place) key.place::int, a.id,
  greatest(v.valid_from, least(coalesce(v.valid_to - 1, $3::date), $3::date))::text AS "on"
FROM unnest($1::int[], $2::date[]) WITH ORDINALITY AS key(evaluation_id, "from", place)
JOIN evaluation_appeal a ON a.evaluation_id = key.evaluation_id
JOIN evaluation_appeal_version v ON v.appeal_id = a.id AND ${believedNow('v')}
WHERE v.status = 'FILED' AND ${endsAfter('v', sql`key."from"`)}
ORDER BY key.place, v.valid_from, a.id`,
      [keys.map(({ evaluationId }) => evaluationId), keys.map(({ from }) => from), today()],
    );
    return rowOfEach(positionsOf(keys), found, 'place');
  },
  { cache: false },
);
