import { today, type Day } from '../../time/day.ts';
import { parseBasis, type BasisInput, type InputCheck } from '../acts/input-check.rules.ts';

/** By whose order a record is put right: a reason says what was wrong. */
export function parseReason(check: InputCheck, basis: BasisInput) {
  const parsed = parseBasis(check, basis);
  if (basis.reason == null) check.refuse('basis.reason', { zh: '必须说明错误所在', en: 'must say what was wrong' });
  return parsed;
}

interface PeriodInput {
  readonly from: Day;
  readonly until?: Day | null | undefined;
}

/** The days on which a record was wrong: one at least. */
export function parsePeriod(check: InputCheck, { from, until = null }: PeriodInput) {
  check.day('period.from', from, today());
  if (until !== null) {
    check.day('period.until', until, today());
    if (until <= from) check.refuse('period.until', { zh: '必须晚于开始日期', en: 'must be after from' });
  }
  return { from, until };
}

/** A correction that is given no values corrects nothing. */
export function refuseNothing(check: InputCheck, values: object): void {
  if (Object.values(values).some((value) => value !== undefined)) return;
  check.refuse('input', { zh: '没有要更正的内容', en: 'has nothing to correct' });
}
