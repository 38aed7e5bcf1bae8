import { describedEnum } from '../../graphql/enums.ts';

export const UnitKind = describedEnum('UnitKind', 'What sort of unit it is (机构类型).', {
  MINISTRY: 'The ministry (公安部).',
  PROVINCIAL_DEPARTMENT: 'A provincial department (公安厅, 省级).',
  MUNICIPAL_BUREAU: 'A municipal bureau (市公安局).',
  COUNTY_BUREAU: 'A county bureau (县公安局), of a county-level city or district too.',
  SUB_BUREAU: 'A sub-bureau (公安分局).',
  DETACHMENT: 'A detachment (支队).',
  BRIGADE: 'A brigade (大队).',
  STATION: 'A police station (派出所).',
  CENTER: 'A center (中心).',
  TEAM: 'A team (中队).',
  POST: 'A post, such as a joint service post (联勤警务站).',
  POLICE_ROOM: 'A police room (警务室).',
  STUDIO: 'A studio named for a person or a task (工作室).',
  OFFICE: 'An office or section of a unit (室, 科).',
});

export const UnitCategory = describedEnum(
  'UnitCategory',
  'The class of unit that cadre-selection ratios are set for (单位类别).',
  {
    STATION: 'Police stations (派出所).',
    OPERATIONAL: 'Operational departments (实战部门).',
    GENERAL: 'General departments (综合部门).',
  },
);
