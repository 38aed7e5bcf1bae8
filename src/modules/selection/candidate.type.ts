import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { scopeForRow, reachesOfficer } from '../../graphql/reach.ts';
import { CompetenceOutcome, EvaluationGrade } from '../evaluations/evaluation.enums.ts';
import { MeritClass } from '../honors/honor.enums.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { candidateList, type CandidateRow } from './candidate.lists.ts';
import { gradesHeld, honorCounts } from './candidate.loaders.ts';
import { reasonsOf, yearsHeld, type HonorCount, type Reason } from './candidate.rules.ts';
import { SelectionRound } from './round.type.ts';
import { CandidateReasonKind } from './selection.enums.ts';

const SCOPE = 'evaluation:read';

const CandidateReason = builder.objectRef<Reason>('CandidateReason').implement({
  description: 'What speaks for or against a candidate (理由). Needs the scope evaluation:read.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    kind: t.expose('kind', { type: CandidateReasonKind, description: 'Which way it speaks.' }),
    code: t.exposeString('code', {
      description:
        'Stable, for programs: active-in-category, evaluation-grade, competence-outcome, honors, years-in-grade, or the rule that excludes.',
    }),
    text: t.string({
      description: 'For people, in the language of the request.',
      resolve: ({ text }, _args, { locale }) => text[locale],
    }),
  }),
});

const HonorCountOfClass = builder.objectRef<HonorCount>('HonorCount').implement({
  description: 'How many honors of a class were conferred. Needs the scope evaluation:read.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    meritClass: t.expose('meritClass', {
      type: MeritClass,
      nullable: true,
      description: 'The class; null for honors of which none is on record.',
    }),
    count: t.exposeInt('count', { description: 'How many, at least one.' }),
  }),
});

const SelectionCandidate = builder.objectRef<CandidateRow>('SelectionCandidate').implement({
  description:
    'An officer with the primary assignment in the unit of a round or below it, judged for the round (人选). Nothing is recorded, and recordSelection is not bound by it. Needs the scope evaluation:read for the unit of the officer: others are not there.',
  authScopes: scopeForRow(SCOPE, ({ officerId }: CandidateRow, context) => reachesOfficer(context, SCOPE, officerId)),
  fields: (t) => ({
    officer: t.field({
      type: Officer,
      description: 'The officer.',
      resolve: async ({ officerId }, _args, context) => (await officerById(context).load(officerId))!,
    }),
    category: t.expose('category', {
      type: UnitCategory,
      nullable: true,
      description:
        'The category that a selection would count for: that of the unit, else of the nearest unit above it that has one; null where none has.',
    }),
    eligible: t.boolean({
      description: 'Whether no rule excludes the officer.',
      resolve: ({ exclusions }) => exclusions.length === 0,
    }),
    excludedBy: t.string({
      nullable: true,
      description:
        'The first rule that excludes the officer, of selected-already, not-serving, suspended, not-police, no-unit-category, no-evaluation, evaluation-incompetent, grade-below-minimum, competence-remove; all that do are among the reasons. Null for who is eligible.',
      resolve: ({ exclusions }) => exclusions[0] ?? null,
    }),
    score: t.exposeFloat('score', {
      nullable: true,
      description:
        'The mean of the totals of the evaluations looked back on, weighted as the round says, 0 to 100, to two decimals, half up; where there are fewer than weights, the weights of those there are count. Null for who is not eligible.',
    }),
    place: t.exposeInt('place', {
      nullable: true,
      description:
        'The place by score among the eligible of the category whom the viewer may read, 1 is the first; equals share one. Null for who is not eligible.',
    }),
    lastGrade: t.expose('lastGrade', {
      type: EvaluationGrade,
      nullable: true,
      description: 'The grade of the last evaluation looked back on (最近考核等次); null where there is none.',
    }),
    competenceOutcome: t.expose('competenceOutcome', {
      type: CompetenceOutcome,
      nullable: true,
      description:
        'What the last competence assessment looked back on recommends (胜任度测评结果); null where none does.',
    }),
    yearsInGrade: t.int({
      nullable: true,
      description:
        'For how many full years the grade (职级) is held without a break; told, and no input of score or eligibility. Null where none is held or it is not known since when.',
      resolve: async ({ officerId }, _args, context) =>
        yearsHeld(await gradesHeld(context).load(officerId), context.operation.moment.asOf),
    }),
    honorsByClass: t.field({
      type: [HonorCountOfClass],
      description:
        'The honors conferred by the day, by class, lowest first; those of no class last. No input of score.',
      resolve: ({ officerId }, _args, context) => honorCounts(context).load(officerId),
    }),
    reasons: t.field({
      type: [CandidateReason],
      description:
        'What speaks for and against: what excludes first, then category, evaluation, competence, honors, grade.',
      resolve: (candidate, _args, context) => reasons(candidate, context),
    }),
  }),
});

async function reasons(candidate: CandidateRow, context: Context): Promise<Reason[]> {
  const { officerId } = candidate;
  const [held, honors] = await Promise.all([gradesHeld(context).load(officerId), honorCounts(context).load(officerId)]);
  return reasonsOf({ ...candidate, held, honors, on: context.operation.moment.asOf });
}

const SelectionCandidateConnection = connectionOf(SelectionCandidate, 'SelectionCandidate', { scope: SCOPE });

builder.objectField(SelectionRound, 'candidates', (t) =>
  t.field({
    type: SelectionCandidateConnection,
    description:
      'The officers with their primary assignment in the unit or below it on the day of the query (人选), as they stand that day: the eligible by score, highest first, equals by name; then, where asked for, the others. Looked back on are the evaluations of cycles finalized by the day of the query, whose periods ended by `openedOn` and not earlier than `evaluationLookBackYears` before. How long anybody has served, and age, are no input. None of whom the viewer may not read evaluations are there. Needs the scope evaluation:read.',
    authScopes: { scope: SCOPE },
    args: {
      category: t.arg({ type: [UnitCategory], description: 'Only those who count for one of these; all unless told.' }),
      includeIneligible: t.arg.boolean({
        defaultValue: false,
        description: 'Those whom a rule excludes as well, with the rule.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, { includeIneligible, ...args }, context) =>
      candidateList(context, id, { ...args, includeIneligible: includeIneligible ?? false }),
  }),
);
