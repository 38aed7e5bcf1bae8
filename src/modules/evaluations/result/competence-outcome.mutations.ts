import { NotFoundError, RuleViolationError } from '../../../errors/refusals.ts';
import { inputKey } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { link } from '../../../graphql/field-options.ts';
import { act, payload } from '../../acts/act.ts';
import { parseBasis } from '../../acts/input-check.rules.ts';
import { versionedFields } from '../../acts/standard.inputs.ts';
import { evaluationCycleById } from '../cycle/evaluation-cycle.loaders.ts';
import { EvaluationCycle } from '../cycle/evaluation-cycle.type.ts';
import { CompetenceOutcome } from '../evaluation.enums.ts';
import { OUTCOMES_MAXIMUM, refuseRepeatedOfficers } from './competence-outcome.rules.ts';
import { recordCompetenceOutcomes, type Recommended } from './competence-outcome.service.ts';
import { evaluationById } from './evaluation.loaders.ts';
import { Evaluation } from './evaluation.type.ts';

const CompetenceOutcomeInput = builder.inputType('CompetenceOutcomeInput', {
  description: 'What an assessment recommends of one officer.',
  fields: (t) => ({
    officer: t.id({ required: true, description: 'The officer, who takes part in the cycle; once.' }),
    outcome: t.field({ type: CompetenceOutcome, required: true, description: 'What is recommended.' }),
  }),
});

act('recordCompetenceOutcomes', {
  scope: ['evaluation:write', 'evaluation:read'],
  description:
    'Records what a finalized competence assessment (胜任度测评) recommends of up to 1,000 officers, all or none; every one that is wrong is reported by its index. Nothing is applied by it: a change of posts is an act of its own, which may cite the evaluation.',
  input: {
    description: 'What a competence assessment recommends (登记胜任度测评结果), recorded all or none.',
    argument: 'The recommendations.',
    fields: (t) => ({
      cycle: t.id({
        required: true,
        description: 'The cycle, which is finalized, of a scheme with groups of evaluators.',
      }),
      ...versionedFields(t),
      outcomes: t.field({
        type: [CompetenceOutcomeInput],
        required: true,
        description: 'The recommendations, 1 to 1,000. One that is on record already is superseded.',
      }),
    }),
  },
  success: 'The recommendations are on record.',
  payload: payload<Recommended>('The cycle with the change on record, or why not.', (t) => ({
    cycle: t.field(link(EvaluationCycle, evaluationCycleById, 'cycleId', 'The cycle today.')),
    evaluations: t.field({
      type: [Evaluation],
      description:
        'The evaluations that received a recommendation, today, in the order in which their officers were named; only those that the viewer may read.',
      resolve: async ({ evaluationIds }, _args, context) => {
        const found = await Promise.all(evaluationIds.map((id) => evaluationById(context).load(id)));
        return found.filter((evaluation) => evaluation !== null);
      },
    }),
    recorded: t.exposeInt('recorded', { description: 'How many were recorded: as many as were sent.' }),
  })),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    check.size('outcomes', input.outcomes, OUTCOMES_MAXIMUM);
    check.done();
    const outcomes = input.outcomes.map(({ officer, outcome }, i) => ({
      officerId: inputKey(check, 'Officer', officer, `outcomes.${i}.officer`),
      outcome,
    }));
    refuseRepeatedOfficers(check, outcomes);
    return {
      cycleId: inputKey(check, 'EvaluationCycle', input.cycle, 'cycle'),
      expectedVersion: input.expectedVersion ?? null,
      outcomes,
      basis: parseBasis(check, input.basis),
    };
  },
  run: recordCompetenceOutcomes,
});
