import type { ActivityKind, DutyKind, PlaceKind } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

// What requirements count: activities and duties, whose modules stand on programs.

export const ACTIVITY_KIND = vocabulary<ActivityKind>('ActivityKind', 'What sort of activity it is (活动类别).', {
  CARE: { zh: '关爱', en: 'Care', description: 'Health checks, recreation, visits to officers (体检, 疗休养, 慰问).' },
  CEREMONY: {
    zh: '仪式',
    en: 'Ceremony',
    description: 'An oath, a retirement, a wedding, the flag (宣誓, 退休仪式, 集体婚礼, 升旗).',
  },
  CONTEST: { zh: '竞赛', en: 'Contest', description: 'A contest, with places and prizes (比武, 竞赛).' },
  TRAINING: { zh: '培训', en: 'Training', description: 'A class, a drill, a lecture (训练班次, 演练, 讲析).' },
});

export const DUTY_KIND = vocabulary<DutyKind>('DutyKind', 'What a duty consists in (责任性质).', {
  LEADING: { zh: '领导责任', en: 'Leading', description: 'To lead: the first who answers (领导责任, 牵头).' },
  SUPERVISING: {
    zh: '监管责任',
    en: 'Supervising',
    description: 'To oversee as the branch in charge (部门主管, 条抓, 督导).',
  },
  RESPONSIBLE: { zh: '主体责任', en: 'Responsible', description: 'To answer as the one on the ground (属地主责).' },
  STATIONED: {
    zh: '驻点',
    en: 'Stationed',
    description: 'To be based there (驻点, 驻所, 驻村); of a unit, where it has its seat (设在).',
  },
  LINKED: { zh: '联系', en: 'Link', description: 'To be in touch, to visit, to serve (联系, 包联, 挂钩).' },
});

export const PLACE_KIND = vocabulary<PlaceKind>('PlaceKind', 'What sort of place it is (对象类别).', {
  BUILDING: { zh: '楼幢', en: 'Building', description: 'A building, such as one that is let (楼幢, 出租房).' },
  COMMUNITY: { zh: '社区', en: 'Community', description: 'An urban community (社区).' },
  ENTERPRISE: { zh: '企业', en: 'Enterprise', description: 'An enterprise (企业).' },
  GRID: { zh: '网格', en: 'Grid', description: 'A grid of social governance (网格).' },
  PROJECT: { zh: '重点项目', en: 'Project', description: 'A key project (重点项目).' },
  SITE: {
    zh: '场所',
    en: 'Site',
    description: 'A venue, a school, a scenic site, a party service center (场所, 学校, 景区, 党群服务中心).',
  },
  VILLAGE: { zh: '村', en: 'Village', description: 'A village (村, 村湾).' },
  WATERWAY: { zh: '河道', en: 'Waterway', description: 'A river or lake (河道).' },
});
