import { pageArguments, parseKey } from '../../graphql/arguments.ts';
import { builder, type Arg } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { assertAtMost } from '../../graphql/errors.ts';
import { basis } from '../../graphql/field-options.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { reachesOfficer, reachesUnit, scopeForRow } from '../../graphql/reach.ts';
import { sql } from '../../sql/sql.ts';
import { daysAfter } from '../../time/day.ts';
import { EvaluationSubject } from '../evaluations/result/evaluation.type.ts';
import { MetricUnit } from '../metrics/metric.enums.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { officerTallyList, unitTallyList } from './tally.lists.ts';
import type { TallyRow } from './tally.loaders.ts';

const KEYS_MAXIMUM = 100;

const Tally = builder.objectRef<TallyRow>('Tally').implement({
  description:
    'How much of one thing an officer or a unit did in a period (工作量), as reported by the system that counts it; shown from the last day of the period. Needs the scope program:read for the unit, or for the unit of the officer; others are not shown.',
  authScopes: scopeForRow('program:read', ({ officerId, unitId }: TallyRow, context) =>
    officerId === null
      ? reachesUnit(context, 'program:read', unitId!)
      : reachesOfficer(context, 'program:read', officerId),
  ),
  fields: (t) => ({
    subject: t.field({
      type: EvaluationSubject,
      description: 'The officer or the unit, as on the day of the query.',
      resolve: async ({ officerId, unitId }, _args, context) =>
        officerId === null ? (await unitById(context).load(unitId!))! : (await officerById(context).load(officerId))!,
    }),
    key: t.exposeString('key', {
      description: 'The key, the same for all officers, units and periods: household_visits.',
    }),
    name: t.exposeString('name', { description: 'The name of what is counted, as printed (名称).' }),
    value: t.exposeFloat('value', { description: 'How much, to two decimals.' }),
    valueUnit: t.expose('valueUnit', { type: MetricUnit, description: 'What it is measured in: COUNT or MINUTES.' }),
    from: t.field({
      ...inSql({ kind: 'value', of: (column) => column('fromDay') }),
      type: 'Date',
      description: 'The first day of the period.',
      resolve: ({ fromDay }) => fromDay,
    }),
    to: t.field({
      ...inSql({ kind: 'value', of: (column) => sql`(${column('lastOn')}::date + 1)::text` }),
      type: 'Date',
      description: 'The first day after the period.',
      resolve: ({ lastOn }) => daysAfter(lastOn, 1),
    }),
    basis: t.field(basis('By whose order, or from what report, it was recorded; null where none is on record.')),
  }),
});

const TallyConnection = connectionOf(Tally, 'Tally', { scope: 'program:read' });

const tallyArguments = (arg: Arg) => ({
  keys: arg.stringList({
    description: 'Only with these keys, at most 100; an empty list matches nothing. Default: all.',
  }),
  ...pageArguments(arg),
});

/** The arguments with the keys as they are stored. */
function parsed<Args extends { readonly keys?: readonly string[] | null | undefined }>(args: Args): Args {
  assertAtMost('keys', args.keys ?? [], KEYS_MAXIMUM);
  return args.keys ? { ...args, keys: args.keys.map((key) => parseKey(key, 'keys')) } : args;
}

const LATEST = 'latest period first. Needs the scope program:read';

builder.objectField(Officer, 'tallies', (t) =>
  t.field({
    type: TallyConnection,
    description: `What the officer did, ${LATEST}.`,
    authScopes: { scope: 'program:read' },
    args: tallyArguments(t.arg),
    resolve: ({ id }, args, context) => officerTallyList(context, id, parsed(args)),
  }),
);

builder.objectField(Unit, 'tallies', (t) =>
  t.field({
    type: TallyConnection,
    description: `What the unit itself did, ${LATEST}.`,
    authScopes: { scope: 'program:read' },
    args: tallyArguments(t.arg),
    resolve: ({ id }, args, context) => unitTallyList(context, id, parsed(args)),
  }),
);
