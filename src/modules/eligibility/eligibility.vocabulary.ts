import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const ELIGIBILITY_PURPOSE = vocabulary('EligibilityPurpose', 'For what somebody may be eligible (资格用途).', {
  EXCELLENT: {
    zh: '考核优秀',
    en: 'Excellent',
    description: 'The grade EXCELLENT in the evaluation of the year (考核优秀).',
  },
  GRADE: { zh: '职级晋升', en: 'Grade', description: 'The next grade (职级晋升).' },
  HONOR: { zh: '表彰奖励', en: 'Honor', description: 'An honor (表彰奖励).' },
  POST: { zh: '提拔任职', en: 'Post', description: 'A higher post (提拔任职).' },
  RANK: { zh: '警衔晋升', en: 'Rank', description: 'The next rank (警衔晋升).' },
});

export type EligibilityPurpose = (typeof ELIGIBILITY_PURPOSE)['values'][number];
