import { pageArguments, parseKey } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connections.ts';
import { nodeOf, optionalLink, validity, versionOf } from '../../../graphql/field-options.ts';
import { unitById } from '../../units/unit.loaders.ts';
import { Unit } from '../../units/unit.type.ts';
import { EvaluationGrade, EvaluationSubjectKind } from '../evaluation.enums.ts';
import { EvaluationSchemeFilter } from './evaluation-scheme.inputs.ts';
import { evaluationSchemeList } from './evaluation-scheme.lists.ts';
import {
  evaluationSchemeById,
  evaluationSchemeByKey,
  evaluationSchemeLock,
  evaluationSchemesOver,
  evaluatorGroups,
  gradeBands,
  indicators,
  type EvaluationSchemeRow,
  type EvaluatorGroupRow,
  type GradeBandRow,
  type IndicatorRow,
} from './evaluation-scheme.loaders.ts';

export const Indicator = builder.objectRef<IndicatorRow>('Indicator').implement({
  description: 'A criterion that a scheme scores (考核指标). Needs the scope evaluation:read.',
  authScopes: { scope: 'evaluation:read' },
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key, unique in the edition of the scheme.' }),
    name: t.exposeString('name', { description: 'The name (名称).' }),
    weightBasisPoints: t.exposeInt('weightBasisPoints', {
      description: 'Its weight in the total (权重), in basis points, 0 to 10,000; those of a scheme sum to 10,000.',
    }),
    maximum: t.exposeFloat('maximum', {
      description: 'The highest score that can be given (满分), in points, above 0, to four decimals.',
    }),
  }),
});

const GradeBand = builder.objectRef<GradeBandRow>('GradeBand').implement({
  description: 'The lowest total for a grade (等次分数线). Needs the scope evaluation:read.',
  authScopes: { scope: 'evaluation:read' },
  fields: (t) => ({
    grade: t.expose('grade', { type: EvaluationGrade, description: 'The grade.' }),
    minimum: t.exposeFloat('minimum', { description: 'The lowest total that it is given for, to four decimals.' }),
  }),
});

const EvaluatorGroup = builder.objectRef<EvaluatorGroupRow>('EvaluatorGroup').implement({
  description:
    'Evaluators under a scheme whose scores share one weight, such as superiors, peers, subordinates (测评主体). Needs the scope evaluation:read.',
  authScopes: { scope: 'evaluation:read' },
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key, unique in the edition of the scheme.' }),
    name: t.exposeString('name', { description: 'The name (名称).' }),
    weightBasisPoints: t.exposeInt('weightBasisPoints', {
      description:
        'Its weight in the score of each indicator (权重), in basis points, 0 to 10,000; those of a scheme sum to 10,000.',
    }),
  }),
});

export const EvaluationScheme = builder.objectRef<EvaluationSchemeRow>('EvaluationScheme');

builder.node(EvaluationScheme, {
  description:
    'One edition of a scheme by which officers or units are scored (量化绩效评估办法). An edition never changes; the next one of the same key replaces it. Needs the scope evaluation:read.',
  authScopes: { scope: 'evaluation:read' },
  ...nodeOf(evaluationSchemeById, 'The id of the edition, the same for as long as the registry stands.'),
  fields: (t) => ({
    version: t.int(versionOf('edition', evaluationSchemeLock)),
    key: t.exposeString('key', { description: 'The key that all editions of the scheme share.' }),
    name: t.exposeString('name', { description: 'The name (名称).' }),
    owner: t.field(
      optionalLink(
        Unit,
        unitById,
        'ownerId',
        'The unit that set it (制定单位); null where none is on record, or where the unit is not on record for the day.',
      ),
    ),
    subjectKind: t.expose('subjectKind', { type: EvaluationSubjectKind, description: 'What it evaluates.' }),
    indicators: t.field({
      type: [Indicator],
      description: 'What it scores, in the order of the edition.',
      resolve: ({ id }, _args, context) => indicators(context).load(id),
    }),
    gradeBands: t.field({
      type: [GradeBand],
      description: 'The lowest totals for its grades, best first; at most one for each grade.',
      resolve: ({ id }, _args, context) => gradeBands(context).load(id),
    }),
    evaluatorGroups: t.field({
      type: [EvaluatorGroup],
      description:
        'The groups that score, each with a weight of its own, in the order of the edition; empty where all evaluators count alike.',
      resolve: ({ id }, _args, context) => evaluatorGroups(context).load(id),
    }),
    excellentCapBasisPoints: t.exposeInt('excellentCapBasisPoints', {
      nullable: true,
      description:
        'The largest share of graded subjects that may be EXCELLENT (优秀比例上限), in basis points, 0 to 10,000; null where there is no limit.',
    }),
    validity: t.field(
      validity('The days on which the edition is in force. In the past where another has replaced it.'),
    ),
  }),
});

builder.queryField('evaluationScheme', (t) =>
  t.field({
    type: EvaluationScheme,
    nullable: true,
    description:
      'The edition of a scheme in force on the day of the query; null where there is none that day. Needs the scope evaluation:read.',
    authScopes: { scope: 'evaluation:read' },
    args: { key: t.arg.string({ required: true, description: 'The key of the scheme.' }) },
    resolve: (_root, { key }, context) => evaluationSchemeByKey(context).load(parseKey(key, 'key')),
  }),
);

const EvaluationSchemeConnection = connectionOf(EvaluationScheme, 'EvaluationScheme', { scope: 'evaluation:read' });

builder.queryField('evaluationSchemes', (t) =>
  t.field({
    type: EvaluationSchemeConnection,
    description:
      'The schemes in force on the day of the query, of whatever unit, by key; Unit.evaluationSchemes has those that a unit can use. Needs the scope evaluation:read.',
    authScopes: { scope: 'evaluation:read' },
    args: {
      filter: t.arg({ type: EvaluationSchemeFilter, description: 'Which schemes. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => evaluationSchemeList(context, args),
  }),
);

builder.objectFields(Unit, (t) => ({
  evaluationSchemes: t.field({
    type: [EvaluationScheme],
    description:
      'The schemes in force that can be used here: those of the unit itself and of the units above it, nearest first, then by key; the first 1,000 at most. None for a unit that is closed on the day. Needs the scope evaluation:read.',
    authScopes: { scope: 'evaluation:read' },
    resolve: ({ id }, _args, context) => evaluationSchemesOver(context).load(id),
  }),
  evaluationScheme: t.field({
    type: EvaluationScheme,
    nullable: true,
    description:
      'The scheme that applies here: of those for this kind of subject the one of the nearest owner, the unit itself before the units above it; the first by key where that one has several. Null where there is none. Needs the scope evaluation:read.',
    authScopes: { scope: 'evaluation:read' },
    args: {
      subjectKind: t.arg({
        type: EvaluationSubjectKind,
        required: true,
        defaultValue: 'OFFICER',
        description: 'What is evaluated.',
      }),
    },
    resolve: async ({ id }, { subjectKind }, context) =>
      (await evaluationSchemesOver(context).load(id)).find((scheme) => scheme.subjectKind === subjectKind) ?? null,
  }),
}));
