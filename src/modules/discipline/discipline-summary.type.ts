import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/errors.ts';
import { reachesUnit } from '../../graphql/reach.ts';
import { isDay, monthsAfter } from '../../time/day.ts';
import { Unit } from '../units/unit.type.ts';
import { disciplineCounts, isCounted, type DisciplineCountRow } from './discipline-summary.loaders.ts';
import { DisciplineForm } from './discipline.enums.ts';

const SCOPE = 'discipline:read';
const MONTHS_MAXIMUM = 60;

const DisciplineCount = builder.objectRef<DisciplineCountRow>('DisciplineCount').implement({
  description:
    'How often each form of discipline was applied (四种形态统计). Needs the scope discipline:read for the unit.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    form: t.expose('form', { type: DisciplineForm, description: 'The form.' }),
    count: t.exposeInt('count', {
      description:
        'How many; of FIRST the steps about concerns that have a measure, counted without names and without those about the viewer and who is above, of the others the sanctions of that form that were decided, without those that were overturned.',
    }),
  }),
});

builder.objectField(Unit, 'disciplineSummary', (t) =>
  t.field({
    type: [DisciplineCount],
    nullable: true,
    description:
      'How often each form of discipline was applied to officers of the unit and below, each form once; FIRST is left out of a unit with fewer than five officers for who may not read its concerns. Needs the scope discipline:read for the unit; null elsewhere.',
    authScopes: { scope: SCOPE },
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day of the period.' }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: 'The day after its last, at most five years after the first.',
      }),
    },
    resolve: async ({ id }, { from, to }, context) => {
      if (!isDay(from)) throw badInput('from', 'is not a day');
      if (to <= from) throw badInput('to', 'must be after from');
      if (to > monthsAfter(from, MONTHS_MAXIMUM)) throw badInput('to', 'must be at most five years after from');
      if (!(await reachesUnit(context, SCOPE, id))) return null;
      const [counts, mayReadConcerns, counted] = await Promise.all([
        disciplineCounts(context, { from, to }).load(id),
        reachesUnit(context, 'concern:read', id),
        isCounted(context, {}).load(id),
      ]);
      return mayReadConcerns || counted ? counts : counts.filter(({ form }) => form !== 'FIRST');
    },
  }),
);
