import SchemaBuilder, { type ArgBuilder } from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Scope } from '../access/scopes.ts';
import type { Day } from '../database/temporal.ts';
import type { Context } from './context.ts';
import { badInput, forbidden } from './errors.ts';

/** A day, month or year, as precisely as it is known. */
export type PartialDay = string;

const NODES_MAXIMUM = 100;

export const builder = new SchemaBuilder<{
  Context: Context;
  AuthScopes: { scope: Scope };
  DefaultAuthStrategy: 'all';
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string | number };
    Date: { Input: Day; Output: Day };
    DateTime: { Input: Date; Output: Date };
    PartialDate: { Input: PartialDay; Output: PartialDay };
  };
}>({
  // in this order: ids are decoded, then scopes are checked, and only what a resolver throws reaches the result unions
  plugins: [RelayPlugin, ScopeAuthPlugin, ErrorsPlugin],
  errors: { defaultTypes: [], directResult: true },
  defaultFieldNullability: false,
  relay: {
    nodeTypeOptions: { description: 'Anything with an id of its own, to be had again by `node(id:)`.' },
    nodeQueryOptions: {
      description:
        'Anything by its id; null where no such thing exists at the moment of the query or the viewer may not see it. An id that is none is a BAD_USER_INPUT error.',
      resolve: (_root, { id }, context, _info, resolveNode) => {
        const refusal = refusalOfType(id.typename, context);
        if (refusal) throw refusal;
        return resolveNode(id);
      },
    },
    nodesQueryOptions: {
      description:
        'Things by their ids, at most 100, in the order of the ids; null where no such thing exists at the moment of the query or the viewer may not see it.',
      resolve: async (_root, { ids }, context, _info, resolveNodes) => {
        if (ids.length > NODES_MAXIMUM) throw badInput('ids', `has more than ${NODES_MAXIMUM} values`);
        const found = await resolveNodes(ids);
        return ids.map(({ typename }, i) => refusalOfType(typename, context) ?? found[i]);
      },
    },
  },
  scopeAuth: {
    defaultStrategy: 'all',
    authScopes: ({ viewer }) => ({ scope: (scope) => viewer.scopes.has(scope) }),
    unauthorizedError: (_parent, _context, _info, { failure }) => forbidden(scopeOf(failure) ?? 'registry:read'),
  },
});

builder.queryType({
  description: 'Everything that can be asked. Every field needs the scope registry:read, some a further one.',
});

/** Decided by the type alone: even `__typename` must not tell whether a thing exists that the viewer may not see. */
function refusalOfType(typename: string, { viewer }: Context) {
  const { authScopes } = builder.configStore.getTypeConfig(typename).pothosOptions as { authScopes?: { scope: Scope } };
  return authScopes && !viewer.scopes.has(authScopes.scope) ? forbidden(authScopes.scope) : null;
}

/** The scope whose lack made the check fail. */
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
