import { vocabulary } from '../../vocabulary/vocabulary.ts';

/** Worked out from the round and its selections; on record is only that one was made, or taken back. */
export const RECOMMENDATION_STATUS = vocabulary(
  'RecommendationStatus',
  'What has become of a recommendation (推荐结果).',
  {
    MADE: { zh: '待定', en: 'Made', description: 'The round is open (待定).' },
    ADOPTED: { zh: '已采纳', en: 'Adopted', description: 'The officer was selected in the round (已采纳).' },
    NOT_ADOPTED: { zh: '未采纳', en: 'Not adopted', description: 'The round ended without (未采纳).' },
    WITHDRAWN: { zh: '撤回', en: 'Withdrawn', description: 'Taken back (撤回).' },
  },
);
