import { inputKey } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { perform } from '../../acts/performing.ts';
import { InvalidInputError, NotFoundError, RuleViolationError, StaleVersionError } from '../../../errors/refusals.ts';
import { successOf } from '../../acts/success.type.ts';
import { InputCheck } from '../../acts/input-check.rules.ts';
import { AmendEvaluationInput } from './evaluation-amendment-change.inputs.ts';
import { parseFullBasis, parseTotal } from './evaluation-amendment.rules.ts';
import { amendEvaluation } from './evaluation-amendment.service.ts';
import { evaluationById } from './evaluation.loaders.ts';
import { Evaluation, mayEvaluate, NEEDS } from './evaluation.type.ts';

builder.mutationField('amendEvaluation', (t) =>
  t.field({
    type: successOf<{ evaluationId: number }>('AmendEvaluationSuccess', 'The evaluation has another result.', (f) => ({
      evaluation: f.field({
        type: Evaluation,
        description: 'The evaluation today.',
        resolve: async ({ evaluationId }, _args, context) => (await evaluationById(context).load(evaluationId))!,
      }),
    })),
    description: `Sets another total or grade of an evaluation of a finalized cycle, by the order of a document. Ranks stay, its own too, and the cap on EXCELLENT is not applied again: the document vouches for it. What it was before is read by \`knownAt\`. ${NEEDS}`,
    authScopes: mayEvaluate,
    args: { input: t.arg({ type: AmendEvaluationInput, required: true, description: 'The result.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: { name: 'AmendEvaluationResult', description: 'The evaluation with the change on record, or why not.' },
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const values = {
        ...(input.total != null && { total: parseTotal(check, input.total) }),
        ...(input.grade != null && { grade: input.grade }),
      };
      if (Object.keys(values).length === 0) {
        check.refuse('input', { zh: '没有要变更的内容', en: 'has nothing to change' });
      }
      const command = {
        id: inputKey(check, 'Evaluation', input.id, 'id'),
        expectedVersion: input.expectedVersion ?? null,
        values,
        basis: parseFullBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => amendEvaluation(write, command));
    },
  }),
);
