import { today } from '../../../time/day.ts';
import { inputKey } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { perform } from '../../acts/performing.ts';
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RuleViolationError,
  StaleVersionError,
} from '../../../errors/refusals.ts';
import { successOf } from '../../acts/success.type.ts';
import { InputCheck, parseBasis } from '../../acts/input-check.rules.ts';
import { AppealEvaluationInput, DecideAppealInput } from './evaluation-appeal-change.inputs.ts';
import { appealById } from './evaluation-appeal.loaders.ts';
import { appealEvaluation, decideAppeal } from './evaluation-appeal.service.ts';
import { EvaluationAppeal } from './evaluation-appeal.type.ts';
import { mayEvaluate, NEEDS } from '../result/evaluation.type.ts';

const GROUNDS_MAXIMUM = 2_000;
const REASON_MAXIMUM = 1_000;

const success = (name: string, description: string) =>
  successOf<{ appealId: number }>(name, description, (t) => ({
    appeal: t.field({
      type: EvaluationAppeal,
      description: 'The appeal on the day it takes effect.',
      resolve: async ({ appealId }, _args, context) => (await appealById(context).load(appealId))!,
    }),
  }));

const result = (name: string) => ({ name, description: 'The appeal with the change on record, or why not.' });

builder.mutationField('appealEvaluation', (t) =>
  t.field({
    type: success('AppealEvaluationSuccess', 'The appeal is filed.'),
    description: `Files an appeal against the result of an evaluation of a finalized cycle, one at a time. The result stays as it is. ${NEEDS}`,
    authScopes: mayEvaluate,
    args: { input: t.arg({ type: AppealEvaluationInput, required: true, description: 'The appeal.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, ConflictError, RuleViolationError],
      union: result('AppealEvaluationResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        evaluationId: inputKey(check, 'Evaluation', input.evaluation, 'evaluation'),
        notifiedOn: check.pastDay('notifiedOn', input.notifiedOn, today()),
        filedOn: check.pastDay('filedOn', input.filedOn, today()),
        grounds: check.text('grounds', input.grounds, GROUNDS_MAXIMUM),
        lateBecause: check.optionalText('lateBecause', input.lateBecause, REASON_MAXIMUM),
        basis: parseBasis(check, input.basis),
      };
      if (input.notifiedOn > input.filedOn) {
        check.refuse('notifiedOn', { zh: '不能晚于 filedOn', en: 'must not be after filedOn' });
      }
      check.done();
      return perform(context, info, input, (write) => appealEvaluation(write, command));
    },
  }),
);

builder.mutationField('decideAppeal', (t) =>
  t.field({
    type: success('DecideAppealSuccess', 'The appeal is decided.'),
    description: `Decides an appeal. One that is upheld changes no result by itself: that is \`amendEvaluation\`, whose basis may cite the decision. ${NEEDS}`,
    authScopes: mayEvaluate,
    args: { input: t.arg({ type: DecideAppealInput, required: true, description: 'The decision.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('DecideAppealResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        id: inputKey(check, 'EvaluationAppeal', input.id, 'id'),
        expectedVersion: input.expectedVersion ?? null,
        status: input.outcome,
        decision: check.text('decision', input.decision, GROUNDS_MAXIMUM),
        decidedOn: check.pastDay('decidedOn', input.decidedOn, today()),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => decideAppeal(write, command));
    },
  }),
);
