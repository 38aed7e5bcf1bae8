import { inputKey } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { perform } from '../../acts/performing.ts';
import { InvalidInputError, NotFoundError, RuleViolationError, StaleVersionError } from '../../../errors/refusals.ts';
import { successOf } from '../../acts/success.type.ts';
import { InputCheck, parseBasis } from '../../acts/input-check.rules.ts';
import { evaluationCycleById } from '../cycle/evaluation-cycle.loaders.ts';
import { EvaluationCycle } from '../cycle/evaluation-cycle.type.ts';
import { RecordCompetenceOutcomesInput } from './evaluation-outcome-change.inputs.ts';
import { OUTCOMES_MAXIMUM, refuseRepeatedOfficers } from './evaluation-outcome.rules.ts';
import { recordCompetenceOutcomes, type Recommended } from './evaluation-outcome.service.ts';
import { evaluationById } from './evaluation.loaders.ts';
import { Evaluation, mayEvaluate, NEEDS } from './evaluation.type.ts';

builder.mutationField('recordCompetenceOutcomes', (t) =>
  t.field({
    type: successOf<Recommended>('RecordCompetenceOutcomesSuccess', 'The recommendations are on record.', (f) => ({
      cycle: f.field({
        type: EvaluationCycle,
        description: 'The cycle today.',
        resolve: async ({ cycleId }, _args, context) => (await evaluationCycleById(context).load(cycleId))!,
      }),
      evaluations: f.field({
        type: [Evaluation],
        description:
          'The evaluations that have a recommendation by it, today, in the order in which their officers were named; those alone that the viewer may read.',
        resolve: async ({ evaluationIds }, _args, context) => {
          const found = await Promise.all(evaluationIds.map((id) => evaluationById(context).load(id)));
          return found.filter((evaluation) => evaluation !== null);
        },
      }),
      recorded: f.exposeInt('recorded', { description: 'How many were recorded: as many as were sent.' }),
    })),
    description: `Records what a finalized competence assessment (胜任度测评) recommends of up to 1,000 officers, all or none; every one that is wrong is told by its index. Nothing is applied by it: a change of posts is an act of its own, which may cite the evaluation. ${NEEDS}`,
    authScopes: mayEvaluate,
    args: {
      input: t.arg({ type: RecordCompetenceOutcomesInput, required: true, description: 'The recommendations.' }),
    },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: {
        name: 'RecordCompetenceOutcomesResult',
        description: 'The cycle with the change on record, or why not.',
      },
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      check.size('outcomes', input.outcomes, OUTCOMES_MAXIMUM);
      check.done();
      const outcomes = input.outcomes.map(({ officer, outcome }, i) => ({
        officerId: inputKey(check, 'Officer', officer, `outcomes.${i}.officer`),
        outcome,
      }));
      refuseRepeatedOfficers(check, outcomes);
      const command = {
        cycleId: inputKey(check, 'EvaluationCycle', input.cycle, 'cycle'),
        expectedVersion: input.expectedVersion ?? null,
        outcomes,
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => recordCompetenceOutcomes(write, command));
    },
  }),
);
