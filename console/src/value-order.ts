/** Kinds in the order of people, such as by what weighs more, where that of the registry is of words. Of the others the registry has it. */
export const ORDERS: Readonly<Record<string, readonly string[]>> = {
  AttendanceOutcome: ['ATTENDED', 'PASSED', 'FAILED', 'EXCUSED', 'ABSENT'],
  ConcernKind: ['POLITICS', 'INTEGRITY', 'ENFORCEMENT', 'WORK_STYLE', 'LIFE'],
  ConcernMeasure: ['TALK', 'EDUCATION', 'QUESTION', 'SELF_EXAMINATION', 'MENTORING'],
  SanctionKind: [
    'WARNING',
    'DEMERIT',
    'MAJOR_DEMERIT',
    'DEMOTION',
    'REMOVAL',
    'DISMISSAL',
    'PARTY_WARNING',
    'PARTY_SERIOUS_WARNING',
    'PARTY_REMOVAL',
    'PARTY_PROBATION',
    'PARTY_EXPULSION',
    'RANK_REDUCTION',
    'SUSPENSION',
    'ADMONITION',
    'ADJUSTMENT',
  ],
  CaseRole: ['HANDLER', 'ASSISTANT', 'REVIEWER', 'APPROVER', 'EXPERT'],
  CaseFault: ['NONE', 'NEGLIGENCE', 'GROSS_NEGLIGENCE', 'INTENT'],
  RequirementPeriod: ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR', 'ROUND', 'ONCE', 'STANDING'],
  ProgramReach: ['WITHIN', 'OWNER', 'BELOW'],
  ProgramStatus: ['PLANNED', 'PILOT', 'RUNNING', 'ENDED'],
  ActivityKind: ['TRAINING', 'CONTEST', 'CEREMONY', 'CARE'],
  PlaceKind: ['COMMUNITY', 'VILLAGE', 'GRID', 'BUILDING', 'ENTERPRISE', 'PROJECT', 'SITE', 'WATERWAY'],
};

/** The values of a type, in the order in which they are offered. */
export function inOrder<Term extends { readonly value: string }>(
  type: string,
  terms: readonly Term[],
): readonly Term[] {
  const order = ORDERS[type];
  return order ? terms.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value)) : terms;
}
