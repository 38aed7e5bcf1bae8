import { groupBy } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import type { Reading } from '../../record/write.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';
import type { HonorFacts } from './honor.declaration.ts';
import type { Existing } from './honor.rules.ts';

export interface Recipients {
  readonly officerIds: readonly number[];
  readonly unitIds: readonly number[];
}

/** The recipients of an honor that the registry has; those that are only words are left out. */
export const recipientsOf = writeLoader<number, Recipients>(async (honorIds, { query }) => {
  const found = await query<{ honorId: number; officerId: number | null; unitId: number | null }>(
    sql`SELECT honor_id AS "honorId", officer_id AS "officerId", unit_id AS "unitId" FROM honor_recipient r
WHERE honor_id = ANY($1::int[]) AND ${believedNow('r')} ORDER BY id`,
    [honorIds],
  );
  const recipients = groupBy(found, ({ honorId }) => honorId);
  return honorIds.map((id) => ({
    officerIds: recipients.get(id)?.flatMap(({ officerId }) => officerId ?? []) ?? [],
    unitIds: recipients.get(id)?.flatMap(({ unitId }) => unitId ?? []) ?? [],
  }));
});

type Award = Pick<HonorFacts, 'title' | 'programId' | 'meritClass'>;

/**
 * Makes a read of the first honor, if any, of the same award as another, for one of its recipients, that meets a condition.
 * `exceptId`: the other, where it is on record.
 */
const sameAward = (condition: Sql) => {
  const text = sql`SELECT h.honor_id AS id, greatest(h.valid_from, $1::date)::text AS "on" FROM honor_version h
WHERE ${believedNow('h')} AND ${condition} AND h.honor_id <> $7::int
  AND h.title = $2 AND h.program_id IS NOT DISTINCT FROM $3::int AND h.merit_class IS NOT DISTINCT FROM $4::"MeritClass"
  AND EXISTS (SELECT FROM honor_recipient r
    WHERE r.honor_id = h.honor_id AND ${believedNow('r')} AND (r.officer_id = ANY($5::int[]) OR r.unit_id = ANY($6::int[])))
ORDER BY h.honor_id LIMIT 1`;
  return async (
    { query }: Reading,
    { title, programId, meritClass }: Award,
    { officerIds, unitIds }: Recipients,
    day: Day,
    exceptId = 0,
  ): Promise<Existing | null> => {
    const [found] = await query<Existing>(text, [day, title, programId, meritClass, officerIds, unitIds, exceptId]);
    return found ?? null;
  };
};

/**
 * The same award, conferred on one of the recipients on the day. An honor whose award is known by month or year only is not
 * the same; one that is revoked later was conferred until then.
 */
export const conferredOn = sameAward(
  sql`h.status = 'CONFERRED' AND h.awarded_on = $1::date AND h.awarded_precision = 'DAY' AND ${endsAfter('h', sql`$1::date`)}`,
);

/** The same award, proposed for one of the recipients on the day; one that was decided leaves room for another. */
export const openFrom = sameAward(
  sql`h.status IN ('NOMINATED', 'UNDER_PUBLIC_NOTICE') AND h.nominated_on = $1::date AND h.valid_to IS NULL`,
);
