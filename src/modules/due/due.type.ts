import { pageArguments, parseIdOf } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { cost } from '../../graphql/cost.ts';
import { link } from '../../graphql/field-options.ts';
import type { Scope } from '../../access/scopes.ts';
import type { Message } from '../../errors/refusals.ts';
import type { PoliceRank } from '../../generated/prisma/enums.ts';
import { reachesOfficer } from '../../graphql/reach.ts';
import { noteSensitiveRead } from '../../graphql/sensitive.ts';
import { sanctionOutcomesOf } from '../discipline/effect.loaders.ts';
import { ruleOfEnd, type SanctionOutcome } from '../discipline/effect.rules.ts';
import { eligibilityOf } from '../eligibility/eligibility.loaders.ts';
import { keyOf } from '../eligibility/grade-purpose.rules.ts';
import { EVALUATION_RULES } from '../evaluations/evaluation-rule.vocabulary.ts';
import type { EvaluationMissing } from '../evaluations/result/missing-result.rules.ts';
import type { Grade } from '../officers/grade.vocabulary.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import {
  regulationRulesOfTheDay,
  ruleEdition,
  type RegulationRuleRow,
} from '../regulations/regulation-rule.loaders.ts';
import { RegulationRule } from '../regulations/regulation-rule.type.ts';
import { rankRule } from '../regulations/release-rule.vocabulary.ts';
import type { TrainingMissing } from '../standings/training.rules.ts';
import { DueKind } from './due.enums.ts';
import { duePage, YEARS_MAXIMUM } from './due.lists.ts';
import { secondmentOfRow } from './due.loaders.ts';
import type { DueRow } from './due.rules.ts';
import type { DueKind as Kind } from './due.vocabulary.ts';
import {
  evaluationIsMissing,
  gradeOf,
  probationEnds,
  rankOf,
  retires,
  sanctionEnds,
  secondmentEnds,
  stepIsDue,
  suspensionEnds,
  trainingIsMissing,
} from './message.rules.ts';

const SCOPE = 'registry:read';

async function sanctionOf(context: Context, { officerId, ref }: DueRow): Promise<SanctionOutcome> {
  const outcomes = await sanctionOutcomesOf(context).load(officerId);
  return outcomes.find(({ id }) => id === ref)!;
}

const ruleOfTheDay = async (context: Context, key: string): Promise<RegulationRuleRow | null> =>
  (await regulationRulesOfTheDay(context)).find((rule) => rule.key === key) ?? null;

/** The scope by which a reason is told, for the unit of the officer; others are told to all. */
const TOLD_BY: Readonly<Record<string, Scope>> = {
  'sanction-period': 'discipline:read',
  'evaluation-in-years': 'evaluation:read',
  'training-missing': 'program:read',
};

/** That the years are full is what the item says itself. */
const YEARS: ReadonlySet<string> = new Set(['years-in-rank', 'years-in-grade']);

/** A step to the next rank or grade, with what stands against it as far as the viewer may read that. */
async function stepOf(context: Context, { dueOn, officerId }: DueRow, purpose: 'RANK' | 'GRADE'): Promise<Message> {
  const { to, reasons } = (await eligibilityOf(context, purpose).load(officerId))!;
  const readable = await Promise.all(
    Object.values(TOLD_BY).map(async (scope) =>
      context.viewer.scopes.has(scope) && (await reachesOfficer(context, scope, officerId)) ? scope : null,
    ),
  );
  // that no sanction is in the way is told as well
  if (readable.includes('discipline:read')) noteSensitiveRead(context, officerId, 'sanctions');
  const against = reasons.filter(
    ({ kind, code }) =>
      kind === 'AGAINST' && !YEARS.has(code) && (TOLD_BY[code] === undefined || readable.includes(TOLD_BY[code])),
  );
  return stepIsDue(dueOn, purpose === 'RANK' ? rankOf(to!) : gradeOf(to!), against);
}

const stepTo = async (context: Context, { officerId }: DueRow, purpose: 'RANK' | 'GRADE'): Promise<string> =>
  (await eligibilityOf(context, purpose).load(officerId))!.to!;

/** What is told of each kind. Default of `rule`: a date on record. */
interface Told {
  readonly message: (row: DueRow, context: Context) => Message | Promise<Message>;
  readonly rule?: (row: DueRow, context: Context) => Promise<RegulationRuleRow | null>;
}

