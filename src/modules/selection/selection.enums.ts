import { describedEnum } from '../../graphql/enums.ts';

export const ApportionmentMethod = describedEnum(
  'ApportionmentMethod',
  'How seats are split by the targets of a policy (名额分配方法). Of equal claims to a seat the category of the larger target comes first, then STATION, OPERATIONAL, GENERAL.',
  {
    LARGEST_REMAINDER:
      'Everyone gets the whole part of the exact share; what is left goes to the largest fractions, one each (最大余数法, Hamilton). Never off by a whole seat, but with one vacancy more a category can get one fewer.',
    SAINTE_LAGUE:
      'Seat by seat to the category with the largest quotient of its target by 1, 3, 5, … (圣拉古法, Webster). With more vacancies no category ever gets fewer.',
  },
);

export const CandidateReasonKind = describedEnum(
  'CandidateReasonKind',
  'Which way a reason speaks about a candidate (理由倾向).',
  {
    FOR: 'For the candidate (有利).',
    AGAINST: 'Against the candidate (不利).',
    NOTED: 'Neither for nor against: to be known to who decides (供参考).',
  },
);

export const SelectionRoundStatus = describedEnum('SelectionRoundStatus', 'Where a round stands (选任状态).', {
  OPEN: 'Selections are being recorded (进行中).',
  CONCLUDED: 'It ended as it should; nothing more is recorded (已结束).',
  CANCELLED: 'It was called off (已取消).',
});
