import type { Locale } from '../texts.ts';

/**
 * What people call the acts, in the order in which they are worked: what begins something, what goes on with it, what ends it, what puts it right.
 * A test asks every mutation of the schema for its name here.
 */
const TITLES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  enrollOfficer: ['录用入警', 'Enroll an officer'],
  transferOfficer: ['调动', 'Transfer'],
  promoteOfficer: ['晋升', 'Promote'],
  addAssignment: ['增加任职（兼任、借调）', 'Add a post (concurrent, secondment)'],
  reviseAssignment: ['变更任职', 'Revise a post'],
  endAssignment: ['免职', 'End a post'],
  reviseOfficer: ['变更人员信息', 'Revise an officer'],
  suspendOfficer: ['停职', 'Suspend'],
  reinstateOfficer: ['恢复职务', 'Reinstate'],
  demoteOfficer: ['降衔、降职级', 'Demote'],
  separateOfficer: ['退休、离职、去世', 'Retirement, leaving, death'],
  reenrollOfficer: ['重新录用', 'Re-enroll an officer'],
  correctOfficer: ['更正人员登记', 'Correct an officer'],
  correctAssignment: ['更正任职登记', 'Correct a post'],
  mergeOfficers: ['合并重复人员', 'Merge officers'],
  recordParticulars: ['登记基本信息', 'Record particulars'],
  recordResume: ['登记简历', 'Record the résumé'],
  recordEducation: ['登记学历学位', 'Record the education'],
  recordFamily: ['登记家庭成员', 'Record the family'],
  recordPhoto: ['登记照片', 'Record the photo'],
  recordDossier: ['登记档案信息', 'Record a dossier'],
  createUnit: ['设立单位', 'Create a unit'],
  reviseUnit: ['变更单位信息', 'Revise a unit'],
  moveUnit: ['调整隶属关系', 'Move a unit'],
  mergeUnits: ['合并单位', 'Merge units'],
  closeUnit: ['撤销单位', 'Close a unit'],
  correctUnit: ['更正单位登记', 'Correct a unit'],
  recordMetrics: ['登记指标', 'Record metrics'],
  defineHonorProgram: ['登记评选项目', 'Define an honor program'],
  nominateHonor: ['申报奖励', 'Nominate for an honor'],
  putHonorUnderNotice: ['奖励公示', 'Put an honor under notice'],
  conferHonor: ['授予奖励', 'Confer an honor'],
  rejectHonor: ['不予奖励', 'Reject an honor'],
  revokeHonor: ['撤销奖励', 'Revoke an honor'],
  correctHonor: ['更正奖励登记', 'Correct an honor'],
  defineEvaluationScheme: ['制定考核办法', 'Define an evaluation scheme'],
  openEvaluationCycle: ['启动考核', 'Open an evaluation cycle'],
  recordScores: ['登记考核得分', 'Record scores'],
  closeEvaluationCycle: ['结束考核评分', 'Close an evaluation cycle'],
  finalizeEvaluationCycle: ['考核定案', 'Finalize an evaluation cycle'],
  recordCompetenceOutcomes: ['登记胜任度测评结果', 'Record outcomes of competence'],
  appealEvaluation: ['提出考核申诉', 'Appeal an evaluation'],
  decideAppeal: ['办结考核申诉', 'Decide an appeal'],
  amendEvaluation: ['更正考核结果', 'Amend an evaluation'],
  adoptSelectionPolicy: ['制定选任比例', 'Adopt selection ratios'],
  openSelectionRound: ['启动选任', 'Open a selection round'],
  recommendOfficer: ['推荐人选', 'Recommend an officer'],
  withdrawRecommendation: ['撤回推荐', 'Withdraw a recommendation'],
  recordSelection: ['登记选任结果', 'Record a selection'],
  concludeSelectionRound: ['结束选任', 'Conclude a selection round'],
  cancelSelectionRound: ['取消选任', 'Cancel a selection round'],
  defineProgram: ['制定队伍制度', 'Define a program'],
  admitMembers: ['列入制度名单', 'Admit to a program'],
  endMembership: ['移出制度名单', 'End a membership'],
  scheduleActivity: ['安排活动', 'Schedule an activity'],
  reviseActivity: ['变更活动', 'Revise an activity'],
  cancelActivity: ['取消活动', 'Cancel an activity'],
  recordAttendances: ['登记参训参赛', 'Record attendances'],
  recordTallies: ['登记工作量', 'Record tallies'],
  recordPlaces: ['登记联系对象', 'Record places'],
  assignDuties: ['明确责任', 'Assign duties'],
  handOverDuties: ['责任交接', 'Hand over duties'],
  endDuties: ['解除责任', 'End duties'],
  recordCaseLiabilities: ['登记办案责任', 'Record case liabilities'],
  recordLiabilityFinding: ['登记责任认定', 'Record a finding of liability'],
  imposeSanction: ['给予处分', 'Impose a sanction'],
  liftSanction: ['解除或撤销处分', 'Lift a sanction'],
  raiseConcern: ['登记苗头问题', 'Raise a concern'],
  recordConcernStep: ['处置苗头问题', 'Record a step on a concern'],
  expungeConcerns: ['销毁苗头问题', 'Expunge concerns'],
  issueToken: ['签发令牌', 'Issue a token'],
  revokeToken: ['撤销令牌', 'Revoke a token'],
  grantAccess: ['授权', 'Grant access'],
  revokeAccess: ['收回授权', 'Revoke access'],
  linkPerson: ['关联登录人员', 'Link a person'],
  unlinkPerson: ['取消人员关联', 'Unlink a person'],
  recordCalendarDays: ['登记节假日', 'Record days of the calendar'],
  adoptRegulationRule: ['登记法规条款', 'Adopt a rule of regulations'],
  withdrawRecord: ['撤销、撤回登记', 'Undo, or withdraw from the record'],
  mapImport: ['对应导入列', 'Map the columns of an import'],
  rehearseImport: ['预演导入', 'Rehearse an import'],
  applyImport: ['导入表格', 'Apply an import'],
  undoImport: ['撤销导入', 'Undo an import'],
  discardImport: ['丢弃导入文件', 'Discard an import'],
  loadFacts: ['载入公开事实', 'Load of published facts'],
  synthesize: ['合成数据', 'Synthetic data'],
};

