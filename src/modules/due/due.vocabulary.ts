import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const DUE_KIND = vocabulary('DueKind', 'What becomes due for an officer (到期事项).', {
  RETIREMENT: {
    zh: '到龄退休',
    en: 'Retirement',
    description:
      'The legal age of retirement is reached (到龄退休). Asked for by its name where no rule of retirement is on record, it is refused.',
  },
  RANK_PROMOTION: {
    zh: '警衔晋升',
    en: 'Rank promotion',
    description: 'The years that the next rank asks for are full (警衔晋升).',
  },
  GRADE_PROMOTION: {
    zh: '职级晋升',
    en: 'Grade promotion',
    description: 'The months that the next grade asks for are full (职级晋升).',
  },
  PROBATION_END: {
    zh: '试用期满',
    en: 'End of probation',
    description: 'The first day after the probation (试用期满).',
  },
  SECONDMENT_END: {
    zh: '借调期满',
    en: 'End of secondment',
    description: 'The first day after a secondment (借调期满).',
  },
  SUSPENSION_END: {
    zh: '停职期满',
    en: 'End of suspension',
    description: 'The first day after a suspension (停职期满).',
  },
  SANCTION_END: {
    zh: '处分期满',
    en: 'End of sanction',
    description: 'The first day after the period of a sanction (处分期满).',
  },
  EVALUATION_MISSING: {
    zh: '考核缺失',
    en: 'Evaluation missing',
    description: 'The last day of the period of a cycle of evaluation that has no result of the officer (考核缺失).',
  },
  TRAINING_MISSING: {
    zh: '训练未达标',
    en: 'Training missing',
    description: 'The last day of a period in which a program asks for training that is not full yet (训练未达标).',
  },
});

export type DueKind = (typeof DUE_KIND)['values'][number];
