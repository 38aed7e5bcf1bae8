/** A word in both languages of the registry. */
type Word = Readonly<Record<'zh' | 'en', string>>;

/** What people call the things of the registry, by type; refusals, the record of changes and withdrawals say the same. */
const THINGS: Readonly<Record<string, Word>> = {
  AccessGrant: { zh: '授权', en: 'access grant' },
  Activity: { zh: '活动', en: 'activity' },
  Assignment: { zh: '任职', en: 'post' },
  Attendance: { zh: '参训参赛', en: 'attendance' },
  CalendarDay: { zh: '节假日', en: 'calendar day' },
  CaseLiability: { zh: '办案责任', en: 'case liability' },
  Change: { zh: '变更', en: 'change' },
  Concern: { zh: '苗头问题', en: 'concern' },
  ConcernStep: { zh: '苗头处置', en: 'step on a concern' },
  DossierSection: { zh: '干部档案信息', en: 'dossier' },
  Duty: { zh: '责任', en: 'duty' },
  Evaluation: { zh: '考核结果', en: 'evaluation' },
  EvaluationAppeal: { zh: '考核申诉', en: 'evaluation appeal' },
  EvaluationCycle: { zh: '考核周期', en: 'evaluation cycle' },
  EvaluationScheme: { zh: '考核办法', en: 'evaluation scheme' },
  Honor: { zh: '奖励', en: 'honor' },
  HonorProgram: { zh: '评选项目', en: 'honor program' },
  LiabilityFinding: { zh: '过错认定', en: 'finding of liability' },
  MetricObservation: { zh: '指标', en: 'figure' },
  Officer: { zh: '民警', en: 'officer' },
  PersonLink: { zh: '人员关联', en: 'link of a person' },
  Place: { zh: '联系对象', en: 'place' },
  Program: { zh: '制度', en: 'program' },
  ProgramMember: { zh: '入选登记', en: 'membership' },
  Recommendation: { zh: '推荐', en: 'recommendation' },
  RegulationRule: { zh: '法规条款', en: 'rule' },
  Sanction: { zh: '处分', en: 'sanction' },
  Selection: { zh: '选任结果', en: 'selection' },
  SelectionPolicy: { zh: '选任比例', en: 'selection policy' },
  SelectionRound: { zh: '选任', en: 'selection round' },
  Tally: { zh: '工作量', en: 'tally' },
  Token: { zh: '令牌', en: 'token' },
  Unit: { zh: '单位', en: 'unit' },
};

/** What people call a thing of a type; undefined for a type that they do not know. */
export const wordOfType = (type: string): Word | undefined => THINGS[type];
