import { describe, expect, it } from '@jest/globals';
import type { MetricUnit } from '../../../src/generated/prisma/enums.ts';
import { InputCheck } from '../../../src/modules/acts/input-check.rules.ts';
import {
  assertOneUnit,
  parseBaselineValue,
  parseMetricKey,
  parseValue,
  refuseRepeated,
} from '../../../src/modules/metrics/metric.rules.ts';
import { InvalidInputError } from '../../../src/errors/refusals.ts';
import { violation } from '../../support/refusals.ts';

/** What is wrong, in English; null where nothing is. */
function wrong(parse: (check: InputCheck) => unknown): string | null {
  const check = new InputCheck();
  parse(check);
  try {
    check.done();
    return null;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.problems.map(({ path, text }) => `${path} ${text.en}`).join('; ');
  }
}

describe('a value', () => {
  it.each<[number, MetricUnit]>([
    [99_999_999_999.9999, 'MINUTES'],
    [0, 'PERCENT'],
    [105, 'PERCENT'],
    [-100, 'PERCENT_CHANGE'],
    [1_000.1, 'PERCENT_CHANGE'],
    [-100, 'PERCENTAGE_POINTS'],
    [0, 'COUNT'],
    [1, 'RANK'],
  ])('may be %d %s', (value, unit) => {
    expect(wrong((check) => parseValue(check, 'value', value, unit))).toBeNull();
  });

  it.each<[number, MetricUnit, string]>([
    [-0.0001, 'PERCENT', 'value must be from 0 to 100000000000 in PERCENT'],
    [-100.1, 'PERCENT_CHANGE', 'value must be from -100 to 100000000000 in PERCENT_CHANGE'],
    [100.0001, 'PERCENTAGE_POINTS', 'value must be from -100 to 100 in PERCENTAGE_POINTS'],
    [-1, 'COUNT', 'value must be from 0 to 100000000000 in COUNT'],
    [1.5, 'COUNT', 'value must be a whole number in COUNT'],
    [0, 'RANK', 'value must be from 1 to 100000000000 in RANK'],
    [1.5, 'RANK', 'value must be a whole number in RANK'],
    [0.000_01, 'MINUTES', 'value must have at most four decimals'],
    [0.1 + 0.2, 'MINUTES', 'value must have at most four decimals'],
    [1e12, 'MINUTES', 'value must be from 0 to 100000000000 in MINUTES'],
  ])('may not be %d %s', (value, unit, problem) => {
    expect(wrong((check) => parseValue(check, 'value', value, unit))).toBe(problem);
  });

  it('of a baseline is a level in the unit of measure of the figure', () => {
    const baseline = (value: number | null, unit: MetricUnit) =>
      wrong((check) => parseBaselineValue(check, 'baselineValue', value, unit));
    expect(baseline(97.45, 'PERCENT')).toBeNull();
    expect(baseline(null, 'PERCENT_CHANGE')).toBeNull();
    expect(baseline(1.5, 'COUNT')).toBe('baselineValue must be a whole number in COUNT');
    for (const unit of ['PERCENT_CHANGE', 'PERCENTAGE_POINTS'] as const) {
      expect(baseline(1, unit)).toBe(
        `baselineValue must be absent of a change: a level is not measured in ${unit}, and is a metric of its own`,
      );
    }
  });
});

describe('a key', () => {
  it.each(['calls_110', 'a', 'x'.repeat(60)])('may be %s', (key) => {
    expect(wrong((check) => parseMetricKey(check, 'key', key))).toBeNull();
  });

  it.each(['', 'Calls', 'calls-110', '_calls', 'calls__110', '接警', 'x'.repeat(61)])('may not be %p', (key) => {
    expect(wrong((check) => parseMetricKey(check, 'key', key))).toBe(
      'key must consist of lower case letters, digits and underscores, at most 60',
    );
  });
});

describe('figures of one act', () => {
  const FIGURE = { unitId: 1, key: 'calls', period: '2021', baselinePeriod: null, target: false };

  it('are refused where one is given twice', () => {
    const others = [{ unitId: 2 }, { key: 'cases' }, { period: null }, { baselinePeriod: '2020' }, { target: true }];
    const different = others.map((other) => ({ ...FIGURE, ...other }));
    expect(wrong((check) => refuseRepeated(check, [FIGURE, ...different]))).toBeNull();
    expect(wrong((check) => refuseRepeated(check, [FIGURE, different[0]!, FIGURE, FIGURE]))).toBe(
      'observations.2 is the same figure as observations.0; observations.3 is the same figure as observations.0',
    );
  });

  const measured = (...figures: [string, MetricUnit][]) => figures.map(([key, valueUnit]) => ({ key, valueUnit }));

  it('are refused in another unit of measure than on record', () => {
    const onRecord = new Map<string, MetricUnit>([['satisfaction', 'PERCENT']]);
    const figures = measured(['satisfaction', 'PERCENT'], ['calls', 'COUNT'], ['calls', 'COUNT']);
    expect(violation(() => assertOneUnit(figures, onRecord))).toBeNull();
    const differing = measured(['satisfaction', 'PERCENTAGE_POINTS'], ['calls', 'COUNT'], ['calls', 'PERCENT_CHANGE']);
    expect(violation(() => assertOneUnit(differing, onRecord))).toEqual({
      rule: 'metric-unit-differs',
      article: null,
      zh: '第 1 项：指标 satisfaction 的计量单位是“%”，不能用“个百分点”；第 3 项：指标 calls 的计量单位是“数量”，不能用“增减幅度（%）”',
      en: 'observations.0: satisfaction is measured in PERCENT, not in PERCENTAGE_POINTS. observations.2: calls is measured in COUNT, not in PERCENT_CHANGE.',
    });
  });
});
