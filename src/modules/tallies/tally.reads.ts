import type { MetricUnit } from '../../generated/prisma/enums.ts';
import { groupBy } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import { believedRowOf, type BelievedRow } from '../../record/recordings.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { TALLY, type TallyFacts } from './tally.declaration.ts';

/** A subject, a key and a period. */
type Period = Pick<TallyFacts, 'officerId' | 'unitId' | 'key' | 'fromDay' | 'lastOn'>;

/** By an index of the subjects of one kind. */
const sharingDays = (column: Sql): Sql => sql`SELECT to_jsonb(t) AS "row" FROM tally t
  WHERE t.key = k.key AND t.${column} = k.${column} AND t.${column} IS NOT NULL AND ${believedNow('t')}
    AND t.last_on >= k.from_day AND t.from_day <= k.last_on`;

/** The believed tallies of the subject and key of one that share days with its period. */
export const talliesSharingDays = writeLoader<Period, BelievedRow<typeof TALLY>[]>(
  async (periods, { query, seen }) => {
    const found = await query<{ n: number; row: Record<string, unknown> }>(
      sql`SELECT k.n::int AS n, t."row" FROM unnest($1::int[], $2::int[], $3::text[], $4::date[], $5::date[])
  WITH ORDINALITY AS k(officer_id, unit_id, key, from_day, last_on, n)
CROSS JOIN LATERAL (${sharingDays(sql`officer_id`)} UNION ALL ${sharingDays(sql`unit_id`)}) t ORDER BY k.n, (t."row" ->> 'id')::int`,
      [
        periods.map(({ officerId }) => officerId),
        periods.map(({ unitId }) => unitId),
        periods.map(({ key }) => key),
        periods.map(({ fromDay }) => fromDay),
        periods.map(({ lastOn }) => lastOn),
      ],
    );
    for (const { row } of found) seen?.note(TALLY.versions, row);
    const rows = groupBy(found, ({ n }) => n);
    return periods.map((_, i) => (rows.get(i + 1) ?? []).map(({ row }) => believedRowOf(TALLY, row)));
  },
  {
    cache: false,
    reads: ({ officerId, unitId }) => [
      officerId === null
        ? { table: TALLY.table, column: 'unit_id', value: unitId }
        : { table: TALLY.table, column: 'officer_id', value: officerId },
    ],
  },
);

/** In what tallies of a key are measured, by what is believed of them but for some rows; null where there is none. */
export const measuredIn = writeLoader<{ readonly key: string; readonly without: readonly number[] }, MetricUnit | null>(
  async (asked, { query }) => {
    const found = await query<{ key: string; valueUnit: MetricUnit }>(
      sql`SELECT k.key, m.value_unit AS "valueUnit" FROM unnest($1::text[]) AS k(key) CROSS JOIN LATERAL (
  SELECT t.value_unit FROM tally t WHERE t.key = k.key AND ${believedNow('t')} AND NOT t.id = ANY($2::int[]) LIMIT 1
) m`,
      [[...new Set(asked.map(({ key }) => key))], [...new Set(asked.flatMap(({ without }) => without))]],
    );
    const units = new Map(found.map(({ key, valueUnit }) => [key, valueUnit]));
    return asked.map(({ key }) => units.get(key) ?? null);
  },
  { cache: false, reads: ({ key }) => [{ table: TALLY.table, column: 'key', value: key }] },
);
