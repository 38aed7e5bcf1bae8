import type { GraphQLSchema } from 'graphql';
import { pageArguments, parseGlobalId } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { Basis, basisOf } from '../../graphql/dated.ts';
import { badInput } from '../../graphql/errors.ts';
import { nodeRefusal, nodeType } from '../../graphql/node-access.ts';
import { scopeForRow } from '../../graphql/reach.ts';
import { ChangeFilter } from './change.inputs.ts';
import { changeList } from './change.lists.ts';
import { changeByPosition, type ChangeRow } from './change.loaders.ts';

/** Granted along the path from a mutation to the change it made: who made it knows it already. */
export const OWN_CHANGE = 'own-change';

const FieldChange = builder.objectRef<ChangeRow['fields'][number]>('FieldChange').implement({
  description: 'One field of the subject, before and after a change.',
  authScopes: { $any: { scope: 'change:read', $granted: OWN_CHANGE } },
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The name of the field.' }),
    before: t.exposeString('before', {
      nullable: true,
      description: 'Its value before, as text; null where it had none.',
    }),
    after: t.exposeString('after', {
      nullable: true,
      description: 'Its value after, as text; null where it has none.',
    }),
  }),
});

/** Positions are handed out without a gap; one with more digits there will never be. */
const POSITION = /^[1-9]\d{0,17}$/;

/** A thing that a change names; refused where its type is not for the viewer, whether the thing is there or not. */
function thingNamed(schema: GraphQLSchema, viewer: Context['viewer'], type: string | null, id: number | null) {
  if (type === null || id === null || !nodeType(schema, type)) return null;
  const refusal = nodeRefusal(schema, type, viewer, 'subject');
  if (refusal) throw refusal;
  return { type, id };
}

export const Change = builder.objectRef<ChangeRow>('Change');

builder.node(Change, {
  description:
    'One recorded change (变更记录): who, when, on what authority, and every field before and after. Needs the scope change:read for the unit of the subject, or for the unit of the officer whom it is about: others are not there. What is of no unit needs it everywhere.',
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
    description: 'The same for as long as the registry stands.',
  },
  loadWithoutCache: (position, context) => changeByPosition(context).load(position),
  fields: (t) => ({
    position: t.exposeString('position', {
      description:
        'Its place among all changes: 1, 2, 3, … without a gap and in the order of commits, so who has read position n has read all before it. An integer, as text.',
    }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'When it was recorded; later than that of the change before. What `knownAt` is compared with.',
    }),
    actor: t.exposeString('actor', {
      description: 'Who made it: the kind and the name of the viewer, as service:importer.',
    }),
    operation: t.exposeString('operation', { description: 'The mutation or command that made it, as createUnit.' }),
    subjectType: t.exposeString('subjectType', { description: 'The type of what was changed, as Unit.' }),
    subject: t.node({
      description:
        'What was changed, as it is at the moment of the query; null where it is not there then, or is nothing that has an id of its own. May need a scope of its own.',
      id: ({ subjectType, subjectId }, _args, { viewer }, { schema }) =>
        thingNamed(schema, viewer, subjectType, subjectId),
    }),
    fields: t.field({
      type: [FieldChange],
      description: 'Every field that it touched.',
      grantScopes: [OWN_CHANGE],
      resolve: ({ fields }) => fields,
    }),
    basis: t.field({
      type: Basis,
      nullable: true,
      description: 'On what authority; null where none was given.',
      resolve: basisOf,
    }),
    cites: t.node({
      description:
        'The evaluation, appeal or selection on whose grounds it was done (引用), as it is at the moment of the query; null where it cites nothing, or what is not there then. May need a scope of its own.',
      id: ({ citedType, citedId }, _args, { viewer }, { schema }) => thingNamed(schema, viewer, citedType, citedId),
    }),
    requestId: t.exposeString('requestId', {
      description: 'The request that made it, as the log of the server names it.',
    }),
  }),
});

const ChangeConnection = connectionOf(Change, 'Change', { scope: 'change:read', counted: false });

builder.queryField('changes', (t) =>
  t.field({
    type: ChangeConnection,
    description:
      'The record of changes, oldest first, as positions grow: who keeps the last cursor reads on from there and misses none. Answers with what was recorded by `knownAt`; the day of the query does not matter. Needs the scope change:read; where that is bound to units, with the changes about these and their officers, as they belong there today.',
    authScopes: { scope: 'change:read' },
    args: {
      filter: t.arg({ type: ChangeFilter, description: 'Which changes; all unless told.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context, { schema }) => {
      if (args.filter?.subject != null && !nodeType(schema, parseGlobalId(args.filter.subject, 'subject').typename)) {
        throw badInput('subject', 'is not an id of the registry');
      }
      return changeList(context, args);
    },
  }),
);
