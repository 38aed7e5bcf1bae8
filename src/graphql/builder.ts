import SchemaBuilder, { type ArgBuilder } from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { Scope } from '../access/scopes.ts';
import type { Day } from '../time/day.ts';
import type { Context } from './context.ts';
import { cost } from './cost.ts';
import { badInput, forbidden } from './errors.ts';
import { nodeRefusal } from './node-access.ts';

/** A day, month or year, as precisely as it is known. */
export type PartialDay = string;

const NODES_MAXIMUM = 100;

export const builder = new SchemaBuilder<{
  Context: Context;
  AuthScopes: {
    scope: Scope;
    /** A scope that the viewer holds, but not for the thing at hand: never met. See reach.ts. */
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
  // in this order: ids are decoded, then scopes are checked, and only what a resolver throws reaches the result unions
  plugins: [RelayPlugin, ScopeAuthPlugin, ErrorsPlugin],
  errors: { defaultTypes: [], directResult: true },
  defaultFieldNullability: false,
  relay: {
    nodeTypeOptions: { description: 'Anything with an id of its own, to be had again by `node(id:)`.' },
    idFieldOptions: { description: 'The id, the same for as long as the registry stands.' },
    nodeQueryOptions: {
      args: { id: { description: 'The id.' } },
      description:
        'Anything by its id; null where no such thing exists at the moment of the query. An id that is none is a BAD_USER_INPUT error; one of a type that needs a scope the viewer lacks is FORBIDDEN, whether the thing exists or not.',
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
        'Things by their ids, at most 100, in the order of the ids; null where no such thing exists at the moment of the query, and null with a FORBIDDEN error where its type needs a scope the viewer lacks.',
      resolve: async (_root, { ids }, { viewer }, { schema }, load) => {
        if (ids.length > NODES_MAXIMUM) throw badInput('ids', `has more than ${NODES_MAXIMUM} values`);
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
  description: 'Everything that can be asked. Every field needs the scope registry:read, some a further one.',
  authScopes: { scope: 'registry:read' },
});

builder.mutationType({
  description:
    'Everything that can be done. Each field is one business act and one change on record, or a typed refusal and nothing. Every field needs the scope registry:read, in which its answer is read, and a further one.',
  // before anything is done: who may not read the answer would not learn that it was
  authScopes: { scope: 'registry:read' },
});

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

/** The builder of the fields of an input type. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;
