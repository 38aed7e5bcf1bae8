import { KEY } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql } from '../../sql/sql.ts';
import { LIABILITY_COLUMNS, type CaseLiabilityRow } from './case-liability.loaders.ts';

/** What an officer answers for, latest first: for life, so on every day from the first. */
export const officerLiabilityList = nestedList<CaseLiabilityRow, object>({
  name: 'officerCaseLiabilities',
  columns: LIABILITY_COLUMNS,
  scope: 'discipline:read',
  source: ({ statement, parent, covered }) => ({
    from: sql`case_liability_version cl`,
    where: [
      sql`cl.officer_id = ${parent}`,
      statement.begun('cl'),
      officerCovered(statement, sql`cl.officer_id`, covered),
    ],
  }),
  order: () => [
    { sql: sql`cl.valid_from`, type: KEY.day, descending: true },
    { sql: sql`cl.liability_id`, type: KEY.int, descending: true },
  ],
});
