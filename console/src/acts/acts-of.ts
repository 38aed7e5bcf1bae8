import { ACTS } from '../generated/acts.ts';
import type { TextKey } from '../texts.ts';
import type {
  ActivityStatus,
  ConcernStage,
  EvaluationAppealStatus,
  EvaluationCycleStatus,
  HonorStatus,
  OfficerStatus,
  RecommendationStatus,
  SanctionStatus,
  SelectionRoundStatus,
} from '../generated/documents/graphql.ts';

export type ActName = keyof typeof ACTS;

/** What tells an act from the others of a menu. */
export const keyOf = ({ act, title }: ActOf): string => title ?? act;

type Status =
  | ActivityStatus
  | ConcernStage
  | EvaluationAppealStatus
  | EvaluationCycleStatus
  | HonorStatus
  | OfficerStatus
  | RecommendationStatus
  | SanctionStatus
  | SelectionRoundStatus;

/** What can be done with a thing, and what the form is told of it. */
export interface ActOf {
  readonly act: ActName;
  /** What it is called here, where that is not what the act is called. */
  readonly title?: TextKey;
  /** The values that are settled by the thing itself, and not shown. */
  readonly fixed: (subject: Subject) => Readonly<Record<string, unknown>>;
  /** What else is not shown. */
  readonly hidden?: readonly string[];
  /** What the form begins with. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Where the act makes sense: a status of the thing, or whatever it is. */
  readonly when?: readonly Status[];
}

/** Acts that replace what is on record as a whole: they begin from it, on the page that shows it, and never from an empty form. */
export const REPLACING: ReadonlySet<ActName> = new Set([
  'recordEducation',
  'recordFamily',
  'recordParticulars',
  'recordPhoto',
  'recordResume',
]);

/** What to know before a form is filled in, where its fields do not tell it. */
export const TO_KNOW: Partial<Readonly<Record<ActName, TextKey>>> = { recommendOfficer: 'recommendRight' };

export interface Subject {
  readonly id: string;
  readonly version?: number;
  readonly status?: Status;
}

export type ActGroups = readonly (readonly ActOf[])[];

const known = ({ id, version }: Subject) => ({ id, ...(version !== undefined && { expectedVersion: version }) });
const own = (act: ActName, when?: readonly Status[]): ActOf => ({ act, fixed: known, ...(when && { when }) });
export const withdraw: ActOf = { act: 'withdrawRecord', fixed: known };

const recommend: ActOf = { act: 'recommendOfficer', fixed: ({ id }) => ({ round: id }), when: ['OPEN'] };

const SERVING: readonly Status[] = ['ACTIVE', 'SUSPENDED'];

/** From the everyday to the rare; corrections last, since they begin at what is wrong. */
export const OFFICER_ACTS: ActGroups = [
  [
    own('transferOfficer', SERVING),
    own('promoteOfficer', SERVING),
    {
      act: 'addAssignment',
      title: 'secondment',
      fixed: ({ id }) => ({ officer: id, kind: 'SECONDMENT' }),
      when: SERVING,
    },
    { act: 'addAssignment', fixed: ({ id }) => ({ officer: id }), when: SERVING },
    { act: 'nominateHonor', fixed: ({ id }) => ({ recipients: [id], kind: 'INDIVIDUAL' }) },
    own('reviseOfficer'),
  ],
  [
    own('suspendOfficer', ['ACTIVE']),
    own('reinstateOfficer', ['SUSPENDED']),
    own('demoteOfficer', SERVING),
    { act: 'imposeSanction', fixed: ({ id }) => ({ officer: id }) },
    { act: 'raiseConcern', fixed: ({ id }) => ({ officer: id }), when: SERVING },
    own('separateOfficer', SERVING),
    own('reenrollOfficer', ['RETIRED', 'SEPARATED']),
  ],
  [own('correctOfficer'), { act: 'mergeOfficers', fixed: ({ id }) => ({ duplicate: id }) }, withdraw],
];

