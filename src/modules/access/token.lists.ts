import { sql } from '../../sql/sql.ts';
import { rootList } from '../../graphql/list.ts';
import { KEY } from '../../graphql/keyset.ts';
import {
  GRANT_COLUMNS,
  grantCovered,
  TOKEN_COLUMNS,
  tokenCovered,
  type GrantRow,
  type TokenRow,
} from './token.loaders.ts';

/** All tokens, in the order of issue. */
export const tokenList = rootList<TokenRow, object>({
  name: 'tokens',
  columns: TOKEN_COLUMNS,
  scope: 'access:admin',
  // the last use of a token is stored without a change
  uncached: true,
  source: ({ statement, covered }) => ({
    from: sql`token t`,
    where: [tokenCovered(statement, covered)],
  }),
  order: () => [{ sql: sql`t.id`, type: KEY.int }],
});

/** All grants, in the order in which they were granted. */
export const grantList = rootList<GrantRow, object>({
  name: 'accessGrants',
  columns: GRANT_COLUMNS,
  scope: 'access:admin',
  uncached: true,
  source: ({ statement, covered }) => ({
    from: sql`access_grant g`,
    where: [grantCovered(statement, covered)],
  }),
  order: () => [{ sql: sql`g.id`, type: KEY.int }],
});
