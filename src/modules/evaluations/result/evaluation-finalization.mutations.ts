import { NotFoundError, RuleViolationError } from '../../../errors/refusals.ts';
import { inputKeyOfAny } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { act } from '../../acts/act.ts';
import { versionedCommand } from '../../acts/change-input.ts';
import { versionedFields } from '../../acts/standard.inputs.ts';
import { today } from '../../../time/day.ts';
import { cyclePayload, stepDay } from '../cycle/evaluation-cycle.mutations.ts';
import { parseStepDay } from '../cycle/evaluation-cycle.rules.ts';
import { finalizeEvaluationCycle } from './evaluation-finalization.service.ts';
import { parseNotGraded } from './evaluation-not-graded.rules.ts';

const NotGradedInput = builder.inputType('NotGradedInput', {
  description: 'A subject that a cycle does not grade (不定等次), and why.',
  fields: (t) => ({
    subject: t.id({
      required: true,
      description:
        'The officer or the unit, one that takes part in the cycle, is not on probation and lacks scores; once.',
    }),
    reason: t.string({
      required: true,
      description: 'Why, such as that a group of evaluators does not exist for the post; at most 1,000 characters.',
    }),
  }),
});

act('finalizeEvaluationCycle', {
  scope: ['evaluation:write', 'evaluation:read'],
  description:
    'Sets the totals, ranks and grades of an open or closed cycle; nothing of it is scored again. Every participant needs all scores, except those on probation and those in `notGraded`. Confirmed effects of sanctions apply, before the cap on EXCELLENT is counted. A period that is not over does not hinder it, as a year is often closed in December: `cycle.to` tells its end, in a dry run too.',
  input: {
    description: 'The end of a cycle (考核定案): totals, ranks and grades are set.',
    argument: 'Which cycle.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'The cycle, which is open or closed.' }),
      ...stepDay(
        t,
        'The day on which it is finalized (定案之日): not after today, nor before the day from which the cycle is open or closed as it is now. Default: today.',
      ),
      ...versionedFields(t),
      notGraded: t.field({
        type: [NotGradedInput],
        description:
          'Those who are not graded although they are not on probation, because scores of theirs are missing; 1,000 at most. They get no total and no rank, the grade NOT_GRADED, the reason as their `basis`, and are not counted for the cap on EXCELLENT. Default: nobody.',
      }),
    }),
  },
  success: 'The cycle is finalized.',
  payload: cyclePayload({
    capped: 'How many fell below EXCELLENT because of the cap.',
    tiedAtCap:
      'How many of those fell because they were equal and together too many for the places that were left (并列超额): all of them fall, so that fewer are EXCELLENT than the cap allows.',
  }),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    ...versionedCommand(check, 'EvaluationCycle', input),
    effectiveOn: parseStepDay(check, input.effectiveOn, today()),
    notGraded: parseNotGraded(check, input.notGraded ?? [], (id, path) =>
      inputKeyOfAny(check, ['Officer', 'Unit'], id, path),
    ),
  }),
  run: finalizeEvaluationCycle,
});
