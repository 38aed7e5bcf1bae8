import type { Scopes } from '../../src/access/scopes.ts';
import { Background } from '../../src/graphql/background.ts';
import type { Context } from '../../src/graphql/context.ts';
import { newOperation } from '../../src/graphql/operation-state.ts';
import { LIMITS } from '../../src/limits/limits.ts';
import type { Harness } from './app.ts';

/** What the resolvers of a request have at hand, for what is asked without a server. */
export const contextOf = ({ registry }: Harness, scopes: Scopes): Context => ({
  viewer: {
    type: 'Token',
    id: '1',
    name: 'test',
    kind: 'SERVICE',
    actor: 'service:test',
    scopes,
    holder: { tokenId: 1 },
    officerId: null,
    ofGroups: [],
    documentsOnly: false,
    budget: null,
  },
  requestId: 'test',
  locale: 'zh',
  told: {},
  registry,
  sealer: null,
  background: new Background(() => undefined),
  purpose: null,
  budget: LIMITS.budget,
  operation: newOperation(registry),
});
