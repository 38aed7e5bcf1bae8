import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import { officerCovered, type Covered } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { belongsBelow } from '../officers/last-unit.sql.ts';
import { LIABILITY_COLUMNS, type CaseLiabilityRow } from './case-liability.loaders.ts';

const LATEST: readonly SortKey[] = [
  { sql: sql`cl.valid_from`, type: KEY.day, descending: true },
  { sql: sql`cl.liability_id`, type: KEY.int, descending: true },
];

/** The conditions that liabilities `cl` are shown: for life, so on every day from the first. */
const shown = (statement: TemporalStatement, covered: Covered): readonly Sql[] => [
  statement.begun('cl'),
  officerCovered(statement, sql`cl.officer_id`, covered),
];

/** What an officer answers for, latest first. */
export const officerLiabilityList = nestedList<CaseLiabilityRow, object>({
  name: 'officerCaseLiabilities',
  columns: LIABILITY_COLUMNS,
  scope: 'discipline:read',
  ofParent: 'officer',
  source: ({ statement, parent, covered }) => ({
    from: sql`case_liability_version cl`,
    where: [sql`cl.officer_id = ${parent}`, ...shown(statement, covered)],
  }),
  order: () => LATEST,
});

/** What the officers of a unit and below answer for, latest first. */
export const unitLiabilityList = nestedList<CaseLiabilityRow, object>({
  name: 'unitCaseLiabilities',
  columns: LIABILITY_COLUMNS,
  scope: 'discipline:read',
  searches: () => true,
  source: ({ statement, parent, covered }) => ({
    from: sql`case_liability_version cl`,
    where: [belongsBelow(statement, sql`cl.officer_id`, parent), ...shown(statement, covered)],
  }),
  order: () => LATEST,
});
