import { pageArguments } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { basis, basisInSql, link, nodeOf, versionOf } from '../../../graphql/field-options.ts';
import { connectionOf } from '../../../graphql/connections.ts';
import { inSql } from '../../../graphql/in-sql.ts';
import { Basis, basisOf } from '../../../graphql/dated.ts';
import { scopeForRow, reachesOfficer, reachesUnit } from '../../../graphql/reach.ts';
import { officerById } from '../../officers/officer.loaders.ts';
import { Officer } from '../../officers/officer.type.ts';
import { unitById } from '../../units/unit.loaders.ts';
import { Unit } from '../../units/unit.type.ts';
import { CompetenceOutcome, EvaluationGrade } from '../evaluation.enums.ts';
import { cycleEvaluationList, officerEvaluationList, unitEvaluationList } from './evaluation.lists.ts';
import {
  evaluationById,
  evaluationLock,
  gradeCounts,
  type EvaluationRow,
  type GradeCountRow,
} from './evaluation.loaders.ts';
import { evaluationCycleById } from '../cycle/evaluation-cycle.loaders.ts';
import { EvaluationCycle } from '../cycle/evaluation-cycle.type.ts';
import { scoresOf } from '../score/evaluation-score.loaders.ts';
import { IndicatorScore } from '../score/evaluation-score.type.ts';

export const EvaluationSubject = builder.unionType('EvaluationSubject', {
  description: 'Who or what is evaluated (考核对象).',
  types: [Officer, Unit],
  resolveType: (subject) => ('policeNumber' in subject ? Officer : Unit),
});

/** What an evaluation tells of its subject needs the scope for the unit, or for the unit of the officer. */
export const heldForSubject = scopeForRow(
  'evaluation:read',
  ({ officerId, unitId }: Pick<EvaluationRow, 'officerId' | 'unitId'>, context) =>
    officerId === null
      ? reachesUnit(context, 'evaluation:read', unitId!)
      : reachesOfficer(context, 'evaluation:read', officerId),
);

export const Evaluation = builder.objectRef<EvaluationRow>('Evaluation');

builder.node(Evaluation, {
  description:
    'The result of one officer or unit in a cycle (考核结果), shown from the first day of the period of its cycle. Needs the scope evaluation:read for the unit, or for the unit of the officer; others are not shown.',
  authScopes: heldForSubject,
  ...nodeOf(evaluationById, 'The same for as long as the registry stands.'),
  fields: (t) => ({
    version: t.int(versionOf('evaluation', evaluationLock)),
    cycle: t.field(link(EvaluationCycle, evaluationCycleById, 'cycleId', 'The cycle it belongs to.')),
    subject: t.field({
      type: EvaluationSubject,
      description:
        'The officer or the unit that is evaluated, as on the day; one whose record has ended, as it last was.',
      resolve: async ({ officerId, unitId }, _args, context) =>
        officerId === null ? (await unitById(context).load(unitId!))! : (await officerById(context).load(officerId))!,
    }),
    scores: t.field({
      type: [IndicatorScore],
      description:
        'The scores as known at the moment of the query, in the order of the indicators, of the groups, then by evaluator, one without an evaluator first; the first 1,000 at most.',
      resolve: ({ id }, _args, context) => scoresOf(context).load(id),
    }),
  }),
});

