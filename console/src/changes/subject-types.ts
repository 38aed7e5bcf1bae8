import type { Locale } from '../texts.ts';

/** What a change or a difference is about, by the type that the registry tells. */
const TYPES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  AccessGrant: ['授权', 'Grant'],
  Activity: ['活动', 'Activity'],
  Assignment: ['任职', 'Post'],
  Attendance: ['参训参赛', 'Attendance'],
  CalendarDay: ['节假日', 'Calendar'],
  CaseLiability: ['办案责任', 'Case liability'],
  Concern: ['苗头问题', 'Concern'],
  DossierSection: ['干部档案信息', 'Dossier'],
  Duty: ['责任', 'Duty'],
  Evaluation: ['考核结果', 'Evaluation'],
  EvaluationAppeal: ['考核申诉', 'Appeal'],
  EvaluationCycle: ['考核周期', 'Evaluation cycle'],
  EvaluationScheme: ['考核办法', 'Scheme'],
  Honor: ['奖励', 'Honor'],
  HonorProgram: ['评选项目', 'Honor program'],
  ImportBatch: ['表格', 'Sheet'],
  MetricObservation: ['指标', 'Figure'],
  Officer: ['人员', 'Officer'],
  PersonLink: ['人员关联', 'Link of a person'],
  Place: ['联系对象', 'Place'],
  Program: ['制度', 'Program'],
  ProgramMember: ['入选登记', 'Member of a program'],
  Recommendation: ['推荐', 'Recommendation'],
  Registry: ['登记系统', 'The registry'],
  RegulationRule: ['法规条款', 'Rule'],
  Sanction: ['处分', 'Sanction'],
  Selection: ['选任结果', 'Selection'],
  SelectionPolicy: ['选任比例', 'Ratios'],
  SelectionRound: ['选任', 'Selection round'],
  Tally: ['工作量', 'Tally'],
  Token: ['令牌', 'Token'],
  Unit: ['单位', 'Unit'],
};

export const SUBJECT_TYPES: readonly string[] = Object.keys(TYPES);

export const wordOfType = (type: string, locale: Locale): string => TYPES[type]?.[locale === 'en' ? 1 : 0] ?? type;
