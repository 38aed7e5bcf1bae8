import { builder } from '../../graphql/builder.ts';
import { cost } from '../../graphql/cost.ts';
import { badInput } from '../../graphql/errors.ts';
import { Unit } from '../units/unit.type.ts';
import { HonorKind, HonorLevel, MeritClass } from './honor.enums.ts';
import { honorSummary, type HonorSummaryRow } from './honor-summary.loaders.ts';

const YEARS_MAXIMUM = 50;

const HonorSummaryLine = builder.objectRef<HonorSummaryRow>('HonorSummaryLine').implement({
  description: 'How many honors of one class, kind and level were conferred in one year (奖励统计).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year of the award.' }),
    meritClass: t.expose('meritClass', {
      type: MeritClass,
      nullable: true,
      description: 'The class; null where it is not known.',
    }),
    kind: t.expose('kind', {
      type: HonorKind,
      nullable: true,
      description: 'The kind; null where it is not known.',
    }),
    level: t.expose('level', {
      type: HonorLevel,
      nullable: true,
      description: 'The level; null where it is not known.',
    }),
    honors: t.exposeInt('honors', {
      description: 'The number of honors; an honor with several recipients counts once.',
    }),
    recipients: t.exposeInt('recipients', {
      description: 'The number of receipts, by officers of the unit or by a unit.',
    }),
  }),
});

builder.objectField(Unit, 'honorSummary', (t) =>
  t.field({
    // it reads the honors of all who ever served there
    ...cost({ weight: 20 }),
    type: [HonorSummaryLine],
    description:
      "How many honors were conferred on the unit and on its officers, by year, class, kind and level, in this order. Only honors that are CONFERRED on the day of the query count; a revoked one does not. An officer's honor counts for the unit of the primary assignment on the day of the award (the last day of the month or year where the day is not known), else of the last assignment before it. An honor whose year is not known does not count.",
    args: {
      from: t.arg.int({ description: 'The first year, 1 to 9999. Default: the year of the day of the query.' }),
      to: t.arg.int({
        description: `The last year, at most ${YEARS_MAXIMUM} years with the first. Default: \`from\`.`,
      }),
      includeSubunits: t.arg.boolean({
        description:
          'Whether to include the units below it, at any depth: units below it on the day, and closed units where they last were. Default: false.',
      }),
    },
    resolve: ({ id }, args, context) => {
      const from = args.from ?? Number(context.operation.moment.asOf.slice(0, 4));
      const to = args.to ?? from;
      if (from < 1 || from > 9999) throw badInput('from', 'must be from 1 to 9999');
      if (to < from || to > 9999) throw badInput('to', 'must be from the first year to 9999');
      if (to - from >= YEARS_MAXIMUM) throw badInput('to', `must leave at most ${YEARS_MAXIMUM} years`);
      return honorSummary(context, { from, to, includeSubunits: args.includeSubunits ?? false }).load(id);
    },
  }),
);
