import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { Basis, basisOf } from '../../graphql/dated.ts';
import { link, nodeOf, versionOf } from '../../graphql/field-options.ts';
import { requirePurpose, scopeOnRecord } from '../../graphql/sensitive.ts';
import { wordsOf } from '../../graphql/words.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { Unit } from '../units/unit.type.ts';
import { DisciplineForm, SanctionEffectKind, SanctionKind, SanctionStatus } from './discipline.enums.ts';
import { statusOn, type SanctionEffect as Effect } from './effect.rules.ts';
import { sanctionsStanding } from './sanction-standing.loaders.ts';
import { officerSanctionList, unitSanctionList } from './sanction.lists.ts';
import { outcomeOfRow, sanctionById, sanctionLock, type SanctionRow } from './sanction.loaders.ts';

const SanctionEffect = builder.objectRef<Effect>('SanctionEffect').implement({
  description:
    'One thing that follows from a sanction (影响). Needs the scope discipline:read for the unit of the officer.',
  authScopes: { scope: 'discipline:read' },
  fields: (t) => ({
    effect: t.expose('effect', { type: SanctionEffectKind, description: 'What.' }),
    article: t.exposeString('article', { description: 'The text it comes from, with its article.' }),
    confirmed: t.exposeBoolean('confirmed', {
      description: 'Whether that rule is confirmed; one that is not refuses nothing.',
    }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it follows no more; null where there is no end.',
    }),
  }),
});

export const Sanction = builder.objectRef<SanctionRow>('Sanction');

builder.node(Sanction, {
  description:
    'A sanction or a measure with effects by law (处分, 党纪处分, 组织处理). Needs the scope discipline:read for the unit of the officer: others are not there, not in lists, counts or by id. Every reading is on record, and needs a purpose.',
  authScopes: scopeOnRecord<SanctionRow>('discipline:read', 'sanctions'),
  ...nodeOf(sanctionById, 'The same for as long as the registry stands, whatever becomes of the sanction.'),
  fields: (t) => ({
    version: t.int(versionOf('sanction', sanctionLock)),
    officer: t.field(link(Officer, officerById, 'officerId', 'The officer, wherever they serve by now.')),
    kind: t.expose('kind', { type: SanctionKind, description: 'Its kind.' }),
    form: t.expose('form', {
      type: DisciplineForm,
      nullable: true,
      description: 'Which of the four forms it is (四种形态); null where that was not said.',
    }),
    decidedBy: t.exposeString('decidedBy', { description: 'The organ that decided it (决定机关).' }),
    decidedOn: t.expose('decidedOn', { type: 'Date', description: 'The day of the decision.' }),
    facts: t.string({
      description: 'For what, in words; stored sealed.',
      resolve: async ({ id, grounds }, _args, context) =>
        (await wordsOf(context, { type: 'Sanction', id, field: 'grounds', sealed: grounds }))!,
    }),
    from: t.field({
      type: 'Date',
      description: 'The first day of its period: that of the decision.',
      resolve: ({ decidedOn }) => decidedOn,
    }),
    until: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The first day after its period, which the decision or a rule sets, with what was left of older ones; null where it has no end of itself.',
      resolve: async (row, _args, context) => (await outcomeOfRow(context, row)).until,
    }),
    status: t.field({
      type: SanctionStatus,
      description: 'Where it stands on the day of the query.',
      resolve: async (row, _args, context) => statusOn(await outcomeOfRow(context, row), context.operation.moment.asOf),
    }),
    effects: t.field({
      type: [SanctionEffect],
      description:
        'What follows from it, by the rules in force on the day of the decision, the longest first; of a period that is the sum of several, what is added is told apart where its rule is not confirmed. Empty once it is overturned.',
      resolve: async (row, _args, context) => (await outcomeOfRow(context, row)).effects,
    }),
    reviewableUntil: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The last day on which a review may be asked for (复核, 申诉期限), by the rule in force on the day of the decision; null where there is no rule for the kind.',
      resolve: async (row, _args, context) => (await outcomeOfRow(context, row)).reviewableUntil,
    }),
    liftedBecause: t.string({
      nullable: true,
      description: 'Why it was lifted or overturned before its end; null where it was not.',
      resolve: ({ lifted, overturned, basisReason }) => (lifted || overturned ? basisReason : null),
    }),
    basis: t.field({
      type: Basis,
      description:
        'By whose order it is in force, or was lifted or overturned where it is; a document number is always on record.',
      resolve: (row) => basisOf(row)!,
    }),
  }),
});

export const SanctionConnection = connectionOf(Sanction, 'Sanction', { scope: 'discipline:read' });

builder.objectField(Officer, 'sanctions', (t) =>
  t.field({
    type: SanctionConnection,
    description:
      'The sanctions of the officer, latest first, those that ended included. Needs the scope discipline:read; empty where it does not cover the officer.',
    authScopes: { scope: 'discipline:read' },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => {
      requirePurpose(context, 'discipline:read');
      return officerSanctionList(context, id, args);
    },
  }),
);

builder.objectField(Unit, 'sanctions', (t) =>
  t.field({
    type: SanctionConnection,
    description:
      'The sanctions of officers of the unit and below on the day of the query, and of those who belonged there last, latest first. Needs the scope discipline:read; those that it does not cover are left out.',
    authScopes: { scope: 'discipline:read' },
    args: {
      status: t.arg({ type: [SanctionStatus], description: 'Only these. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: async ({ id }, { status, ...page }, context) => {
      requirePurpose(context, 'discipline:read');
      const ids = status ? await sanctionsStanding(context, id, status) : null;
      return unitSanctionList(context, id, { ...page, ids });
    },
  }),
);