export const titleOfAct = (name: string, locale: Locale): string => TITLES[name]?.[locale === 'en' ? 1 : 0] ?? name;

/** All acts that changes tell, in that order. */
export const OPERATIONS: readonly string[] = Object.keys(TITLES);

type Area = readonly [zh: string, en: string];

/** What acts are about, by the scope that changes it. */
const BY_SCOPE: Readonly<Record<string, Area>> = {
  'personnel:write': ['人员', 'People'],
  'unit:write': ['单位', 'Units'],
  'honor:write': ['表彰奖励', 'Honors'],
  'evaluation:write': ['考核', 'Evaluations'],
  'selection:write': ['选任', 'Selection'],
  'program:write': ['队伍制度与训练', 'Programs and training'],
  'duty:write': ['责任', 'Duties'],
  'discipline:write': ['处分与办案责任', 'Discipline'],
  'concern:write': ['苗头问题', 'Concerns'],
  'access:admin': ['系统管理', 'Administration'],
};
const UNDOING: Area = ['撤销', 'Undoing'];

export const AREAS: readonly Area[] = [...Object.values(BY_SCOPE), UNDOING];

/** What an act is about; what needs no scope of its own takes something back. */
export const areaOf = (scopes: readonly string[]): Area | undefined =>
  scopes.length === 0 ? UNDOING : BY_SCOPE[scopes.find((scope) => scope in BY_SCOPE) ?? ''];
