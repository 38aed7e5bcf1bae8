import { BasisInput, EXPECTED_VERSION } from '../../acts/standard.inputs.ts';
import { builder } from '../../../graphql/builder.ts';
import { EvaluationGrade } from '../evaluation.enums.ts';

export const AmendEvaluationInput = builder.inputType('AmendEvaluationInput', {
  description: 'Another result of one evaluation of a finalized cycle (更正考核结果): a grade, a total, or both.',
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
});
