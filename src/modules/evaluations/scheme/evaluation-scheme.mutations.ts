import { ConflictError, NotFoundError, RuleViolationError } from '../../../errors/refusals.ts';
import { inputKey } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { link } from '../../../graphql/field-options.ts';
import { today } from '../../../time/day.ts';
import { act, payload } from '../../acts/act.ts';
import { parseBasis } from '../../acts/input-check.rules.ts';
import { datedFields } from '../../acts/standard.inputs.ts';
import { EvaluationGrade, EvaluationSubjectKind } from '../evaluation.enums.ts';
import { evaluationSchemeById } from './evaluation-scheme.loaders.ts';
import { parseBands, parseCap, parseGroups, parseIndicators, parseSchemeKey } from './evaluation-scheme-input.rules.ts';
import { defineEvaluationScheme } from './evaluation-scheme.service.ts';
import { EvaluationScheme } from './evaluation-scheme.type.ts';

const NAME_MAXIMUM = 100;
const KEY = 'letters, digits, dots, underscores, hyphens, at most 64';

const IndicatorInput = builder.inputType('IndicatorInput', {
  description: 'A criterion that a scheme scores (考核指标).',
  fields: (t) => ({
    key: t.string({ required: true, description: `Its key, once in the scheme: ${KEY}.` }),
    name: t.string({ required: true, description: 'The name (名称), at most 100 characters.' }),
    weightBasisPoints: t.int({
      required: true,
      description: 'Its weight in the total (权重), in basis points, 0 to 10000: 2500 are 25 %.',
    }),
    maximum: t.float({
      required: true,
      description:
        'The highest score that can be given (满分), in points, above 0, at most 1,000,000, to four decimals.',
    }),
  }),
});

const GradeBandInput = builder.inputType('GradeBandInput', {
  description: 'The lowest total for a grade (等次分数线).',
  fields: (t) => ({
    grade: t.field({
      type: EvaluationGrade,
      required: true,
      description: 'The grade; each at most once, and NOT_GRADED never.',
    }),
    minimum: t.float({
      required: true,
      description:
        'The lowest total that it is given for, 0 to 100, to four decimals; below that of every better grade.',
    }),
  }),
});

const EvaluatorGroupInput = builder.inputType('EvaluatorGroupInput', {
  description: 'Evaluators whose scores share one weight, such as superiors, peers, subordinates (测评主体).',
  fields: (t) => ({
    key: t.string({ required: true, description: `Its key, once in the scheme: ${KEY}.` }),
    name: t.string({ required: true, description: 'The name (名称), at most 100 characters.' }),
    weightBasisPoints: t.int({
      required: true,
      description: 'Its weight in the score of each indicator (权重), in basis points, 0 to 10000.',
    }),
  }),
});

act('defineEvaluationScheme', {
  scope: ['evaluation:write', 'evaluation:read'],
  description: 'Defines a scheme by which officers or units are scored, or a new edition of it, from a day on.',
  input: {
    description:
      'A new edition of a scheme, or the first one of a new key (制定考核办法). It replaces the edition in force on the day, and ends where one on record for later begins. Cycles opened before keep theirs.',
    argument: 'The scheme.',
    fields: (t) => ({
      key: t.string({
        required: true,
        description: `Its name for programs, which all editions share: ${KEY}. A key belongs to the unit that defined it first.`,
      }),
      name: t.string({ required: true, description: 'The name (名称), at most 100 characters.' }),
      owner: t.id({
        required: true,
        description: 'The unit that sets it (制定单位), on record for the day; it and all units below may use it.',
      }),
      subjectKind: t.field({ type: EvaluationSubjectKind, required: true, description: 'What it evaluates.' }),
      indicators: t.field({
        type: [IndicatorInput],
        required: true,
        description: 'What it scores, in its order: 1 to 50, with weights that sum to exactly 10000.',
      }),
      gradeBands: t.field({
        type: [GradeBandInput],
        required: true,
        description: 'The lowest totals for its grades; a total below all of them is NOT_GRADED.',
      }),
      evaluatorGroups: t.field({
        type: [EvaluatorGroupInput],
        description:
          'The groups that score, each with a weight of its own, as in an assessment of competence (胜任度测评): at most 20, with weights that sum to exactly 10000. Omitted or empty: all evaluators count alike.',
      }),
      excellentCapBasisPoints: t.int({
        description:
          'The largest share of graded subjects that may be EXCELLENT (优秀比例上限), in basis points, 0 to 10000. Null: for officers the usual cap of the regulation in force on the day (2000 today), for units no limit. A higher cap for officers needs the number of the approving document in the basis (2500 at most today).',
      }),
      ...datedFields(t),
    }),
  },
  success: 'The scheme is defined.',
  payload: payload<{ schemeId: number }>('The scheme with the change on record, or why not.', (t) => ({
    scheme: t.field(
      link(EvaluationScheme, evaluationSchemeById, 'schemeId', 'The edition on the day it takes effect.'),
    ),
  })),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => ({
    key: parseSchemeKey(check, 'key', input.key),
    name: check.text('name', input.name, NAME_MAXIMUM),
    ownerId: inputKey(check, 'Unit', input.owner, 'owner'),
    subjectKind: input.subjectKind,
    indicators: parseIndicators(check, input.indicators),
    gradeBands: parseBands(check, input.gradeBands),
    evaluatorGroups: parseGroups(check, input.evaluatorGroups),
    excellentCapBasisPoints: parseCap(check, input.excellentCapBasisPoints),
    effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: defineEvaluationScheme,
});
