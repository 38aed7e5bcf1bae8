import { NotFoundError, RuleViolationError } from '../../../errors/refusals.ts';
import { link } from '../../../graphql/field-options.ts';
import { inputKey } from '../../../graphql/arguments.ts';
import { act, payload } from '../../acts/act.ts';
import { BasisInput, EXPECTED_VERSION } from '../../acts/standard.inputs.ts';
import { EvaluationGrade } from '../evaluation.enums.ts';
import { parseFullBasis, parseTotal } from './evaluation-amendment.rules.ts';
import { amendEvaluation } from './evaluation-amendment.service.ts';
import { evaluationById } from './evaluation.loaders.ts';
import { Evaluation } from './evaluation.type.ts';

act('amendEvaluation', {
  scope: ['evaluation:write', 'evaluation:read'],
  description:
    'Sets another total or grade of an evaluation of a finalized cycle, by the order of a document. Its rank and the ranks of others stay, and the cap on EXCELLENT is not applied again: the document vouches for the result. The earlier result is read by `knownAt`.',
  input: {
    description: 'Another result of one evaluation of a finalized cycle (更正考核结果): a grade, a total, or both.',
    argument: 'The result.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'The evaluation, of a cycle that is finalized.' }),
      expectedVersion: t.int({ description: EXPECTED_VERSION }),
      grade: t.field({ type: EvaluationGrade, description: 'The grade; stays where it is null or left out.' }),
      total: t.float({
        description:
          'The total, in points, 0 to 100, to two decimals; stays where it is null or left out. Sets no grade: a grade that follows from it has to be given as well.',
      }),
      basis: t.field({
        type: BasisInput,
        required: true,
        description: 'By whose order: the number of the document and the reason, both.',
      }),
    }),
  },
  success: 'The evaluation has another result.',
  payload: payload<{ evaluationId: number }>('The evaluation with the change on record, or why not.', (t) => ({
    evaluation: t.field(link(Evaluation, evaluationById, 'evaluationId', 'The evaluation today.')),
  })),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const values = {
      ...(input.total != null && { total: parseTotal(check, input.total) }),
      ...(input.grade != null && { grade: input.grade }),
    };
    if (Object.keys(values).length === 0) {
      check.refuse('input', { zh: '没有要变更的内容', en: 'has nothing to change' });
    }
    return {
      id: inputKey(check, 'Evaluation', input.id, 'id'),
      expectedVersion: input.expectedVersion ?? null,
      values,
      basis: parseFullBasis(check, input.basis),
    };
  },
  run: amendEvaluation,
});
