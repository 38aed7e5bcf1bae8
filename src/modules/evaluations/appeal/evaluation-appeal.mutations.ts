import { ConflictError, NotFoundError, RuleViolationError } from '../../../errors/refusals.ts';
import { link } from '../../../graphql/field-options.ts';
import { inputKey } from '../../../graphql/arguments.ts';
import { today } from '../../../time/day.ts';
import { act, payload } from '../../acts/act.ts';
import { parseBasis } from '../../acts/input-check.rules.ts';
import { basisField, versionedFields } from '../../acts/standard.inputs.ts';
import { AppealDecision } from '../evaluation.enums.ts';
import { appealById } from './evaluation-appeal.loaders.ts';
import { appealEvaluation, decideAppeal } from './evaluation-appeal.service.ts';
import { EvaluationAppeal } from './evaluation-appeal.type.ts';

const GROUNDS_MAXIMUM = 2_000;
const REASON_MAXIMUM = 1_000;

const appeal = payload<{ appealId: number }>('The appeal with the change on record, or why not.', (t) => ({
  appeal: t.field(link(EvaluationAppeal, appealById, 'appealId', 'The appeal on the day it takes effect.')),
}));

act('appealEvaluation', {
  scope: ['evaluation:write', 'evaluation:read'],
  description:
    'Files an appeal against the result of an evaluation of a finalized cycle, one at a time. The result stays as it is.',
  input: {
    description: 'An appeal against the result of an evaluation (提出考核申诉), on behalf of its subject.',
    argument: 'The appeal.',
    fields: (t) => ({
      evaluation: t.id({
        required: true,
        description: 'The evaluation, of a cycle that is finalized; without another appeal that is open.',
      }),
      notifiedOn: t.field({
        type: 'Date',
        required: true,
        description:
          'The day on which the subject learned of the result (知悉之日): not before the cycle was finalized, nor after `filedOn`. The days to appeal, for an officer graded INCOMPETENT, count from it.',
      }),
      filedOn: t.field({ type: 'Date', required: true, description: 'The day on which it is filed, not after today.' }),
      grounds: t.string({
        required: true,
        description: 'Why the subject contests the result; at most 2,000 characters.',
      }),
      lateBecause: t.string({
        description:
          'Why it is taken although the days to appeal are over; at most 1,000 characters. Not kept where they are not.',
      }),
      ...basisField(t),
    }),
  },
  success: 'The appeal is filed.',
  payload: appeal,
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const command = {
      evaluationId: inputKey(check, 'Evaluation', input.evaluation, 'evaluation'),
      notifiedOn: check.pastDay('notifiedOn', input.notifiedOn, today()),
      filedOn: check.pastDay('filedOn', input.filedOn, today()),
      grounds: check.text('grounds', input.grounds, GROUNDS_MAXIMUM),
      lateBecause: check.optionalText('lateBecause', input.lateBecause, REASON_MAXIMUM),
      basis: parseBasis(check, input.basis),
    };
    if (input.notifiedOn > input.filedOn) {
      check.refuse('notifiedOn', { zh: '不能晚于申请日期', en: 'must not be after filedOn' });
    }
    return command;
  },
  run: appealEvaluation,
});

act('decideAppeal', {
  scope: ['evaluation:write', 'evaluation:read'],
  description:
    'Decides an appeal. One that is upheld changes no result by itself: that is `amendEvaluation`, whose basis may cite the decision; `appeal.awaitsAmendment` tells that it must follow, in a dry run as well.',
  input: {
    description: 'The decision of an appeal (办结考核申诉).',
    argument: 'The decision.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'The appeal, which is not decided.' }),
      ...versionedFields(t),
      outcome: t.field({ type: AppealDecision, required: true, description: 'Whether it is upheld.' }),
      decision: t.string({ required: true, description: 'The reason for the decision; at most 2,000 characters.' }),
      decidedOn: t.field({
        type: 'Date',
        required: true,
        description: 'The day of the decision: not before it was filed, nor after today.',
      }),
    }),
  },
  success: 'The appeal is decided.',
  payload: appeal,
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    id: inputKey(check, 'EvaluationAppeal', input.id, 'id'),
    expectedVersion: input.expectedVersion ?? null,
    status: input.outcome,
    decision: check.text('decision', input.decision, GROUNDS_MAXIMUM),
    decidedOn: check.pastDay('decidedOn', input.decidedOn, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: decideAppeal,
});
