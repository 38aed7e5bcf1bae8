import type { HonorKind, HonorLevel, MeritClass, HonorTrait, HonorStatus } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const HONOR_KIND = vocabulary<HonorKind>(
  'HonorKind',
  'Whether an honor is for persons or for a collective (奖励对象).',
  {
    INDIVIDUAL: { zh: '个人', en: 'Individual', description: 'For one or more persons (个人).' },
    COLLECTIVE: { zh: '集体', en: 'Collective', description: 'For a unit or a group as one (集体).' },
  },
);

export const HONOR_LEVEL = vocabulary<HonorLevel>(
  'HonorLevel',
  'The level of the organ that gives an honor (授予级别).',
  {
    NATIONAL: { zh: '国家级', en: 'National', description: 'National (全国, 部级).' },
    PROVINCIAL: { zh: '省级', en: 'Provincial', description: 'Of a province (省级).' },
    MUNICIPAL: { zh: '市级', en: 'Municipal', description: 'Of a prefecture-level city (市级).' },
    COUNTY: { zh: '县级', en: 'County', description: 'Of a county, county-level city or district (县级).' },
    UNIT: { zh: '单位', en: 'Unit', description: 'Of a unit itself (本单位).' },
  },
);

export const MERIT_CLASS = vocabulary<MeritClass>('MeritClass', 'The class of an honor (奖励等次).', {
  COMMENDATION: { zh: '嘉奖', en: 'Commendation', description: 'A commendation (嘉奖, 表彰).' },
  THIRD_CLASS_MERIT: { zh: '三等功', en: 'Third-class merit' },
  SECOND_CLASS_MERIT: { zh: '二等功', en: 'Second-class merit' },
  FIRST_CLASS_MERIT: { zh: '一等功', en: 'First-class merit' },
  TITLE: { zh: '荣誉称号', en: 'Title', description: 'A title of honor (荣誉称号).' },
  COMPETITION: { zh: '比武竞赛', en: 'Competition', description: 'A place in a contest of skills (比武名次).' },
});

export const HONOR_TRAIT = vocabulary<HonorTrait>(
  'HonorTrait',
  'A trait of a deed, named by the nomination; programs may prefer it (事迹特点).',
  {
    INNOVATION: { zh: '改革创新', en: 'Innovation', description: 'Something new was thought of or made (改革创新).' },
    EMERGENCY: {
      zh: '急难险重',
      en: 'Emergency',
      description: 'It was done in urgency, hardship or danger (急难险重).',
    },
    DEDICATION: { zh: '扎根基层', en: 'Dedication', description: 'Years of plain work at the front line (扎根基层).' },
  },
);

export const HONOR_STATUS = vocabulary<HonorStatus>('HonorStatus', 'The status of an honor (奖励状态).', {
  NOMINATED: { zh: '已申报', en: 'Nominated', description: 'Proposed (申报).' },
  UNDER_PUBLIC_NOTICE: {
    zh: '公示中',
    en: 'Under public notice',
    description: 'Announced, so that objections can be made (公示).',
  },
  CONFERRED: { zh: '已授予', en: 'Conferred', description: 'Given (授予).' },
  REJECTED: { zh: '未通过', en: 'Rejected', description: 'Not given (未通过).' },
  REVOKED: { zh: '已撤销', en: 'Revoked', description: 'Given, and taken back (撤销).' },
});
