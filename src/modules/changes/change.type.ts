import type { GraphQLSchema } from 'graphql';
import { pageArguments, parseGlobalId } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { basis } from '../../graphql/field-options.ts';
import type { Context } from '../../graphql/context.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { badInput } from '../../graphql/errors.ts';
import { nodeRefusal, nodeType } from '../../graphql/node-access.ts';
import { scopeForRow } from '../../graphql/reach.ts';
import { ChangeFilter } from './change.inputs.ts';
import { changeList } from './change.lists.ts';
import { changeByPosition, POSITION, type ChangeRow } from './change.loaders.ts';
import { FieldChange, fieldsOf, OWN_CHANGE } from './field-change.type.ts';
import { readerOf } from './subject.loaders.ts';
import { changeTakingBack } from './taken-back.loaders.ts';

/** A thing that a change refers to; refused where the viewer may not read its type, whether the thing exists or not. */
function thingNamed(schema: GraphQLSchema, viewer: Context['viewer'], type: string | null, id: number | null) {
  if (type === null || id === null || !nodeType(schema, type)) return null;
  const refusal = nodeRefusal(schema, type, viewer, 'subject');
  if (refusal) throw refusal;
  return { type, id };
}

export const Change = builder.objectRef<ChangeRow>('Change');

builder.node(Change, {
  description:
    'A recorded change (变更记录): who made it, when, on what authority, and every field before and after. Needs the scope change:read for the unit of the subject, or for the unit of the officer whom it is about; other changes are omitted, as are those of what needs a scope of its own, without that, or is kept from the viewer. A change that belongs to no unit needs the scope everywhere.',
  authScopes: scopeForRow(
    'change:read',
    async ({ position }: ChangeRow, context) => (await changeByPosition(context).load(position)) !== null,
    { $granted: OWN_CHANGE },
  ),
  id: {
    resolve: ({ position }) => position,
    parse: (id) => {
      if (!POSITION.test(id)) throw badInput('id', 'is not an id of the registry');
      return id;
    },
    description: 'Permanent.',
  },
  loadWithoutCache: (position, context) => changeByPosition(context).load(position),
  fields: (t) => ({
    position: t.exposeString('position', {
      description:
        'Its place among all changes: 1, 2, 3, … without gaps and in the order of commits, so a reader who has seen position n has seen all changes before it. An integer, as text.',
    }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'When it was recorded; later than the change before it. `knownAt` is compared with it.',
    }),
    actor: t.exposeString('actor', {
      description: 'Who made it: the kind and the name of the viewer, such as service:importer.',
    }),
    operation: t.exposeString('operation', {
      description: 'The mutation or command that made it, such as createUnit.',
    }),
    subjectType: t.exposeString('subjectType', {
      description: 'The type of the thing that was changed, such as Unit.',
    }),
    subject: t.node({
      description:
        'The thing that was changed, as of the moment of the query; null where it does not exist then, or has no id of its own. May need a scope of its own.',
      id: ({ subjectType, subjectId }, _args, { viewer }, { schema }) =>
        thingNamed(schema, viewer, subjectType, subjectId),
    }),
    fields: t.field({
      type: [FieldChange],
      description: 'Every field that it changed.',
      grantScopes: [OWN_CHANGE],
      resolve: fieldsOf,
    }),
    basis: t.field(basis('The authority for it; null where none was given.')),
    cites: t.node({
      description:
        'The evaluation, appeal or selection that it cites as its grounds (引用), as of the moment of the query; null where it cites nothing, or the thing cited does not exist then. May need a scope of its own.',
      id: ({ citedType, citedId }, _args, { viewer }, { schema }) => thingNamed(schema, viewer, citedType, citedId),
    }),
    undoneBy: t.field({
      type: Change,
      nullable: true,
      description:
        'The change that undid it (撤销), recorded up to `knownAt`; null where none did, where that was undone itself, or where what the change is about was withdrawn since.',
      resolve: (change, _args, context) => changeTakingBack(change, 'undid', context),
    }),
    withdrawnBy: t.field({
      type: Change,
      nullable: true,
      description:
        'The change that withdrew what it is about, or the one thing that it made, as a transfer makes a post (撤回), recorded up to `knownAt`; null where none did, or where that was undone itself.',
      resolve: (change, _args, context) => changeTakingBack(change, 'withdrew', context),
    }),
    requestId: t.exposeString('requestId', {
      description: 'The id of the request that made it, as in the log of the server.',
    }),
  }),
});

export const ChangeConnection = connectionOf(Change, 'Change', { scope: 'change:read' });

builder.queryField('changes', (t) =>
  t.field({
    type: ChangeConnection,
    description:
      'The recorded changes, oldest first, in the order of positions: a reader who continues from the last cursor misses none. Returns what was recorded up to `knownAt`; the day of the query has no effect. Needs the scope change:read; where that is bound to units, returns the changes about these units and their officers, as they belong there today.',
    authScopes: { scope: 'change:read' },
    args: {
      filter: t.arg({ type: ChangeFilter, description: 'Which changes. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: async (_root, args, context, { schema }) => {
      if (args.filter?.subject != null && !nodeType(schema, parseGlobalId(args.filter.subject, 'subject').typename)) {
        throw badInput('subject', 'is not an id of the registry');
      }
      return changeList(context, { ...args, reader: await readerOf(context) });
    },
  }),
);