builder.objectFields(Evaluation, (t) => ({
  total: t.exposeFloat('total', {
    nullable: true,
    description:
      'The weighted total (总分), in points, to two decimals; null until it is computed, and for subjects that are not ranked.',
  }),
  rank: t.exposeInt('rank', {
    nullable: true,
    description:
      'The place in the cycle (名次), 1 is the first; null until it is set, and for subjects that are not ranked: on probation, or not graded for a reason.',
  }),
  grade: t.expose('grade', { type: EvaluationGrade, description: 'The grade (等次).' }),
  bandGrade: t.expose('bandGrade', {
    type: EvaluationGrade,
    nullable: true,
    description:
      'The grade that the total alone gives by the grade bands, before the cap on EXCELLENT (按分数线应得等次); null until there is a total.',
  }),
  capped: t.exposeBoolean('capped', {
    description:
      'Whether `bandGrade` is EXCELLENT and the cap left no room for it (因优秀比例上限降等), so that the next grade of the scheme is given.',
  }),
  amended: t.exposeBoolean('amended', {
    description:
      'Whether the total or the grade was set after the cycle was finalized (已更正), by `amendEvaluation`; what it was before is read by `knownAt`.',
  }),
  basis: t.field(
    basis(
      'The order behind the total and the grade: that of the amendment, else that of the finalization, which gives a reason of its own for each subject that is not graded; null where none is on record.',
    ),
  ),
  outcome: t.expose('outcome', {
    type: CompetenceOutcome,
    nullable: true,
    description:
      'What a competence assessment recommends of the officer (胜任度测评结果); null where nothing is on record. No post changes by it.',
  }),
  outcomeBasis: t.field({
    ...basisInSql('outcomeBasisDocument', 'outcomeBasisReason'),
    type: Basis,
    nullable: true,
    description: 'By whose order the outcome was recorded; null where none is on record.',
    resolve: ({ outcomeBasisDocument, outcomeBasisReason }) =>
      basisOf({ basisDocument: outcomeBasisDocument, basisReason: outcomeBasisReason }),
  }),
  probation: t.exposeBoolean('probation', {
    description:
      'Whether the officer is on probation at the end of the period (试用期), as known when the cycle was opened. Such an officer takes part, and is neither ranked nor graded.',
  }),
}));

export const EvaluationConnection = connectionOf(Evaluation, 'Evaluation', { scope: 'evaluation:read' });

const GradeCount = builder.objectRef<GradeCountRow>('GradeCount').implement({
  description: 'How many evaluations of a cycle have a grade. Needs the scope evaluation:read.',
  authScopes: { scope: 'evaluation:read' },
  fields: (t) => ({
    grade: t.expose('grade', { type: EvaluationGrade, description: 'The grade.' }),
    count: t.exposeInt('count', { description: 'How many have it; 0 where none has.' }),
    basisPoints: t.exposeInt('basisPoints', {
      description:
        'Their share of all that are graded, in basis points, half a point rounded up; 0 for NOT_GRADED, which is no part of that total. Rounded one by one, so the sum may differ from 10,000 by a few.',
    }),
  }),
});

builder.objectFields(EvaluationCycle, (t) => ({
  evaluations: t.field({
    ...inSql({ kind: 'page', list: cycleEvaluationList }),
    type: EvaluationConnection,
    description:
      'Its evaluations by rank, those without one last, then by id; none before the first day of the period, and none that the viewer may not read.',
    args: {
      subjects: t.arg.idList({
        description: 'Only those of these officers and units; at most 1,000. Default: all.',
      }),
      named: t.arg.stringList({
        description:
          'Only those of officers who have, or had by the day, one of these police numbers, and of units with one of them as code, name or short name; at most 1,000. Blanks at the ends and within, full-width forms and the case of Latin letters make no difference, so that they can be given as they were copied from a spreadsheet. Default: all.',
      }),
      search: t.arg.string({
        description:
          'Only those of officers whom this text finds, by name, pinyin, initials or police number that they have, or had by the day, as `search` of OfficerFilter does, and of units that have, or had by the day, the text in the name or the short name, or a code that begins with it; at most 64 characters. Default: all.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => cycleEvaluationList(context, id, args),
  }),
  gradeDistribution: t.field({
    type: [GradeCount],
    description:
      'How those of its evaluations that the viewer may read are spread over the grades (等次分布): every grade once, best first.',
    resolve: ({ id }, _args, context) => gradeCounts(context).load(id),
  }),
}));

builder.objectField(Officer, 'evaluations', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: officerEvaluationList }),
    type: EvaluationConnection,
    description: 'The evaluations of the officer, newest cycle first. Needs the scope evaluation:read.',
    authScopes: { scope: 'evaluation:read' },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => officerEvaluationList(context, id, args),
  }),
);

builder.objectField(Unit, 'evaluations', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: unitEvaluationList }),
    type: EvaluationConnection,
    description:
      'The evaluations of the unit as a whole, newest cycle first; not those of its officers. Needs the scope evaluation:read.',
    authScopes: { scope: 'evaluation:read' },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => unitEvaluationList(context, id, args),
  }),
);
