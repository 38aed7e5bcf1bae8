import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import { sql } from '../../sql/sql.ts';
import { daysOverlap } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import { officerColumns, type OfficerRow } from './officer.loaders.ts';

interface Time {
  readonly from?: Day | null | undefined;
  readonly to?: Day | null | undefined;
}

const BY_FIRST_DAY: readonly SortKey[] = [
  { sql: sql`r.first_on`, type: KEY.day },
  { sql: sql`o.name_pinyin`, type: KEY.text },
  { sql: sql`o.name`, type: KEY.text },
  { sql: sql`o.officer_id`, type: KEY.int },
];

/** Who belonged to a unit by a primary assignment on some day of a time, by the first day they ever did; as they were last on record. */
export const rollList = nestedList<OfficerRow, Time>({
  name: 'roll',
  columns: officerColumns,
  source: ({ statement, args: { from, to }, parent: unit }) => {
    const end = to == null ? sql`(${statement.day} + 1)` : statement.value(to, 'date');
    const start = from == null ? sql`NULL::date` : statement.value(from, 'date');
    return {
      from: sql`(
  SELECT a.officer_id, min(a.valid_from) AS first_on FROM assignment_version a
  WHERE a.unit_id = ${unit} AND a.kind = 'PRIMARY' AND ${statement.believed('a')} AND a.valid_from < ${end}
  GROUP BY a.officer_id HAVING bool_or(${daysOverlap('a', start, end)})
) r CROSS JOIN LATERAL (
  SELECT * FROM officer_version p WHERE p.officer_id = r.officer_id AND ${statement.begun('p')}
  ORDER BY p.valid_from DESC LIMIT 1
) o`,
      where: [sql`TRUE`],
    };
  },
  order: () => BY_FIRST_DAY,
});
