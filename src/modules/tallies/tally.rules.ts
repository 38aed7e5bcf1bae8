import {
  RuleViolationError,
  withAbsence,
  type Absence,
  type InputProblem,
  type Message,
} from '../../errors/refusals.ts';
import type { MetricUnit } from '../../generated/prisma/enums.ts';
import { daysAfter, daysBetween, isDay, type Day } from '../../time/day.ts';
import { parseDecimal } from '../acts/decimal.rules.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { secondUnits, type MeasuredIn } from '../metrics/second-unit.rules.ts';
import type { TallyFacts } from './tally.declaration.ts';

export const TALLIES_MAXIMUM = 1_000;
export const NAME_MAXIMUM = 100;
const VALUE_MAXIMUM = 1e9;
const VALUE_PLACES = 2;
const PERIOD_MAXIMUM = 400;

const UNITS: ReadonlySet<MetricUnit> = new Set(['COUNT', 'MINUTES']);

/** Reads in what a tally is measured. */
export function parseTallyUnit(check: InputCheck, path: string, unit: MetricUnit | null | undefined): MetricUnit {
  if (unit != null && !UNITS.has(unit)) {
    check.refuse(path, { zh: '只能为 COUNT 或 MINUTES', en: 'must be COUNT or MINUTES' });
  }
  return unit ?? 'COUNT';
}

/** Reads how much it is. */
export function parseTallyValue(check: InputCheck, path: string, value: number, unit: MetricUnit): number {
  if (value < 0 || value > VALUE_MAXIMUM) return check.range(path, value, 0, VALUE_MAXIMUM);
  if (unit === 'COUNT' && !Number.isInteger(value)) {
    check.refuse(path, { zh: `以 ${unit} 计时必须为整数`, en: `must be a whole number in ${unit}` });
  } else parseDecimal(check, path, value, VALUE_PLACES);
  return value;
}

/** Reads a period: its first day, and its last, which is the day before `to`. */
export function parsePeriod(
  check: InputCheck,
  path: string,
  { from, to }: { readonly from: Day; readonly to: Day },
  today: Day,
): Pick<TallyFacts, 'fromDay' | 'lastOn'> {
  const fromDay = check.day(`${path}.from`, from, today);
  const tomorrow = daysAfter(today, 1);
  if (!isDay(to) || !isDay(from) || to <= from || daysBetween(from, to) > PERIOD_MAXIMUM) {
    check.refuse(`${path}.to`, {
      zh: `必须晚于起始日期，且最多晚 ${PERIOD_MAXIMUM} 天`,
      en: `must be after from, by ${PERIOD_MAXIMUM} days at most`,
    });
    return { fromDay, lastOn: fromDay };
  }
  if (to > tomorrow) check.refuse(`${path}.to`, { zh: `不能晚于 ${tomorrow}`, en: `must not be after ${tomorrow}` });
  return { fromDay, lastOn: daysAfter(to, -1) };
}

type Identity = Pick<TallyFacts, 'officerId' | 'unitId' | 'key'>;
type Period = Pick<TallyFacts, 'fromDay' | 'lastOn'>;

/** Of whom and what a tally is, as a key. */
const seriesOf = ({ officerId, unitId, key }: Identity): string => JSON.stringify([officerId, unitId, key]);

export const isSamePeriod = (a: Period, b: Period): boolean => a.fromDay === b.fromDay && a.lastOn === b.lastOn;

export const overlaps = (a: Period, b: Period): boolean => a.fromDay <= b.lastOn && b.fromDay <= a.lastOn;

/** Refuses the same tally twice in one act. */
export function refuseRepeated(check: InputCheck, tallies: readonly (Identity & Period)[]): void {
  const first = new Map<string, number>();
  tallies.forEach((tally, i) => {
    const key = JSON.stringify([seriesOf(tally), tally.fromDay, tally.lastOn]);
    const before = first.get(key);
    if (before === undefined) first.set(key, i);
    else {
      check.refuse(`tallies.${i}`, {
        zh: `与第 ${before + 1} 项是同一计数`,
        en: `is the same tally as tallies.${before}`,
      });
    }
  });
}

const NOT_THERE: Message = { zh: '在该时段内不在册', en: 'is not there on any day of the period' };

/** A tally that shares days with another of the same subject and key: its place in the input, and the other. */
interface Overlap {
  readonly index: number;
  readonly other: Period;
}

/** The tallies that share days with one of another period: on record, by the place in the input, or before them in the input. */
export function overlapping(
  tallies: readonly (Identity & Period)[],
  onRecord: readonly (readonly Period[])[],
): Overlap[] {
  const sent = new Map<string, Period[]>();
  return tallies.flatMap((tally, index) => {
    const series = seriesOf(tally);
    const before = sent.get(series) ?? [];
    sent.set(series, [...before, tally]);
    const other = [...onRecord[index]!, ...before].find(
      (period) => overlaps(period, tally) && !isSamePeriod(period, tally),
    );
    return other ? [{ index, other }] : [];
  });
}

/** Refuses periods of one subject and key that share days: nothing is to be counted twice. */
export function assertApart(shared: readonly Overlap[]): void {
  if (shared.length === 0) return;
  const until = ({ fromDay, lastOn }: Period) => ({ zh: `${fromDay} 至 ${lastOn}`, en: `${fromDay} to ${lastOn}` });
  throw new RuleViolationError('tally-periods-overlap', {
    zh: shared.map(({ index, other }) => `第 ${index + 1} 项与已有时段 ${until(other).zh} 重叠`).join('；'),
    en: shared.map(({ index, other }) => `tallies.${index}: shares days with the period ${until(other).en}.`).join(' '),
  });
}

/** Refuses a second unit of measure for one key: tallies are added up. */
export function assertOneUnit(tallies: readonly Pick<TallyFacts, 'key' | 'valueUnit'>[], onRecord: MeasuredIn): void {
  const text = secondUnits({ list: 'tallies', type: 'Tally' }, tallies, onRecord);
  if (text) throw new RuleViolationError('tally-unit-differs', text);
}

/** Tallies of subjects who are not there on any day of their periods, each by its index. */
export const absentProblems = (
  tallies: readonly (Identity & Period)[],
  absenceOf: (tally: Identity & Period) => Absence | null,
): InputProblem[] =>
  tallies.flatMap((tally, i) => {
    const absence = absenceOf(tally);
    return absence ? [{ path: `tallies.${i}.subject`, text: withAbsence(NOT_THERE, absence) }] : [];
  });
