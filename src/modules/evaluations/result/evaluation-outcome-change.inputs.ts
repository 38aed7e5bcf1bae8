import { BasisInput, EXPECTED_VERSION } from '../../acts/standard.inputs.ts';
import { builder } from '../../../graphql/builder.ts';
import { CompetenceOutcome } from '../evaluation.enums.ts';

const CompetenceOutcomeInput = builder.inputType('CompetenceOutcomeInput', {
  description: 'What an assessment recommends of one officer.',
  fields: (t) => ({
    officer: t.id({ required: true, description: 'The officer, who takes part in the cycle; once.' }),
    outcome: t.field({ type: CompetenceOutcome, required: true, description: 'What is recommended.' }),
  }),
});

export const RecordCompetenceOutcomesInput = builder.inputType('RecordCompetenceOutcomesInput', {
  description: 'What a competence assessment recommends (登记胜任度测评结果), recorded all or none.',
  fields: (t) => ({
    cycle: t.id({
      required: true,
      description: 'The cycle, which is finalized, of a scheme with groups of evaluators.',
    }),
    expectedVersion: t.int({ description: EXPECTED_VERSION }),
    outcomes: t.field({
      type: [CompetenceOutcomeInput],
      required: true,
      description: 'The recommendations, 1 to 1,000. One that is on record already is superseded.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});
