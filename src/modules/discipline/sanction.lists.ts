import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import { sql } from '../../sql/sql.ts';
import { belongsBelow } from '../officers/last-unit.sql.ts';
import { SANCTION_COLUMNS, sanctionsShown, type SanctionRow } from './sanction.loaders.ts';

const LATEST: readonly SortKey[] = [
  { sql: sql`s.decided_on`, type: KEY.day, descending: true },
  { sql: sql`s.sanction_id`, type: KEY.int, descending: true },
];

/** The sanctions of an officer, latest first. */
export const officerSanctionList = nestedList<SanctionRow, object>({
  name: 'officerSanctions',
  columns: SANCTION_COLUMNS,
  scope: 'discipline:read',
  ofParent: 'officer',
  source: ({ statement, parent, covered }) => ({
    from: sql`sanction_version s`,
    where: [sql`s.officer_id = ${parent}`, ...sanctionsShown(statement, covered)],
  }),
  order: () => LATEST,
});

/** The sanctions of officers of a unit and below, latest first; `ids`: only these. */
export const unitSanctionList = nestedList<SanctionRow, { readonly ids: readonly number[] | null }>({
  name: 'unitSanctions',
  columns: SANCTION_COLUMNS,
  scope: 'discipline:read',
  searches: () => true,
  source: ({ statement, args: { ids }, parent, covered }) => ({
    from: sql`sanction_version s`,
    where: [
      belongsBelow(statement, sql`s.officer_id`, parent),
      ...sanctionsShown(statement, covered),
      ...(ids ? [sql`s.sanction_id = ANY(${statement.value(ids, 'int[]')})`] : []),
    ],
  }),
  order: () => LATEST,
});
