import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { basis, nodeOf, optionalLink, versionOf } from '../../graphql/field-options.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { filterOfficersBy } from '../officers/officer.lists.ts';
import { Officer } from '../officers/officer.type.ts';
import { Unit } from '../units/unit.type.ts';
import { HonorKind, HonorLevel, HonorStatus, MeritClass } from './honor.enums.ts';
import { HonorFilter } from './honor.inputs.ts';
import { honorExists, honorList, officerHonorList, programHonorList, unitHonorList } from './honor.lists.ts';
import { honorById, honorLock, honorRecipients, partialDayInSql, type HonorRow } from './honor.loaders.ts';
import { OtherRecipient, recipientOf, recipientType } from './honor-recipient.type.ts';
import { partialDay } from './honor.rules.ts';
import { honorProgramById } from './honor-program.loaders.ts';
import { HonorProgram } from './honor-program.type.ts';

const HonorRecipient = builder.unionType('HonorRecipient', {
  description: 'The recipient of an honor (获奖对象).',
  types: [Officer, Unit, OtherRecipient],
  resolveType: recipientType,
});

export const Honor = builder.objectRef<HonorRow>('Honor');

builder.node(Honor, {
  description:
    'An honor (奖励, 荣誉), proposed or given, as it was on the day of the query. It exists from the day of its nomination or, where only the award is known, from the day of the award.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(honorById, 'The same for as long as the registry stands, whatever becomes of the honor.'),
  fields: (t) => ({
    version: t.int(versionOf('honor', honorLock)),
    title: t.exposeString('title', { description: 'The title, as printed (名称).' }),
    program: t.field(
      optionalLink(
        HonorProgram,
        honorProgramById,
        'programId',
        'The program under which it is given; null where it has none, or the program does not exist on the day.',
      ),
    ),
    kind: t.expose('kind', {
      type: HonorKind,
      nullable: true,
      description: 'Whether it is for persons or for a collective; null where the source does not say.',
    }),
    level: t.expose('level', {
      type: HonorLevel,
      nullable: true,
      description: 'The level of the organ that gives it; null where the source does not say.',
    }),
    meritClass: t.expose('meritClass', {
      type: MeritClass,
      nullable: true,
      description: 'Its class; null where the source does not say.',
    }),
    status: t.expose('status', { type: HonorStatus, description: 'The status on the day of the query.' }),
    recipients: t.field({
      type: [HonorRecipient],
      description:
        'The recipients, in the order of the record; the first 1,000 at most. An officer or a unit that is not yet there on the day is left out; one that is gone is shown as it last was.',
      resolve: async ({ id }, _args, context) => {
        const rows = await honorRecipients(context).load(id);
        const recipients = await Promise.all(rows.map((row) => recipientOf(row, context)));
        return recipients.filter((recipient) => recipient !== null);
      },
    }),
    awardedBy: t.exposeString('awardedBy', {
      nullable: true,
      description: 'The organ that gave it (授予机关); null before the award, or where the source does not say.',
    }),
    awardedOn: t.field({
      ...inSql({ kind: 'value', of: (column) => partialDayInSql(column('awardedOn'), column('awardedPrecision')) }),
      type: 'PartialDate',
      nullable: true,
      description:
        'The day, month or year of the award, as precisely as it is known; null before the award, or where it is not known.',
      resolve: ({ awardedOn, awardedPrecision }) => partialDay(awardedOn, awardedPrecision),
    }),
  }),
});

builder.objectFields(Honor, (t) => ({
  citation: t.exposeString('citation', {
    nullable: true,
    description: 'What it is given for (事迹); null where the source does not say.',
  }),
  basis: t.field(basis('By whose order its last change was made; null where none is on record.')),
}));

export const HonorConnection = connectionOf(Honor, 'Honor');

const ORDERED = 'the latest award first, those without a known day last, then by id. Revoked ones included';

builder.queryField('honors', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: honorList }),
    type: HonorConnection,
    description: `The honors of the day of the query: ${ORDERED}.`,
    authScopes: { scope: 'registry:read' },
    args: {
      filter: t.arg({ type: HonorFilter, description: 'Which honors. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => honorList(context, args),
  }),
);

builder.objectField(HonorProgram, 'honors', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: programHonorList }),
    type: HonorConnection,
    description: `The honors given or proposed under the program: ${ORDERED}.`,
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => programHonorList(context, id, args),
  }),
);

builder.objectField(Officer, 'honors', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: officerHonorList }),
    type: HonorConnection,
    description: `The honors that the officer is a recipient of: ${ORDERED}.`,
    args: {
      filter: t.arg({ type: HonorFilter, description: 'Which honors. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => officerHonorList(context, id, args),
  }),
);

builder.objectField(Unit, 'honors', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: unitHonorList }),
    type: HonorConnection,
    description: `The honors that the unit itself is a recipient of: ${ORDERED}. The honors of its officers are not in this list.`,
    args: {
      filter: t.arg({ type: HonorFilter, description: 'Which honors. Default: all.' }),
      includeSubunits: t.arg.boolean({
        description:
          'Whether to include the honors of the units below it, at any depth: units below it on the day, and closed units, such as temporary ones, where they last were. An honor of several of them is one element. Default: false.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => unitHonorList(context, id, args),
  }),
);

filterOfficersBy(
  'hasHonor',
  {
    type: HonorFilter,
    description:
      'Has an honor like this on the day of the query. Where the filter names no status, the honor is CONFERRED.',
  },
  honorExists,
);
