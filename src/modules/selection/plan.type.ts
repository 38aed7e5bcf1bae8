import type { Day } from '../../time/day.ts';
import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/errors.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { Unit } from '../units/unit.type.ts';
import { policyTargets } from './policy.loaders.ts';
import { SelectionPolicy } from './policy.type.ts';
import { governed, type Governed } from './report.type.ts';
import { selectedUnder } from './selection.loaders.ts';
import { plan, VACANCIES_MAXIMUM, type PlanLine } from './selection.rules.ts';

interface Plan extends Governed {
  readonly vacancies: number;
  readonly from: Day | null;
}

const SelectionPlanLine = builder.objectRef<PlanLine>('SelectionPlanLine').implement({
  description: 'The part of a plan for one category.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    category: t.expose('category', { type: UnitCategory, description: 'The category.' }),
    targetBasisPoints: t.exposeInt('targetBasisPoints', {
      description: "The category's target in the policy, in basis points.",
    }),
    alreadySelected: t.exposeInt('alreadySelected', {
      description:
        'How many were selected from its units since `from`, up to the day of the query; 0 where `from` is not set.',
    }),
    quota: t.exposeInt('quota', {
      description:
        'Its part of the vacancies; 0 where its part of the whole is used up already. The quotas of a plan sum to its vacancies.',
    }),
  }),
});

const SelectionPlan = builder.objectRef<Plan>('SelectionPlan').implement({
  description: 'The split of a number of vacancies by the policy in force. Computed; nothing is recorded.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    unit: t.field({ type: Unit, description: 'The unit.', resolve: ({ unit }) => unit }),
    policy: t.field({
      type: SelectionPolicy,
      description: 'The policy in force for the unit on the day of the query.',
      resolve: ({ policy }) => policy,
    }),
    vacancies: t.exposeInt('vacancies', { description: 'How many posts are to be filled.' }),
    lines: t.field({
      type: [SelectionPlanLine],
      description: 'One line for each category, in the order STATION, OPERATIONAL, GENERAL.',
      resolve: async ({ unit, policy, vacancies, from }, _args, context) => {
        const [targets, already] = await Promise.all([
          policyTargets(context).load(policy.id),
          from === null ? [] : selectedUnder(context).load({ unitId: unit.id, from, to: null }),
        ]);
        return plan(policy.method, vacancies, targets, already);
      },
    }),
  }),
});

builder.queryField('selectionPlan', (t) =>
  t.field({
    type: SelectionPlan,
    nullable: true,
    description:
      'How a number of vacancies would be split by the policy in force on the day of the query. With `from`, the officers selected since then by the unit and the units below it count as well: the sum of these and of the vacancies is split by the policy, and each category gets its part less the officers it has. A category that has more than its part gets none, and the others share the rest. Null where no unit has the code on that day, or no policy is in force for it.',
    authScopes: { scope: 'registry:read' },
    args: {
      unitCode: t.arg.string({ required: true, description: 'The code of the unit on the day of the query.' }),
      vacancies: t.arg.int({ required: true, description: 'How many posts are to be filled, 1 to 10,000.' }),
      from: t.arg({
        type: 'Date',
        description: 'Counts the officers selected since this day. Default: none are counted.',
      }),
    },
    resolve: async (_root, { unitCode, vacancies, from }, context) => {
      if (vacancies < 1 || vacancies > VACANCIES_MAXIMUM) {
        throw badInput('vacancies', 'must be from 1 to 10,000');
      }
      const found = await governed(context, unitCode, null);
      return found && { ...found, vacancies, from: from ?? null };
    },
  }),
);