export const UNIT_ACTS: ActGroups = [
  [
    { act: 'enrollOfficer', fixed: ({ id }) => ({ unit: id }) },
    { act: 'createUnit', fixed: ({ id }) => ({ parent: id }) },
    own('reviseUnit'),
    { act: 'nominateHonor', fixed: ({ id }) => ({ recipients: [id], kind: 'COLLECTIVE' }) },
  ],
  [own('moveUnit'), { act: 'mergeUnits', fixed: ({ id }) => ({ ids: [id] }) }, own('closeUnit')],
  [own('correctUnit'), withdraw],
];

export const ASSIGNMENT_ACTS: ActGroups = [
  [own('reviseAssignment'), own('endAssignment')],
  [own('correctAssignment'), withdraw],
];

export const HONOR_ACTS: ActGroups = [
  [
    own('putHonorUnderNotice', ['NOMINATED']),
    own('conferHonor', ['NOMINATED', 'UNDER_PUBLIC_NOTICE']),
    own('rejectHonor', ['NOMINATED', 'UNDER_PUBLIC_NOTICE']),
    own('revokeHonor', ['CONFERRED']),
  ],
  [own('correctHonor'), withdraw],
];

export const DUTY_ACTS: ActGroups = [
  [
    { act: 'handOverDuties', fixed: ({ id }) => ({ ids: [id] }) },
    { act: 'endDuties', fixed: ({ id }) => ({ ids: [id] }) },
  ],
  [withdraw],
];

export const SANCTION_ACTS: ActGroups = [[own('liftSanction', ['IN_FORCE'])], [withdraw]];

export const LIABILITY_ACTS: ActGroups = [[own('recordLiabilityFinding')], [withdraw]];

const OPEN_STAGES: readonly Status[] = ['FOUND', 'REMINDED', 'STOPPED', 'CORRECTED'];

/** Of a concern whose words are there; that there was one is never withdrawn. */
export const CONCERN_ACTS: ActGroups = [
  [own('recordConcernStep', OPEN_STAGES)],
  [
    {
      act: 'expungeConcerns',
      fixed: ({ id }) => ({ ids: [id] }),
      when: [...OPEN_STAGES, 'CLOSED', 'REFERRED'],
    },
  ],
];

export const MEMBERSHIP_ACTS: ActGroups = [[own('endMembership')], [withdraw]];

export const ACTIVITY_ACTS: ActGroups = [
  [own('reviseActivity', ['PLANNED', 'HELD']), own('cancelActivity', ['PLANNED', 'HELD'])],
  [withdraw],
];

/** Of what ended, or has no act but that it is taken off the record. */
export const WITHDRAWING: ActGroups = [[withdraw]];

export const RECOMMENDATION_ACTS: ActGroups = [[own('withdrawRecommendation', ['MADE'])], [withdraw]];

/** Of a round of selection. */
export const ROUND_ACTS: ActGroups = [
  [own('concludeSelectionRound', ['OPEN']), own('cancelSelectionRound', ['OPEN']), recommend],
  [withdraw],
];

/** Of a cycle of evaluation. */
export const CYCLE_ACTS: ActGroups = [
  [
    { act: 'recordScores', fixed: ({ id }) => ({ cycle: id }), when: ['OPEN'] },
    own('closeEvaluationCycle', ['OPEN']),
    own('finalizeEvaluationCycle', ['CLOSED']),
    { act: 'recordCompetenceOutcomes', fixed: ({ id }) => ({ cycle: id }), when: ['FINALIZED'] },
  ],
  [withdraw],
];

const amend: ActOf = own('amendEvaluation', ['FINALIZED']);

/** What must follow where an appeal was upheld. */
export const AMENDING: ActGroups = [[amend]];

/** Of the evaluation of somebody. */
export const EVALUATION_ACTS: ActGroups = [
  [{ act: 'appealEvaluation', fixed: ({ id }) => ({ evaluation: id }), when: ['FINALIZED'] }, amend],
];

export const APPEAL_ACTS: ActGroups = [[own('decideAppeal', ['FILED'])]];
