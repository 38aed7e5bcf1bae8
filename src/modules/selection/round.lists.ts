import { sql } from '../../sql/sql.ts';
import type { SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import { nestedList } from '../../graphql/list.ts';
import { oneOfEnum } from '../../graphql/filters.ts';
import { KEY } from '../../graphql/keyset.ts';
import { subtreeIds } from '../units/unit.tree.ts';
import { ROUND_COLUMNS, ROUNDS, type RoundRow } from './round.loaders.ts';

interface Which {
  readonly status?: readonly SelectionRoundStatus[] | null | undefined;
  readonly includeSubunits: boolean;
}

/** The rounds of a unit, or of all units of its subtree on the day, the last opened first. */
export const unitRoundList = nestedList<RoundRow, Which>({
  name: 'unit rounds',
  columns: ROUND_COLUMNS,
  source: ({ statement, args: { status, includeSubunits }, parent: unit }) => ({
    from: sql`(SELECT ${includeSubunits ? subtreeIds(statement, unit) : sql`ARRAY[${unit}]`} AS ids OFFSET 0) AS units
CROSS JOIN ${ROUNDS}`,
    where: [
      sql`r.unit_id = ANY(units.ids)`,
      statement.holds('v'),
      ...(status ? [oneOfEnum(sql`v.status`, 'SelectionRoundStatus')(status, statement)] : []),
    ],
  }),
  order: () => [
    { sql: sql`r.opened_on`, type: KEY.day, descending: true },
    { sql: sql`r.id`, type: KEY.int, descending: true },
  ],
});
