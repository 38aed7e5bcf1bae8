import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { link } from '../../graphql/field-options.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { scopeForRow, reachesOfficer } from '../../graphql/reach.ts';
import { CompetenceOutcome, EvaluationGrade } from '../evaluations/evaluation.enums.ts';
import { MeritClass } from '../honors/honor.enums.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { barredFrom, onRecord } from './candidate-exclusion.type.ts';
import { candidateList, type CandidateRow } from './candidate.lists.ts';
import { gradesHeld, honorCounts } from './candidate.loaders.ts';
import { reasonsOf, yearsHeld, type HonorCount, type Reason } from './candidate.rules.ts';
import { SelectionRound } from './round.type.ts';
import { CandidateReasonKind } from './selection.enums.ts';

const SCOPE = 'evaluation:read';

const CandidateReason = builder.objectRef<Reason>('CandidateReason').implement({
  description: 'A reason for or against a candidate (理由). Needs the scope evaluation:read.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    kind: t.expose('kind', { type: CandidateReasonKind, description: 'Whether it is for or against the candidate.' }),
    code: t.exposeString('code', {
      description:
        'A stable code for programs: active-in-category, evaluation-grade, competence-outcome, honors, years-in-grade, or the rule that excludes.',
    }),
    text: t.string({
      description: 'A sentence for people, in the language of the request.',
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
      description: 'The class; null for honors without a class on record.',
    }),
    count: t.exposeInt('count', { description: 'How many, at least one.' }),
  }),
});

export const SelectionCandidate = builder.objectRef<CandidateRow>('SelectionCandidate').implement({
  description:
    'An officer whose primary assignment is in the unit of a round or below it, assessed for the round (人选). Computed; nothing is recorded. recordSelection asks about the day of the selection by itself. Needs the scope evaluation:read for the unit of the officer; other officers are omitted.',
  authScopes: scopeForRow(SCOPE, ({ officerId }: CandidateRow, context) => reachesOfficer(context, SCOPE, officerId)),
  fields: (t) => ({
    officer: t.field(link(Officer, officerById, 'officerId', 'The officer.')),
    category: t.expose('category', {
      type: UnitCategory,
      nullable: true,
      description:
        'The category that a selection would count for: that of the unit of the officer, else of the nearest unit above it that has one; null where none has.',
    }),
    eligible: t.boolean({
      description:
        'Whether no rule excludes the officer. What rests on sanctions, and what recordSelection refuses for besides, is told to a viewer who has discipline:read for the officer and states a purpose, and is on record as a reading of sanctions; to others it is as if it were not there.',
      resolve: ({ exclusions }) => exclusions.length === 0,
    }),
    excludedBy: t.string({
      nullable: true,
      description:
        'The first rule that excludes the officer: selected-already, not-serving, suspended, not-police, no-unit-category, no-evaluation, evaluation-incompetent, grade-below-minimum, competence-remove; to who may read sanctions of the officer, and states a purpose, also sanction-period, last-evaluation and probation. All rules that exclude are among the reasons. Null where eligible.',
      resolve: ({ exclusions }) => exclusions[0] ?? null,
    }),
    score: t.exposeFloat('score', {
      nullable: true,
      description:
        'The mean of the totals of the evaluations considered, weighted by the weights of the round, 0 to 100, rounded half up to two decimals. With fewer evaluations than weights, only the weights of these evaluations count. Null where not eligible.',
    }),
    place: t.exposeInt('place', {
      nullable: true,
      description:
        'The place by score among the eligible candidates of the category whom the viewer may read; 1 is the first, and equal scores share a place. Null where not eligible.',
    }),
    lastGrade: t.expose('lastGrade', {
      type: EvaluationGrade,
      nullable: true,
      description: 'The grade of the last evaluation considered (最近考核等次); null without one.',
    }),
    competenceOutcome: t.expose('competenceOutcome', {
      type: CompetenceOutcome,
      nullable: true,
      description:
        'The recommendation of the last competence assessment considered (胜任度测评结果); null without one.',
    }),
  }),
});

builder.objectFields(SelectionCandidate, (t) => ({
  yearsInGrade: t.int({
    nullable: true,
    description:
      'How many full years the grade (职级) has been held without a break. For information: not an input of score or eligibility. Null where no grade is held, or its first day is not known.',
    resolve: async ({ officerId }, _args, context) =>
      yearsHeld(await gradesHeld(context).load(officerId), context.operation.moment.asOf),
  }),
  honorsByClass: t.field({
    type: [HonorCountOfClass],
    description:
      'The honors conferred up to the day of the query, by class: lowest first, honors without a class last. Not an input of the score.',
    resolve: ({ officerId }, _args, context) => honorCounts(context).load(officerId),
  }),
  reasons: t.field({
    type: [CandidateReason],
    description:
      'The reasons for and against: rules that exclude first, then category, evaluation, competence, honors, grade.',
    resolve: (candidate, _args, context) => reasons(candidate, context),
  }),
}));

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
      'The officers whose primary assignment is in the unit or below it on the day of the query (人选), as of that day: the eligible by score, highest first, equal scores by name; then, with `includeIneligible`, the others. The evaluations considered are those of cycles finalized by the day of the query whose periods ended by `openedOn`, at most `evaluationLookBackYears` before it. Neither the length of service nor the age is an input. With discipline:read and a purpose those are excluded as well whom recordSelection would refuse. Officers whose evaluations the viewer may not read are omitted. Needs the scope evaluation:read.',
    authScopes: { scope: SCOPE },
    args: {
      category: t.arg({
        type: [UnitCategory],
        description: 'Only candidates who count for one of these categories. Default: all.',
      }),
      includeIneligible: t.arg.boolean({
        defaultValue: false,
        description: 'Whether officers whom a rule excludes are included, with the rule.',
      }),
      search: t.arg.string({
        description:
          'Only candidates whom this text finds, by name, pinyin, initials or police number, as `search` of OfficerFilter does; at most 64 characters. Their places are those among all. Default: all.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: async ({ id }, { includeIneligible, ...args }, context) => {
      const barred = await barredFrom(context, id);
      const page = candidateList(context, id, { ...args, includeIneligible: includeIneligible ?? false, barred });
      return barred === null ? page : onRecord(context, page);
    },
  }),
);
