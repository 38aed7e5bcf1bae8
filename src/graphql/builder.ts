import SchemaBuilder, { type ArgBuilder } from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Scope } from '../access/scopes.ts';
import type { Day } from '../time/day.ts';
import type { Context } from './context.ts';
import { cost } from './cost.ts';
import { assertAtMost, forbidden } from './errors.ts';
import { decodedId } from './global-id.ts';
import { nodeRefusal } from './node-access.ts';

/** A day, month or year, as precisely as it is known. */
export type PartialDay = string;

const NODES_MAXIMUM = 100;

export const builder = new SchemaBuilder<{
  Context: Context;
  AuthScopes: {
    scope: Scope;
    /** A scope that the viewer holds, but not for this thing: never granted. See reach.ts. */
    outOfReach: Scope;
  };
  DefaultAuthStrategy: 'all';
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string | number };
    Date: { Input: Day; Output: Day };
    DateTime: { Input: Date; Output: Date };
    PartialDate: { Input: PartialDay; Output: PartialDay };
  };
}>({
  // in this order: ids are decoded, then scopes are checked; only what a resolver throws reaches the result unions
  plugins: [RelayPlugin, ScopeAuthPlugin, ErrorsPlugin],
  errors: { defaultTypes: [], directResult: true },
  defaultFieldNullability: false,
  relay: {
    // a malformed id is of no type, and refused with the name of its argument
    decodeGlobalID: (id) => decodedId(id) ?? { typename: '', id: '0' },
    nodeTypeOptions: { description: 'Anything with an id of its own, by which `node(id:)` finds it.' },
    idFieldOptions: { description: 'The id. It never changes.' },
    nodeQueryOptions: {
      args: { id: { description: 'The id.' } },
      description:
        'Anything by its id; null if it does not exist at the moment of the query. A malformed id is a BAD_USER_INPUT error. An id of a type that needs a scope the viewer lacks is FORBIDDEN, whether the thing exists or not.',
      resolve: (_root, { id }, { viewer }, { schema }, load) => {
        const refusal = nodeRefusal(schema, id.typename, viewer, 'id');
        if (refusal) throw refusal;
        return load(id);
      },
    },
    nodesQueryOptions: {
      ...cost({ size: { of: 'ids' } }),
      args: { ids: { description: 'The ids, at most 100.' } },
      description:
        'Things by their ids, at most 100, in the order of the ids. Null for a thing that does not exist at the moment of the query, and null with a FORBIDDEN error for a type that needs a scope the viewer lacks. A malformed id among them is a BAD_USER_INPUT error, and nothing is answered.',
      resolve: async (_root, { ids }, { viewer }, { schema }, load) => {
        assertAtMost('ids', ids, NODES_MAXIMUM);
        const refusals = ids.map(({ typename }) => nodeRefusal(schema, typename, viewer, 'ids'));
        const none = refusals.find((refusal) => refusal?.extensions['code'] === 'BAD_USER_INPUT');
        if (none) throw none;
        const nodes = await load(ids);
        return nodes.map((node, i) => refusals[i] ?? node);
      },
    },
  },
  scopeAuth: {
    defaultStrategy: 'all',
    authScopes: ({ viewer }) => ({ scope: (scope) => viewer.scopes.has(scope), outOfReach: () => false }),
    unauthorizedError: (_parent, _context, _info, { failure }) => forbidden(scopeOf(failure) ?? 'registry:read'),
  },
});

builder.queryType({
  description: 'All queries. Every field needs the scope registry:read, some need a further scope.',
  authScopes: { scope: 'registry:read' },
});

builder.mutationType({
  description:
    'All changes. Each field is one business act with one change on record, or a typed refusal that changes nothing. Every field needs the scope registry:read, for its answer, and a further scope.',
  // checked before anything is done: a viewer without it could not read what was done
  authScopes: { scope: 'registry:read' },
});

/** The scope that the viewer lacks. */
function scopeOf(failure: object): string | null {
  if ('parameter' in failure && typeof failure.parameter === 'string') return failure.parameter;
  if ('failures' in failure && Array.isArray(failure.failures)) {
    for (const inner of failure.failures) {
      const scope = scopeOf(inner as object);
      if (scope) return scope;
    }
  }
  return null;
}

export type Types = (typeof builder)['$inferSchemaTypes'];

/** `t.arg` of any field. */
export type Arg = ArgBuilder<Types>;

/** The builder of the fields of an input type. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;
