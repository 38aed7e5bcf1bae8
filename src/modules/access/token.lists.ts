import { rootList } from '../../graphql/list.ts';
import { KEY } from '../../graphql/keyset.ts';
import {
  grantColumns,
  grantCovered,
  tokenColumns,
  tokenCovered,
  type GrantRow,
  type TokenRow,
} from './token.loaders.ts';

/** All tokens, in the order in which they were issued. */
export const tokenList = rootList<TokenRow, object>({
  name: 'tokens',
  columns: tokenColumns('t'),
  scope: 'access:admin',
  // when a token was last used is noted without a change
  uncached: true,
  source: ({ statement, covered }) => ({
    from: 'token t',
    where: [tokenCovered(statement, 't', covered)],
  }),
  order: () => [{ sql: 't.id', type: KEY.int }],
});

/** All grants, in the order in which they were given. */
export const grantList = rootList<GrantRow, object>({
  name: 'accessGrants',
  columns: grantColumns('g'),
  scope: 'access:admin',
  uncached: true,
  source: ({ statement, covered }) => ({
    from: 'access_grant g',
    where: [grantCovered(statement, 'g', covered)],
  }),
  order: () => [{ sql: 'g.id', type: KEY.int }],
});
