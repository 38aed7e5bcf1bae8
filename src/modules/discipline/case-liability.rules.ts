import type { CaseRole } from '../../generated/prisma/enums.ts';
import {
  RuleViolationError,
  withAbsence,
  type Absence,
  type InputProblem,
  type Message,
} from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';

/** A part in a case, as it is sent. */
export interface SentLiability {
  readonly officerId: number;
  readonly caseNumber: string;
  readonly role: CaseRole;
  readonly from: Day;
  readonly to: Day | null;
}

interface Period {
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** What is on record for one that is sent. */
export interface Known {
  /** When the officer serves, where that is not so on its first day; null: the officer does. */
  readonly away: Absence | null;
  /** When the officer belongs to a unit, where that is not so on that day; null: the officer does. */
  readonly unitless: Absence | null;
  /** The days of other liabilities for the very part. */
  readonly others: readonly Period[];
}

const NOT_SERVING: Message = { zh: '该日不在职', en: 'does not serve on the first day' };
const NO_UNIT: Message = { zh: '该日没有所在单位', en: 'belongs to no unit on the first day' };
const IN_SERVICE = {
  zh: { is: '在职', isNot: '不在职' },
  en: { is: 'the officer serves', isNot: 'the officer no longer serves' },
};
const IN_A_UNIT = {
  zh: { is: '有所在单位', isNot: '没有所在单位' },
  en: { is: 'the officer belongs to one', isNot: 'the officer belongs to none' },
};

/** A part that answers for the same as another, which begins on another day and shares days with it. */
const sharesDays = ({ from, to }: SentLiability, { validFrom, validTo }: Period): boolean =>
  validFrom !== from && (to === null || validFrom < to) && (validTo === null || from < validTo);

/** What is wrong with liabilities, by index, so that everything is mended at once. */
export function liabilityProblems(sent: readonly SentLiability[], known: readonly Known[]): InputProblem[] {
  return sent.flatMap((one, i): InputProblem[] => {
    const { away, unitless, others } = known[i]!;
    const path = `liabilities.${i}`;
    if (away) return [{ path: `${path}.officer`, text: withAbsence(NOT_SERVING, away, IN_SERVICE) }];
    if (unitless) return [{ path: `${path}.officer`, text: withAbsence(NO_UNIT, unitless, IN_A_UNIT) }];
    const other = others.find((period) => sharesDays(one, period));
    if (!other) return [];
    const text = {
      zh: `该民警在此案的同一角色已自 ${other.validFrom} 起登记`,
      en: `the officer has the part in the case on record from ${other.validFrom}; give that day to set its end`,
    };
    return [{ path: `${path}.from`, text }];
  });
}

/** Something is found of a part after it has begun. */
export function assertBegunBy(facts: { readonly from: Day; readonly on: Day }): void {
  if (facts.from <= facts.on) return;
  throw new RuleViolationError('finding-before-part', {
    zh: `该办案责任自 ${facts.from} 起，认定日期不能更早`,
    en: `The part in the case begins on ${facts.from}; nothing is found of it before.`,
  });
}

/** A finding leads to a sanction of the very officer. */
export function assertSanctionOfOfficer(facts: { readonly sanctioned: number; readonly officerId: number }): void {
  if (facts.sanctioned === facts.officerId) return;
  throw new RuleViolationError('sanction-of-another', {
    zh: '该处分不是对该民警作出的',
    en: 'The sanction is of another officer.',
  });
}
