import { NotFoundError, RuleViolationError, type InputProblem } from '../../../errors/refusals.ts';
import { inputKey, inputKeyOfAny } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { act } from '../../acts/act.ts';
import { cyclePayload } from '../cycle/evaluation-cycle.mutations.ts';
import { SCORES_MAXIMUM } from './evaluation-score.rules.ts';
import { recordScores } from './evaluation-score.service.ts';

const ScoreInput = builder.inputType('ScoreInput', {
  description:
    'A score of one subject for one indicator (评分). The same subject, indicator, group and evaluator again replaces it.',
  fields: (t) => ({
    subject: t.id({ required: true, description: 'The officer or the unit, one that takes part in the cycle.' }),
    indicator: t.string({ required: true, description: 'The key of an indicator of the scheme of the cycle.' }),
    value: t.float({
      required: true,
      description: 'The score, in points, 0 to the maximum of the indicator, to four decimals.',
    }),
    evaluatorGroup: t.string({
      description:
        'The key of the group that the evaluator is in (测评主体): needed where the scheme has groups, and not allowed where it has none.',
    }),
    evaluator: t.string({
      description:
        'Who gives it (评分人), in free text, at most 100 characters. Scores of several evaluators for one indicator, in one group where there are groups, count by their mean. Null: an evaluator without a name, of whom there is one at most.',
    }),
  }),
});

act('recordScores', {
  scope: ['evaluation:write', 'evaluation:read'],
  description:
    'Records up to 1,000 scores of an open cycle, all or none; every score that is wrong is reported by its index.',
  input: {
    description: 'Scores of a cycle (登记考核得分), recorded all or none.',
    argument: 'The scores.',
    fields: (t) => ({
      cycle: t.id({ required: true, description: 'The cycle, which is open.' }),
      scores: t.field({ type: [ScoreInput], required: true, description: 'The scores, 1 to 1,000.' }),
    }),
  },
  success: 'The scores are on record.',
  payload: cyclePayload({ recorded: 'How many scores were recorded: as many as were sent.' }),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const cycleId = inputKey(check, 'EvaluationCycle', input.cycle, 'cycle');
    const sent = check.size('scores', input.scores, SCORES_MAXIMUM) ? input.scores : [];
    // told together with what only the scheme and the participants of the cycle show to be wrong
    const problems: InputProblem[] = [];
    const refuse = (path: string, text: InputProblem['text']) => void problems.push({ path, text });
    const scores = sent.map((score, i) => ({
      ...score,
      subject: inputKeyOfAny(
        { refuse, led: check.led.bind(check) },
        ['Officer', 'Unit'],
        score.subject,
        `scores.${i}.subject`,
      ),
    }));
    return { cycleId, scores, problems };
  },
  run: recordScores,
});
