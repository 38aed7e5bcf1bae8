import { dayBefore } from '../../time/day.ts';
import { parseCode } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { cost } from '../../graphql/cost.ts';
import { badInput } from '../../graphql/errors.ts';
import { unitByCode } from '../units/unit.loaders.ts';
import { policyInForce } from './policy.loaders.ts';
import { SelectionReport } from './report.type.ts';
import { yearsUpTo } from './selection.rules.ts';

const YEARS_MAXIMUM = 20;

builder.queryField('selectionTrend', (t) =>
  t.field({
    ...cost({ size: YEARS_MAXIMUM }),
    type: [SelectionReport],
    nullable: { list: true, items: true },
    description:
      'The reports of consecutive calendar years (选任比例趋势), oldest first: as many elements as years, so that they can be drawn directly. The last is the year of the day of the query, counted up to that day. All reports use the tree of units of the day of the query; each uses the policy in force on the last day of its year, and is null where none is. Null where no unit has the code on that day.',
    authScopes: { scope: 'registry:read' },
    args: {
      unitCode: t.arg.string({ required: true, description: 'The code of the unit on the day of the query.' }),
      years: t.arg.int({ required: true, description: 'How many years, 1 to 20.' }),
    },
    resolve: async (_root, { unitCode, years }, context) => {
      if (years < 1 || years > YEARS_MAXIMUM) throw badInput('years', `must be from 1 to ${YEARS_MAXIMUM}`);
      const unit = await unitByCode(context).load(parseCode(unitCode, 'unitCode'));
      if (!unit) return null;
      return Promise.all(
        yearsUpTo(context.operation.moment.asOf, years).map(async ({ from, to }) => {
          const policy = await policyInForce(context).load({ unitId: unit.id, on: dayBefore(to) });
          return policy && { unit, policy, from, to };
        }),
      );
    },
  }),
);
