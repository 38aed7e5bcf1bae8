// What the registry wants though the schema leaves it open, told and marked before anything is sent; a test compares it with what the schema says.

type Words = readonly [zh: string, en: string];
type OfBasis = 'documentNumber' | 'reason';

const NUMBER: readonly OfBasis[] = ['documentNumber'];
const REASON: readonly OfBasis[] = ['reason'];
const BOTH: readonly OfBasis[] = ['documentNumber', 'reason'];

/** What of the basis an act needs; nothing of it alone where either will do. */
export const BASIS_NEEDED: Readonly<Record<string, readonly OfBasis[]>> = {
  AdoptRegulationRuleInput: NUMBER,
  AmendEvaluationInput: BOTH,
  CorrectAssignmentInput: REASON,
  CorrectHonorInput: REASON,
  CorrectOfficerInput: REASON,
  CorrectUnitInput: REASON,
  DemoteOfficerInput: NUMBER,
  ExpungeConcernsInput: REASON,
  ImposeSanctionInput: NUMBER,
  LiftSanctionInput: BOTH,
  MergeOfficersInput: REASON,
  RecordLiabilityFindingInput: NUMBER,
  ReenrollOfficerInput: [],
  ReinstateOfficerInput: [],
  RejectHonorInput: REASON,
  RevokeHonorInput: REASON,
  SuspendOfficerInput: [],
  WithdrawRecordInput: REASON,
};

/** Acts that refuse a reason in the basis: it would stay in the record of changes when their words are expunged. */
const WITHOUT_REASON: ReadonlySet<string> = new Set(['RaiseConcernInput', 'RecordConcernStepInput']);

export const isOfBasis = (name: string, act: string): boolean => name !== 'reason' || !WITHOUT_REASON.has(act);

interface Alternatives {
  readonly names: readonly [first: string, second: string];
  /** Whether both together are refused. */
  readonly isExclusive: boolean;
}

const oneOf = (first: string, second: string): Alternatives => ({ names: [first, second], isExclusive: true });
const anyOf = (first: string, second: string): Alternatives => ({ names: [first, second], isExclusive: false });

/** Two fields of an input of which one is filled in. */
const ALTERNATIVES: Readonly<Record<string, Alternatives>> = {
  AddAssignmentInput: oneOf('unit', 'externalOrgan'),
  AmendEvaluationInput: anyOf('grade', 'total'),
  AttendanceInput: oneOf('participant', 'otherName'),
  DemoteOfficerInput: anyOf('rank', 'grade'),
  DutyInput: oneOf('holder', 'holderName'),
  EducationInput: anyOf('qualification', 'degree'),
  PromoteOfficerInput: anyOf('rank', 'grade'),
  ReviseAssignmentInput: anyOf('title', 'role'),
  ScheduleActivityInput: anyOf('organizer', 'host'),
};

const OF_BASIS = anyOf('documentNumber', 'reason');

/** Of the basis of an act, by the input of the act; of all else by the input that has the two fields. */
export function alternativesOf(type: string, act: string | undefined): Alternatives | null {
  if (type !== 'BasisInput') return ALTERNATIVES[type] ?? null;
  return act !== undefined && BASIS_NEEDED[act]?.length === 0 ? OF_BASIS : null;
}

/** Whether a field of the basis is needed, by the input of the act. */
export const isNeededOfBasis = (type: string, name: string, act: string | undefined): boolean =>
  type === 'BasisInput' && act !== undefined && (BASIS_NEEDED[act] ?? []).some((needed) => needed === name);

/** When fields are filled in that are not always. */
export const WHEN: Readonly<Record<string, Words>> = {
  'AppealEvaluationInput.lateBecause': ['超过申诉期限时必填', 'Needed where the days to appeal are over'],
  'AttendanceInput.place': ['仅竞赛填写', 'Of a contest alone'],
  'AttendanceInput.prize': ['仅竞赛填写', 'Of a contest alone'],
  'ConferHonorInput.withoutNoticeBecause': ['须公示而未公示期满时必填', 'Needed where the notice has not run'],
  'DemoteOfficerInput.rank': [
    '降低一级以上时，依据须写明事由',
    'More than one step down needs a reason in the basis besides',
  ],
  'ImposeSanctionInput.rank': [
    '仅警衔降级填写降低后的警衔，且必填',
    'The lower rank: of a reduction in rank alone, which needs it',
  ],
  'ImposeSanctionInput.until': ['不填则按该种类的规定期限', 'Blank: as the rule for the kind says'],
  'OpenSelectionRoundInput.evaluationWeights': [
    '从最近一次起，以顿号或空格分开，合计 100；不填则为 50、30、20',
    'From the last one on, with blanks between, 100 in all. Blank: 50 30 20',
  ],
  'PromoteOfficerInput.rank': [
    '越级或年限未满时，依据须有文号和事由',
    'Before its years, or over a step, the basis needs a document number and a reason',
  ],
  'RecordConcernStepInput.measure': ['阶段不变时必填', 'Needed where the stage stays'],
  'RecordConcernStepInput.note': ['销号、移送时必填', 'Needed where the concern is closed or referred'],
  'RecordSelectionInput.exceedsQuotaBecause': [
    '该类别名额已用完时必填',
    'Needed where the quota of the category is used up',
  ],
  'RequirementInput.tally': ['衡量工作量时必填', 'Of tallies, which need it'],
};

const KEY: Words = [
  '字母、数字、点、下划线和连字符，至多 64 个',
  'Letters, digits, dots, underscores and hyphens, at most 64',
];
const LASTING: Words = [
  '小写字母、数字和连字符，至多 64 个；定后不变',
  'Small letters, digits and hyphens, at most 64; it never changes',
];
const COUNTED: Words = ['小写字母、数字和下划线，至多 60 个', 'Small letters, digits and underscores, at most 60'];

/** How keys are written, which only programs read. */
export const WRITTEN: Readonly<Record<string, Words>> = {
  'AdoptSelectionPolicyInput.key': LASTING,
  'DefineEvaluationSchemeInput.key': KEY,
  'DefineHonorProgramInput.key': LASTING,
  'DefineProgramInput.key': LASTING,
  'EvaluatorGroupInput.key': KEY,
  'IndicatorInput.key': KEY,
  'MetricObservationInput.key': COUNTED,
  'RequirementInput.key': KEY,
  'TallyInput.key': COUNTED,
};