const TOLD: Readonly<Record<Kind, Told>> = {
  RETIREMENT: {
    message: ({ dueOn }) => retires(dueOn),
    rule: async ({ by }, context) => (by ? ruleEdition(context).load(by) : null),
  },
  RANK_PROMOTION: {
    message: (row, context) => stepOf(context, row, 'RANK'),
    rule: async (row, context) =>
      ruleOfTheDay(context, rankRule((await stepTo(context, row, 'RANK')) as PoliceRank).key),
  },
  GRADE_PROMOTION: {
    message: (row, context) => stepOf(context, row, 'GRADE'),
    rule: async (row, context) => ruleOfTheDay(context, keyOf((await stepTo(context, row, 'GRADE')) as Grade)),
  },
  PROBATION_END: {
    message: ({ dueOn }) => probationEnds(dueOn),
    rule: (_row, context) => ruleOfTheDay(context, EVALUATION_RULES.PROBATION_MONTHS.key),
  },
  SECONDMENT_END: {
    message: async ({ dueOn, ref }, context) => secondmentEnds(dueOn, (await secondmentOfRow(context).load(ref))!),
  },
  SUSPENSION_END: { message: ({ dueOn }) => suspensionEnds(dueOn) },
  SANCTION_END: {
    message: async (row, context) => {
      const { kind, until } = await sanctionOf(context, row);
      return sanctionEnds(row.dueOn, kind, row.dueOn !== until);
    },
    rule: async (row, context) => {
      const outcome = await sanctionOf(context, row);
      const key = ruleOfEnd(outcome);
      return key === null ? null : ruleEdition(context).load({ key, on: outcome.decidedOn });
    },
  },
  EVALUATION_MISSING: { message: ({ dueOn, detail }) => evaluationIsMissing(dueOn, detail as EvaluationMissing) },
  TRAINING_MISSING: { message: ({ dueOn, detail }) => trainingIsMissing(dueOn, detail as TrainingMissing) },
};

const DueItem = builder.objectRef<DueRow>('DueItem').implement({
  description: 'Something that becomes due for an officer on a day (到期事项). Computed: nothing is recorded.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    kind: t.expose('kind', { type: DueKind, description: 'What is due.' }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      description:
        'The day: of what ends the first day after it, of what is reached the day on which it is, of what is missing the last day of the period.',
    }),
    officer: t.field(link(Officer, officerById, 'officerId', 'For whom.')),
    message: t.string({
      description:
        'For people, in the language of the request: what is due, and what stands against it, as far as the viewer may read that.',
      resolve: async (row, _args, context) => (await TOLD[row.kind].message(row, context))[context.locale],
    }),
    rule: t.field({
      type: RegulationRule,
      nullable: true,
      description: 'The rule by which it is due; null where it is a date on record.',
      resolve: (row, _args, context) => TOLD[row.kind].rule?.(row, context) ?? null,
    }),
  }),
});

const DueItemConnection = connectionOf(DueItem, 'DueItem');

/** All that is due below a unit may have to be looked at for it. */
const WEIGHT = 50;

builder.queryField('dueItems', (t) =>
  t.field({
    ...cost({ weight: WEIGHT }),
    type: DueItemConnection,
    description:
      'What becomes due between two days, in the future too, for the serving officers who have their primary post in a unit or below it on the day of the query: the earliest first, then by officer. By what had begun by that day. Retirement needs officer:personal, sanctions discipline:read, missing evaluations evaluation:read and missing training program:read, each for the unit of the officer; what is not covered is absent. Results of evaluations shorten the months of a grade for who may read them, with evaluation:read, alone. What is told of sanctions and retirement is on record, so a purpose is needed with the scope discipline:read, unless `kinds` leaves out SANCTION_END, RANK_PROMOTION and GRADE_PROMOTION, and with officer:personal, unless it leaves out RETIREMENT.',
    authScopes: { scope: SCOPE },
    args: {
      within: t.arg.id({ required: true, description: 'The unit with this id, and all below it.' }),
      from: t.arg({ type: 'Date', required: true, description: 'The first day.' }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: `The last day; less than ${YEARS_MAXIMUM} years after the first.`,
      }),
      kinds: t.arg({
        type: [DueKind],
        description: 'Only of these kinds. Default: all that the viewer may read.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, { within, ...args }, context) => duePage(context, parseIdOf('Unit', within, 'within'), args),
  }),
);
