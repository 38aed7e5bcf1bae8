import { BasisInput, EXPECTED_VERSION } from '../acts/standard.inputs.ts';
import { builder } from '../../graphql/builder.ts';
import { EvaluationGrade } from '../evaluations/evaluation.enums.ts';

export const OpenSelectionRoundInput = builder.inputType('OpenSelectionRoundInput', {
  description: 'A new round of cadre selection (开展干部选任).',
  fields: (t) => ({
    unit: t.id({ required: true, description: 'The unit that holds it, there on the day it is opened.' }),
    title: t.string({ required: true, description: 'What it is called; at most 100 characters.' }),
    vacancies: t.int({ required: true, description: 'How many posts are to be filled (空缺职位数), 1 to 10,000.' }),
    openedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day it is opened, at most ten years ahead; the policy in force for the unit that day holds it.',
    }),
    evaluationLookBackYears: t.int({
      description:
        'How many years before `openedOn` the evaluations go back by which candidates are ranked, 1 to 10; 3 unless told.',
    }),
    evaluationWeights: t.intList({
      description:
        'What the last evaluation, the second to last and so on weigh, in basis points, each 1 to 10000, at most ten; they sum to exactly 10000. 5000, 3000, 2000 unless told.',
    }),
    minimumGrade: t.field({
      type: EvaluationGrade,
      description:
        'The lowest grade that the last evaluation of a candidate may have: EXCELLENT, COMPETENT or BASICALLY_COMPETENT. Unless told, any but INCOMPETENT, which always excludes.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});

export const RecordSelectionInput = builder.inputType('RecordSelectionInput', {
  description: 'A cadre selected in a round (登记选任结果).',
  fields: (t) => ({
    round: t.id({ required: true, description: 'The round, which is open.' }),
    officer: t.id({
      required: true,
      description:
        'The officer selected, serving that day, once in a round. The primary assignment need not be in or below the unit that holds the round.',
    }),
    title: t.string({
      required: true,
      description: 'The post the officer is selected for (职务); at most 100 characters.',
    }),
    selectedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day of the selection: not before the round is opened, nor after today.',
    }),
    exceedsQuotaBecause: t.string({
      description:
        'Why it is made although the quota of the category is taken; at most 1,000 characters. Not kept where the quota is not taken.',
    }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});

const endFields = (t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]) => ({
  id: t.id({ required: true, description: 'The round, which is open.' }),
  expectedVersion: t.int({ description: EXPECTED_VERSION }),
  basis: t.field({ type: BasisInput, description: 'By whose order.' }),
});

export const ConcludeSelectionRoundInput = builder.inputType('ConcludeSelectionRoundInput', {
  description: 'The end of a round as it should be (结束选任), from today on.',
  fields: (t) => endFields(t),
});

export const CancelSelectionRoundInput = builder.inputType('CancelSelectionRoundInput', {
  description: 'A round that is called off (取消选任), from today on.',
  fields: (t) => endFields(t),
});
