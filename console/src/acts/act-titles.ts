import type { Locale } from '../texts.ts';

/** What people call the acts. A test asks every mutation of the schema for its name here. */
const TITLES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  addAssignment: ['增加任职（兼任、借调）', 'Add a post (concurrent, secondment)'],
  admitMembers: ['列入制度名单', 'Admit to a program'],
  adoptRegulationRule: ['登记法规条款', 'Adopt a rule of regulations'],
  adoptSelectionPolicy: ['制定选任比例', 'Adopt selection ratios'],
  amendEvaluation: ['更正考核结果', 'Amend an evaluation'],
  appealEvaluation: ['提出考核复核', 'Appeal an evaluation'],
  applyImport: ['导入表格', 'Apply an import'],
  assignDuties: ['明确责任', 'Assign duties'],
  cancelActivity: ['取消活动', 'Cancel an activity'],
  cancelSelectionRound: ['取消选任', 'Cancel a selection round'],
  closeEvaluationCycle: ['结束考核评分', 'Close an evaluation cycle'],
  closeUnit: ['撤销单位', 'Close a unit'],
  concludeSelectionRound: ['结束选任', 'Conclude a selection round'],
  conferHonor: ['授予奖励', 'Confer an honor'],
  correctAssignment: ['更正任职登记', 'Correct a post'],
  correctHonor: ['更正奖励登记', 'Correct an honor'],
  correctOfficer: ['更正人员登记', 'Correct an officer'],
  correctUnit: ['更正单位登记', 'Correct a unit'],
  createUnit: ['设立单位', 'Create a unit'],
  decideAppeal: ['答复考核复核', 'Decide an appeal'],
  defineEvaluationScheme: ['制定考核办法', 'Define an evaluation scheme'],
  defineHonorProgram: ['登记奖励项目', 'Define an honor program'],
  defineProgram: ['制定队伍制度', 'Define a program'],
  demoteOfficer: ['降级', 'Demote'],
  discardImport: ['丢弃导入文件', 'Discard an import'],
  endAssignment: ['免职', 'End a post'],
  endDuties: ['解除责任', 'End duties'],
  endMembership: ['移出制度名单', 'End a membership'],
  enrollOfficer: ['录用入警', 'Enroll an officer'],
  expungeConcerns: ['注销苗头问题', 'Expunge concerns'],
  finalizeEvaluationCycle: ['考核定案', 'Finalize an evaluation cycle'],
  grantAccess: ['授权', 'Grant access'],
  handOverDuties: ['移交责任', 'Hand over duties'],
  imposeSanction: ['给予处分', 'Impose a sanction'],
  issueToken: ['发放令牌', 'Issue a token'],
  liftSanction: ['解除或撤销处分', 'Lift a sanction'],
  linkPerson: ['关联登录人员', 'Link a person'],
  mapImport: ['对应导入列', 'Map the columns of an import'],
  mergeOfficers: ['合并重复人员', 'Merge officers'],
  mergeUnits: ['合并单位', 'Merge units'],
  moveUnit: ['调整隶属', 'Move a unit'],
  nominateHonor: ['申报奖励', 'Nominate for an honor'],
  openEvaluationCycle: ['启动考核', 'Open an evaluation cycle'],
  openSelectionRound: ['启动选任', 'Open a selection round'],
  promoteOfficer: ['晋升', 'Promote'],
  putHonorUnderNotice: ['奖励公示', 'Put an honor under notice'],
  raiseConcern: ['登记苗头问题', 'Raise a concern'],
  recommendOfficer: ['推荐干部', 'Recommend an officer'],
  recordAttendances: ['登记参训参赛', 'Record attendances'],
  recordCalendarDays: ['登记节假日', 'Record days of the calendar'],
  recordCaseLiabilities: ['登记执法责任', 'Record case liabilities'],
  recordCompetenceOutcomes: ['登记胜任度测评结果', 'Record outcomes of competence'],
  recordConcernStep: ['登记谈话帮扶', 'Record a step on a concern'],
  recordDossier: ['登记档案信息', 'Record a dossier'],
  recordEducation: ['登记学历学位', 'Record the education'],
  recordFamily: ['登记家庭成员', 'Record the family'],
  recordLiabilityFinding: ['登记责任认定', 'Record a finding of liability'],
  recordMetrics: ['登记指标', 'Record metrics'],
  recordParticulars: ['登记基本信息', 'Record particulars'],
  recordPhoto: ['登记照片', 'Record the photo'],
  recordPlaces: ['登记联系对象', 'Record places'],
  recordResume: ['登记简历', 'Record the résumé'],
  recordScores: ['登记考核得分', 'Record scores'],
  recordSelection: ['登记选任结果', 'Record a selection'],
  recordTallies: ['登记工作量', 'Record tallies'],
  reenrollOfficer: ['重新入警', 'Re-enroll an officer'],
  rehearseImport: ['试导入表格', 'Rehearse an import'],
  reinstateOfficer: ['恢复职务', 'Reinstate'],
  rejectHonor: ['不予奖励', 'Reject an honor'],
  reviseActivity: ['变更活动', 'Revise an activity'],
  reviseAssignment: ['变更任职', 'Revise a post'],
  reviseOfficer: ['变更人员信息', 'Revise an officer'],
  reviseUnit: ['变更单位信息', 'Revise a unit'],
  revokeAccess: ['收回授权', 'Revoke access'],
  revokeHonor: ['撤销奖励', 'Revoke an honor'],
  revokeToken: ['撤销令牌', 'Revoke a token'],
  scheduleActivity: ['安排活动', 'Schedule an activity'],
  separateOfficer: ['退休、辞职、调离', 'Retirement, resignation, leaving'],
  suspendOfficer: ['停止执行职务', 'Suspend'],
  transferOfficer: ['调动', 'Transfer'],
  undoImport: ['撤回导入', 'Undo an import'],
  unlinkPerson: ['取消登录关联', 'Unlink a person'],
  withdrawRecommendation: ['撤回推荐', 'Withdraw a recommendation'],
  withdrawRecord: ['撤销、撤回登记', 'Undo, or withdraw from the record'],
  loadFacts: ['载入公开事实', 'Load of published facts'],
  synthesize: ['合成数据', 'Synthetic data'],
};

export const titleOfAct = (name: string, locale: Locale): string => TITLES[name]?.[locale === 'en' ? 1 : 0] ?? name;

/** The names of all acts that changes tell. */
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
  'discipline:write': ['处分与执法责任', 'Discipline'],
  'concern:write': ['苗头问题', 'Concerns'],
  'access:admin': ['系统管理', 'Administration'],
};
const UNDOING: Area = ['撤销', 'Undoing'];

export const AREAS: readonly Area[] = [...Object.values(BY_SCOPE), UNDOING];

/** What an act is about; what needs no scope of its own takes something back. */
export const areaOf = (scopes: readonly string[]): Area | undefined =>
  scopes.length === 0 ? UNDOING : BY_SCOPE[scopes.find((scope) => scope in BY_SCOPE) ?? ''];
