import { describedEnum } from '../../graphql/enums.ts';

export const HonorKind = describedEnum('HonorKind', 'Whether an honor is for persons or for a collective (奖励对象).', {
  INDIVIDUAL: 'For one or more persons (个人).',
  COLLECTIVE: 'For a unit or a group as one (集体).',
});

export const HonorLevel = describedEnum('HonorLevel', 'The level of the organ that gives an honor (授予级别).', {
  NATIONAL: 'National (全国, 部级).',
  PROVINCIAL: 'Of a province (省级).',
  MUNICIPAL: 'Of a prefecture-level city (市级).',
  COUNTY: 'Of a county, county-level city or district (县级).',
  UNIT: 'Of a unit itself (本单位).',
});

export const MeritClass = describedEnum('MeritClass', 'The class of an honor (奖励等次).', {
  COMMENDATION: 'A commendation (嘉奖, 表彰).',
  THIRD_CLASS_MERIT: 'Third-class merit (三等功).',
  SECOND_CLASS_MERIT: 'Second-class merit (二等功).',
  FIRST_CLASS_MERIT: 'First-class merit (一等功).',
  TITLE: 'A title of honor (荣誉称号).',
  COMPETITION: 'A place in a contest of skills (比武名次).',
});

export const HonorTrait = describedEnum(
  'HonorTrait',
  'What a deed is like, as those who nominate say it, and as a program may prefer it (事迹特点).',
  {
    INNOVATION: 'Something new was thought of or made (改革创新).',
    EMERGENCY: 'It was done in urgency, hardship or danger (急难险重).',
    DEDICATION: 'Years of plain work at the front line (扎根基层).',
  },
);

export const HonorStatus = describedEnum('HonorStatus', 'How far an honor has come (奖励状态).', {
  NOMINATED: 'Proposed (申报).',
  UNDER_PUBLIC_NOTICE: 'Announced, so that objections can be made (公示).',
  CONFERRED: 'Given (授予).',
  REJECTED: 'Not given (未通过).',
  REVOKED: 'Given, and taken back (撤销).',
});
