import type { ApportionmentMethod, SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const APPORTIONMENT_METHOD = vocabulary<ApportionmentMethod>(
  'ApportionmentMethod',
  'How seats are split by the targets of a policy (名额分配方法). Of equal claims to a seat the category of the larger target comes first, then STATION, OPERATIONAL, GENERAL.',
  {
    LARGEST_REMAINDER: {
      zh: '最大余数法',
      en: 'Largest remainder (Hamilton)',
      description:
        'Everyone gets the whole part of the exact share; what is left goes to the largest fractions, one each (最大余数法, Hamilton). Never off by a whole seat, but with one vacancy more a category can get one fewer.',
    },
    SAINTE_LAGUE: {
      zh: '圣拉古法',
      en: 'Sainte-Laguë',
      description:
        'Seat by seat to the category with the largest quotient of its target by 1, 3, 5, … (圣拉古法, Webster). With more vacancies no category ever gets fewer.',
    },
  },
);

export const CANDIDATE_REASON_KIND = vocabulary(
  'CandidateReasonKind',
  'Which way a reason speaks about a candidate (理由倾向).',
  {
    FOR: { zh: '有利', en: 'For', description: 'For the candidate (有利).' },
    AGAINST: { zh: '不利', en: 'Against', description: 'Against the candidate (不利).' },
    NOTED: { zh: '供参考', en: 'Noted', description: 'Neither for nor against: to be known to who decides (供参考).' },
  },
);

export const SELECTION_ROUND_STATUS = vocabulary<SelectionRoundStatus>(
  'SelectionRoundStatus',
  'Where a round stands (选任状态).',
  {
    OPEN: { zh: '进行中', en: 'Open', description: 'Selections are being recorded (进行中).' },
    CONCLUDED: {
      zh: '已结束',
      en: 'Concluded',
      description: 'It ended as it should; nothing more is recorded (已结束).',
    },
    CANCELLED: { zh: '已取消', en: 'Cancelled', description: 'It was called off (已取消).' },
  },
);
