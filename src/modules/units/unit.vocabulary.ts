import type { UnitKind, UnitCategory } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const UNIT_KIND = vocabulary<UnitKind>('UnitKind', 'What sort of unit it is (机构类型).', {
  MINISTRY: { zh: '公安部', en: 'Ministry', description: 'The ministry (公安部).' },
  PROVINCIAL_DEPARTMENT: {
    zh: '公安厅',
    en: 'Provincial department',
    description: 'A provincial department (公安厅, 省级).',
  },
  MUNICIPAL_BUREAU: { zh: '市公安局', en: 'Municipal bureau', description: 'A municipal bureau (市公安局).' },
  COUNTY_BUREAU: {
    zh: '县公安局',
    en: 'County bureau',
    description: 'A county bureau (县公安局), of a county-level city or district too.',
  },
  SUB_BUREAU: { zh: '公安分局', en: 'Sub-bureau', description: 'A sub-bureau (公安分局).' },
  DETACHMENT: { zh: '支队', en: 'Detachment', description: 'A detachment (支队).' },
  BRIGADE: { zh: '大队', en: 'Brigade', description: 'A brigade (大队).' },
  STATION: { zh: '派出所', en: 'Station', description: 'A police station (派出所).' },
  CENTER: { zh: '中心', en: 'Center', description: 'A center (中心).' },
  TEAM: { zh: '中队', en: 'Team', description: 'A team (中队).' },
  POST: { zh: '警务站', en: 'Post', description: 'A post, such as a joint service post (联勤警务站).' },
  POLICE_ROOM: { zh: '警务室', en: 'Police room', description: 'A police room (警务室).' },
  STUDIO: { zh: '工作室', en: 'Studio', description: 'A studio named for a person or a task (工作室).' },
  OFFICE: { zh: '科室', en: 'Office', description: 'An office or section of a unit (室, 科).' },
});

export const UNIT_CATEGORY = vocabulary<UnitCategory>(
  'UnitCategory',
  'The class of unit that cadre-selection ratios are set for (单位类别).',
  {
    STATION: { zh: '派出所', en: 'Station', description: 'Police stations (派出所).' },
    OPERATIONAL: { zh: '实战部门', en: 'Operational department', description: 'Operational departments (实战部门).' },
    GENERAL: { zh: '综合部门', en: 'General department', description: 'General departments (综合部门).' },
  },
);
