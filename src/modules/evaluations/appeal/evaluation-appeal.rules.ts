import { daysBetween, type Day } from '../../../time/day.ts';
import type { EvaluationAppealStatus, EvaluationGrade } from '../../../generated/prisma/enums.ts';
import { ConflictError, InvalidInputError, RuleViolationError } from '../../../errors/refusals.ts';
import type { RegulationLimit } from '../scheme/evaluation-scheme.rules.ts';
import { counted } from '../../../vocabulary/counted.ts';

/** Refuses a day of notification before the result was set. */
export function assertNotifiedOn(facts: { readonly notifiedOn: Day; readonly finalizedOn: Day }): void {
  const { notifiedOn, finalizedOn } = facts;
  if (notifiedOn >= finalizedOn) return;
  throw new InvalidInputError([
    {
      path: 'notifiedOn',
      text: {
        zh: `不能早于定案之日 ${finalizedOn}`,
        en: `must not be before ${finalizedOn}, when the cycle was finalized`,
      },
    },
  ]);
}

/** Refuses an appeal while another waits for its decision. */
export function assertNoneOpen(open: { readonly id: number; readonly on: Day } | null): void {
  if (!open) return;
  throw new ConflictError(
    { zh: '该考核结果已有未办结的申诉', en: 'An appeal against the evaluation is not decided yet.' },
    { type: 'EvaluationAppeal', ...open },
  );
}

export interface AppealFacts {
  readonly grade: EvaluationGrade;
  /** Whether the subject is an officer: the limit is for officers. */
  readonly byOfficer: boolean;
  readonly notifiedOn: Day;
  readonly filedOn: Day;
  /** Null where none is on record for the day. */
  readonly days: RegulationLimit | null;
  readonly because: string | null;
}

/**
 * Whether an appeal comes after its days are over, which needs a reason: the law extends days that end on a holiday, or
 * were missed without fault. The law limits the days for officers graded INCOMPETENT; for others there is no limit.
 */
export function isLate({ grade, byOfficer, notifiedOn, filedOn, days, because }: AppealFacts): boolean {
  if (!byOfficer || grade !== 'INCOMPETENT' || !days) return false;
  if (daysBetween(notifiedOn, filedOn) <= days.value) return false;
  if (because !== null) return true;
  throw new RuleViolationError(
    'appeal-too-late',
    {
      zh: `申诉应自知悉之日 ${notifiedOn} 起 ${days.value} 日内提出；如仍受理，请说明理由`,
      en: `An appeal is filed within ${counted(days.value, 'day')} of ${notifiedOn}, when the result was learned of; to take it all the same, say why.`,
    },
    days.article,
  );
}

/** Refuses a second decision, on whatever day. */
export function assertUndecided(
  from: Day,
  versions: readonly { readonly status: EvaluationAppealStatus; readonly validTo: Day | null }[],
): void {
  const statuses = versions.filter(({ validTo }) => validTo === null || validTo > from).map(({ status }) => status);
  if (statuses.length > 0 && statuses.every((status) => status === 'FILED')) return;
  throw new RuleViolationError('appeal-decided', { zh: '该申诉已办结', en: 'The appeal is decided.' });
}

/** Refuses a decision before the day of filing. */
export function assertDecidedOn(facts: { readonly decidedOn: Day; readonly filedOn: Day }): void {
  const { decidedOn, filedOn } = facts;
  if (decidedOn >= filedOn) return;
  throw new InvalidInputError([
    {
      path: 'decidedOn',
      text: { zh: `不能早于提出之日 ${filedOn}`, en: `must not be before ${filedOn}, when it was filed` },
    },
  ]);
}
