import type { MetricUnit } from '../../generated/prisma/enums.ts';
import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import { parseDecimal } from '../acts/decimal.rules.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { METRIC_IDENTITY, type MetricIdentity } from './metric.declaration.ts';
import { parsePeriod } from './metric-period.rules.ts';
import { secondUnits, type MeasuredIn } from './second-unit.rules.ts';

export const OBSERVATIONS_MAXIMUM = 500;

const KEY = /^[a-z0-9]+(_[a-z0-9]+)*$/;
const KEY_MAXIMUM = 60;

export const parseMetricKey = (check: InputCheck, path: string, key: string): string =>
  check.pattern(path, key, key.length > KEY_MAXIMUM ? /^$/ : KEY, {
    zh: `只能含小写字母、数字和下划线，最多 ${KEY_MAXIMUM} 个字符`,
    en: `must consist of lower case letters, digits and underscores, at most ${KEY_MAXIMUM}`,
  });

/** Reads a period, in one of the forms of `parsePeriod`. */
export function parseMetricPeriod(check: InputCheck, path: string, period: string | null | undefined): string | null {
  if (period == null) return null;
  if (!parsePeriod(period)) {
    check.refuse(path, {
      zh: '不是时段，应如 2021、2021-01/2021-11、P3Y/2022、../2019 或 P1Y',
      en: 'is not a period such as 2021, 2021-01/2021-11, P3Y/2022, ../2019 or P1Y',
    });
  }
  return period;
}

/** A number of four decimals below this is the same in the input, in the database and in an answer. */
const VALUE_LIMIT = 1e11;

interface Bounds {
  readonly least: number;
  readonly greatest: number;
  readonly whole: boolean;
}

const BOUNDS: Readonly<Record<MetricUnit, Bounds>> = {
  PERCENT: { least: 0, greatest: VALUE_LIMIT, whole: false },
  PERCENTAGE_POINTS: { least: -100, greatest: 100, whole: false },
  PERCENT_CHANGE: { least: -100, greatest: VALUE_LIMIT, whole: false },
  COUNT: { least: 0, greatest: VALUE_LIMIT, whole: true },
  MINUTES: { least: 0, greatest: VALUE_LIMIT, whole: false },
  RANK: { least: 1, greatest: VALUE_LIMIT, whole: true },
};

/** Reads a figure: within the bounds of its unit of measure, with no more decimals than are kept. */
export function parseValue(check: InputCheck, path: string, value: number, valueUnit: MetricUnit): number {
  const { least, greatest, whole } = BOUNDS[valueUnit];
  if (value < least || value > greatest) {
    check.refuse(path, {
      zh: `以 ${valueUnit} 计时必须在 ${least} 至 ${greatest} 之间`,
      en: `must be from ${least} to ${greatest} in ${valueUnit}`,
    });
  } else if (whole && !Number.isInteger(value)) {
    check.refuse(path, { zh: `以 ${valueUnit} 计时必须为整数`, en: `must be a whole number in ${valueUnit}` });
  } else parseDecimal(check, path, value);
  return value;
}

/** Reads the baseline of a figure. A change has none: the level from which it moved is a figure of another metric. */
export function parseBaselineValue(
  check: InputCheck,
  path: string,
  value: number | null | undefined,
  valueUnit: MetricUnit,
): number | null {
  if (value == null) return null;
  if (valueUnit === 'PERCENTAGE_POINTS' || valueUnit === 'PERCENT_CHANGE') {
    check.refuse(path, {
      zh: `以 ${valueUnit} 计的是变化，没有基数；基数请另记为一项指标`,
      en: `must be absent of a change: a level is not measured in ${valueUnit}, and is a metric of its own`,
    });
    return value;
  }
  return parseValue(check, path, value, valueUnit);
}

const identityOf = (figure: MetricIdentity): string => JSON.stringify(METRIC_IDENTITY.map((fact) => figure[fact]));

/** Refuses the same figure twice in one act. */
export function refuseRepeated(check: InputCheck, observations: readonly MetricIdentity[]): void {
  const first = new Map<string, number>();
  observations.forEach((observation, i) => {
    const identity = identityOf(observation);
    const before = first.get(identity);
    if (before === undefined) first.set(identity, i);
    else {
      check.refuse(`observations.${i}`, {
        zh: `与第 ${before + 1} 项是同一个数据`,
        en: `is the same figure as observations.${before}`,
      });
    }
  });
}

export const NO_SUCH_UNIT: Message = { zh: '该日没有此单位', en: 'is a unit that is not there on that day' };
export const UNCHANGED: Message = {
  zh: '与现有记录相同，没有变更',
  en: 'matches the record; nothing would change',
};

/** Refuses a second unit of measure for one metric: figures could be mistaken for each other. */
export function assertOneUnit(observations: Parameters<typeof secondUnits>[1], onRecord: MeasuredIn): void {
  const text = secondUnits({ list: 'observations', type: 'MetricObservation' }, observations, onRecord);
  if (text) throw new RuleViolationError('metric-unit-differs', text);
}
