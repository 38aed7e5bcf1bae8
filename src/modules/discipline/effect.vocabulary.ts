import { vocabulary } from '../../vocabulary/vocabulary.ts';

/** What may follow from a sanction. It is computed and has no column. */
export type SanctionEffectKind =
  | 'GRADED_INCOMPETENT'
  | 'NOT_GRADED'
  | 'NO_EXCELLENT'
  | 'NO_GRADE_PROMOTION'
  | 'NO_HONOR'
  | 'NO_POST_PROMOTION'
  | 'NO_RANK_PROMOTION';

/** Where a sanction may stand. It is computed, too. */
export type SanctionStatus = 'ENDED' | 'IN_FORCE' | 'LIFTED' | 'OVERTURNED';

export const SANCTION_EFFECT_KIND = vocabulary<SanctionEffectKind>(
  'SanctionEffectKind',
  'What follows from a sanction (影响种类).',
  {
    GRADED_INCOMPETENT: {
      zh: '当年不称职',
      en: 'Graded incompetent',
      description: 'Graded INCOMPETENT in the year (当年不称职).',
    },
    NOT_GRADED: { zh: '不确定等次', en: 'Not graded', description: 'Not graded in the year (不确定等次).' },
    NO_EXCELLENT: {
      zh: '不得确定为优秀',
      en: 'Not excellent',
      description: 'Not EXCELLENT in the year (不得确定为优秀).',
    },
    NO_GRADE_PROMOTION: {
      zh: '不得晋升职级',
      en: 'No higher grade',
      description: 'No higher grade (不得晋升职级).',
    },
    NO_HONOR: {
      zh: '不得评先评优',
      en: 'No honors',
      description: 'No honors or commendations (不得评先评优).',
    },
    NO_POST_PROMOTION: { zh: '不得提拔任职', en: 'No higher post', description: 'No higher post (不得提拔任职).' },
    NO_RANK_PROMOTION: { zh: '不得晋升警衔', en: 'No higher rank', description: 'No higher rank (不得晋升警衔).' },
  },
);
