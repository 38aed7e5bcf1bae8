import { parseCode } from '../../graphql/arguments.ts';
import { dayBefore, type Day } from '../../time/day.ts';
import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { badInput } from '../../graphql/errors.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { unitByCode, type UnitRow } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { policyInForce, policyInForceOf, policyTargets, type PolicyRow, type TargetRow } from './policy.loaders.ts';
import { SelectionPolicy } from './policy.type.ts';
import { selectedUnder, selectedUnderOne, type SelectedRow } from './selection.loaders.ts';
import { report, totalSelected, type ReportLine } from './selection.rules.ts';

/** A unit and the policy in force for it. */
export interface Governed {
  readonly unit: UnitRow;
  readonly policy: PolicyRow;
}

/** The unit with a code on the day of the query, and the policy in force for it on a day (null: that day); null without either. */
export async function governed(context: Context, unitCode: string, on: Day | null): Promise<Governed | null> {
  const unit = await unitByCode(context).load(parseCode(unitCode, 'unitCode'));
  const policy = unit && (await policyInForce(context).load({ unitId: unit.id, on }));
  return unit && policy && { unit, policy };
}

export interface Report extends Governed {
  readonly from: Day;
  readonly to: Day;
  /** What the statement that found the report has read of it besides. */
  readonly targets?: readonly TargetRow[];
  readonly selected?: readonly SelectedRow[];
}

const selectedIn = (context: Context, { unit, from, to, selected }: Report) =>
  selected ?? selectedUnder(context).load({ unitId: unit.id, from, to });

interface Asked {
  readonly unitCode: string;
  readonly from: Day;
  readonly to: Day;
}

function assertPeriod({ from, to }: Asked): void {
  if (from >= to) throw badInput('from', 'must be before to');
}

const rowsOf = (rows: Sql): Sql => sql`(SELECT coalesce(json_agg(r), '[]') FROM (${rows}) r)`;

/** SELECT of a report with all that it is worked out from. */
function reportInSql(statement: TemporalStatement, asked: Asked): Sql {
  assertPeriod(asked);
  const { unitCode, from, to } = asked;
  const unit = sql`asked."id"`;
  const policy = policyInForceOf(statement, unit, statement.value(dayBefore(to), 'date'));
  return sql`SELECT ${statement.value(from, 'text')} AS "from", ${statement.value(to, 'text')} AS "to",
  row_to_json(asked) AS "unit", row_to_json(governing) AS "policy",
  ${rowsOf(policyTargets.rowsInSql(sql`governing."id"`))} AS "targets",
  ${rowsOf(selectedUnderOne(statement, unit, from, to))} AS "selected"
FROM (${unitByCode.rowInSql(statement, statement.value(parseCode(unitCode, 'unitCode'), 'text'))}) asked
CROSS JOIN LATERAL (${policy}) governing`;
}

const SelectionReportLine = builder.objectRef<ReportLine>('SelectionReportLine').implement({
  description: 'The actual share of one category against its target.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    category: t.expose('category', { type: UnitCategory, description: 'The category.' }),
    targetBasisPoints: t.exposeInt('targetBasisPoints', {
      description: "The category's target in the policy, in basis points.",
    }),
    selected: t.exposeInt('selected', { description: 'How many were selected from its units.' }),
    shareBasisPoints: t.exposeInt('shareBasisPoints', {
      nullable: true,
      description:
        'Its share of all selected officers, in basis points, rounded half up; null where nobody was selected.',
    }),
    deviationBasisPoints: t.exposeInt('deviationBasisPoints', {
      nullable: true,
      description:
        'The share minus the target, in basis points: negative where it falls short. Null where the share is.',
    }),
  }),
});

export const SelectionReport = builder.objectRef<Report>('SelectionReport').implement({
  description:
    'The actual shares against the targets, for the cadres selected by a unit and the units below it in a period.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    unit: t.field({ type: Unit, description: 'The unit.', resolve: ({ unit }) => unit }),
    policy: t.field({
      type: SelectionPolicy,
      description: 'The policy in force for the unit on the last day of the period.',
      resolve: ({ policy }) => policy,
    }),
    from: t.expose('from', { type: 'Date', description: 'The first day of the period.' }),
    to: t.expose('to', { type: 'Date', description: 'The day after the last day of the period.' }),
    total: t.int({
      description: 'How many were selected in total.',
      resolve: async (parent, _args, context) => totalSelected(await selectedIn(context, parent)),
    }),
    lines: t.field({
      type: [SelectionReportLine],
      description: 'One line for each category recorded on selections, in the order STATION, OPERATIONAL, GENERAL.',
      resolve: async (parent, _args, context) => {
        const [targets, selected] = await Promise.all([
          parent.targets ?? policyTargets(context).load(parent.policy.id),
          selectedIn(context, parent),
        ]);
        return report(targets, selected);
      },
    }),
  }),
});

builder.queryField('selectionReport', (t) =>
  t.field({
    // one plan walks down any tree; of the whole force it takes a while
    ...inSql({
      kind: 'row',
      select: (statement, _column, asked: Asked) => reportInSql(statement, asked),
      mode: 'steady',
    }),
    type: SelectionReport,
    nullable: true,
    description:
      'The selections of a period against the targets of the policy, over the rounds of a unit and of the units below it on the day of the query. Selections after the day of the query are not counted. Null where no unit has the code on that day, or no policy is in force for it on the last day of the period.',
    authScopes: { scope: 'registry:read' },
    args: {
      unitCode: t.arg.string({ required: true, description: 'The code of the unit on the day of the query.' }),
      from: t.arg({ type: 'Date', required: true, description: 'The first day of the period.' }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: 'The day after the last day of the period; later than `from`.',
      }),
    },
    resolve: async (_root, asked, context) => {
      assertPeriod(asked);
      const { unitCode, from, to } = asked;
      const found = await governed(context, unitCode, dayBefore(to));
      return found && { ...found, from, to };
    },
  }),
);
