import type { GraphQLSchema } from 'graphql';
import { pageArguments, parseGlobalId } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { basis } from '../../graphql/field-options.ts';
import { fieldLabel, fieldText, namesOfParts, tellsUnit, type FieldOf } from '../../graphql/field-text.ts';
import { keyedIn, keyedOf, scoredOf, type Keyed } from '../../graphql/keyed-fields.ts';
import type { Context } from '../../graphql/context.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { badInput } from '../../graphql/errors.ts';
import { nodeRefusal, nodeType } from '../../graphql/node-access.ts';
import { scopeForRow } from '../../graphql/reach.ts';
import { ChangeFilter } from './change.inputs.ts';
import { changeList } from './change.lists.ts';
import { changeByPosition, type ChangeRow } from './change.loaders.ts';
import { namesTold } from './told.loaders.ts';
import { readerOf } from './subject.loaders.ts';

/** Granted on the path from a mutation to the change it made, which its maker may see without the scope change:read. */
export const OWN_CHANGE = 'own-change';

/** A name, with the code, key or number that the record has instead; null where nothing has it. */
const withCode = (found: { readonly name: string } | null, code: string, { locale }: Context): string | null =>
  found && (locale === 'zh' ? `${found.name}（${code}）` : `${found.name} (${code})`);

/** A value for people. */
async function textOf(change: FieldOf, value: string | null, context: Context): Promise<string | null> {
  const named =
    value === null
      ? null
      : tellsUnit(change)
        ? withCode(await namesTold.unitOfCode(context).load(value), value, context)
        : await keyedText(keyedIn(change, value), context);
  return named ?? fieldText(change, value, context.locale);
}

/** What is told by its key, by its name and key, with what stands around it; null where nothing has the key. */
async function keyedText(told: Keyed | null, context: Context): Promise<string | null> {
  if (!told) return null;
  const { kind, key, before, after } = told;
  const name = withCode(await namesTold[kind](context).load(key), key, context);
  return name && [before, name, after].filter((part) => part !== undefined).join(' ');
}

/** What is called otherwise in a field than people call it: how the field has it, and its name; null where nothing is. */
async function namedIn(change: FieldOf, context: Context): Promise<[of: string, name: string] | null> {
  const scored = scoredOf(change);
  if (scored) {
    const name = withCode(await namesTold.subjectScored(context).load(scored), scored.subject, context);
    return name === null ? null : [scored.subject, name];
  }
  const keyed = keyedOf(change);
  const name = keyed && (await keyedText(keyed.told, context));
  return keyed && name !== null ? [keyed.of, name] : null;
}

/** The name of a field for people. */
async function labelOf(change: FieldOf, context: Context): Promise<string> {
  const named = await namedIn(change, context);
  return fieldLabel(named ? { ...change, names: new Map([named]) } : change, context.locale);
}

export const FieldChange = builder.objectRef<FieldOf>('FieldChange').implement({
  description: 'One field of the subject, before and after a change.',
  authScopes: { $any: { scope: 'change:read', $granted: OWN_CHANGE } },
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The name of the field.' }),
    label: t.string({
      description:
        'The name of the field, for people, in the language of the request, with whose it is where the change tells of several. A part of a list has its name there, where the change tells it; whoever was given scores or an outcome, the name with the police number or code; a cycle from which scores are dropped, the name and the key of its scheme. So has what is dropped or ended with a unit, an officer or another of its kind, `<kind>.<key>.<field>`: an edition of a scheme, a program, a program for honors and a membership, by the name of the scheme or program; a selection policy, which has none, by the name of its unit and its first day. As `field` has it where the registry knows no better.',
      resolve: (change, _args, context) => labelOf(change, context),
    }),
    before: t.exposeString('before', {
      nullable: true,
      description: 'Its value before, as text; null for none.',
    }),
    after: t.exposeString('after', {
      nullable: true,
      description: 'Its value after, as text; null for none.',
    }),
    beforeText: t.string({
      nullable: true,
      description:
        'The value before, for people: labels of enums and grades, yes and no; of what is sealed, that it is on record; a unit, a scheme of evaluation or a program by the name that it has last at the moment of the query, with its code or key, and a selection policy by its unit and first day. What else it refers to, the change tells by name, as it was then.',
      resolve: (change, _args, context) => textOf(change, change.before, context),
    }),
    afterText: t.string({
      nullable: true,
      description: 'The value after, for people; see `beforeText`.',
      resolve: (change, _args, context) => textOf(change, change.after, context),
    }),
  }),
});

/** Positions have no gaps, so none will ever have more digits. */
const POSITION = /^[1-9]\d{0,17}$/;

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
      resolve: ({ fields, subjectType, subjectId }) => {
        const names = namesOfParts(fields);
        return fields.map((field) => ({ ...field, subjectType, subjectId, names }));
      },
    }),
    basis: t.field(basis('The authority for it; null where none was given.')),
    cites: t.node({
      description:
        'The evaluation, appeal or selection that it cites as its grounds (引用), as of the moment of the query; null where it cites nothing, or the thing cited does not exist then. May need a scope of its own.',
      id: ({ citedType, citedId }, _args, { viewer }, { schema }) => thingNamed(schema, viewer, citedType, citedId),
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
