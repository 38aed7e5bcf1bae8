import { describe, expect, it } from '@jest/globals';
import { subtract, type Figure } from '../../../src/modules/metrics/metric-comparison.rules.ts';
import { parsePeriod } from '../../../src/modules/metrics/metric-period.rules.ts';

const FIGURE: Figure = {
  value: 100,
  valueUnit: 'COUNT',
  qualifier: 'EXACT',
  baselinePeriod: null,
  period: '2021',
  target: false,
};

const difference = (from: Partial<Figure>, to: Partial<Figure>) => {
  const common = { period: '2020' };
  return subtract([{ ...FIGURE, ...common, ...from }], [{ ...FIGURE, ...to }]);
};

const reasons = (from: Partial<Figure>, to: Partial<Figure>) =>
  difference(from, to).obstacles.map(({ reason }) => reason);

const POINTS = { valueUnit: 'PERCENTAGE_POINTS', baselinePeriod: '2019' } as const;
const CHANGE = { valueUnit: 'PERCENT_CHANGE', baselinePeriod: '2019' } as const;
const PERCENT = { valueUnit: 'PERCENT' } as const;
const RANK = { valueUnit: 'RANK' } as const;

describe('figures of a metric', () => {
  it.each<[string, Partial<Figure>, Partial<Figure>, number, string, number | null]>([
    ['counts', { value: 80 }, { value: 100 }, 20, 'COUNT', 25],
    ['counts that fall', { value: 3 }, { value: 1 }, -2, 'COUNT', -66.6667],
    ['counts from nothing', { value: 0 }, { value: 5 }, 5, 'COUNT', null],
    ['minutes', { value: 0.3, valueUnit: 'MINUTES' }, { value: 0.1, valueUnit: 'MINUTES' }, -0.2, 'MINUTES', -66.6667],
    ['percent', { value: 97.45, ...PERCENT }, { value: 99.6, ...PERCENT }, 2.15, 'PERCENTAGE_POINTS', 2.2063],
    ['points', { value: 1.46, ...POINTS }, { value: 2.15, ...POINTS }, 0.69, 'PERCENTAGE_POINTS', null],
    ['levels with baselines', { baselinePeriod: '2018' }, { baselinePeriod: '2020' }, 0, 'COUNT', 0],
    ['aims', { value: 1, target: true }, { value: 2, target: true }, 1, 'COUNT', 100],
    ['months of different days', { period: '2021-02' }, { period: '2021-03' }, 0, 'COUNT', 0],
    ['a year and twelve months', { period: 'P12M/2020' }, { period: '2021' }, 0, 'COUNT', 0],
  ])('are subtracted: %s', (_what, from, to, expected, unit, relative) => {
    expect(difference(from, to)).toEqual({
      obstacles: [],
      difference: expected,
      differenceUnit: unit,
      relativeChangePercent: relative,
      placesGained: null,
    });
  });

  it.each([
    [3, 1, 2],
    [1, 4, -3],
  ])('that are ranks are compared by places: from %d to %d', (from, to, placesGained) => {
    expect(difference({ ...RANK, value: from }, { ...RANK, value: to })).toEqual({
      obstacles: [],
      difference: null,
      differenceUnit: null,
      relativeChangePercent: null,
      placesGained,
    });
  });

  it.each<[Partial<Figure>, Partial<Figure>, string[]]>([
    [PERCENT, POINTS, ['UNIT_DIFFERS']],
    [POINTS, { ...CHANGE }, ['UNIT_DIFFERS']],
    [POINTS, { ...CHANGE, baselinePeriod: '2018' }, ['UNIT_DIFFERS', 'BASELINE_DIFFERS']],
    [CHANGE, CHANGE, ['RELATIVE_CHANGE']],
    [CHANGE, { ...CHANGE, baselinePeriod: '2020' }, ['RELATIVE_CHANGE', 'BASELINE_DIFFERS']],
    [POINTS, { ...POINTS, baselinePeriod: '2020' }, ['BASELINE_DIFFERS']],
    [POINTS, { ...POINTS, baselinePeriod: null }, ['BASELINE_UNKNOWN']],
    [{ qualifier: 'EXACT' }, { qualifier: 'AT_LEAST' }, ['QUALIFIER_DIFFERS']],
    [{ qualifier: 'OVER' }, { qualifier: 'OVER' }, ['NOT_EXACT']],
    [{ period: null }, {}, ['PERIOD_LENGTH_UNKNOWN']],
    [{ period: '../2019' }, {}, ['PERIOD_LENGTH_UNKNOWN']],
    [{ period: 'last year' }, {}, ['PERIOD_LENGTH_UNKNOWN']],
    [{ period: null }, { period: null }, ['PERIOD_LENGTH_UNKNOWN']],
    [{ period: '2020-01/2020-11' }, {}, ['PERIOD_LENGTH_DIFFERS']],
    [{ target: true }, {}, ['TARGET_DIFFERS']],
    [
      { ...PERCENT, qualifier: 'OVER', period: null, target: true },
      {},
      ['UNIT_DIFFERS', 'QUALIFIER_DIFFERS', 'PERIOD_LENGTH_UNKNOWN', 'TARGET_DIFFERS'],
    ],
  ])('are not comparable: %j and %j', (from, to, expected) => {
    expect(reasons(from, to)).toEqual(expected);
    expect(difference(from, to)).toMatchObject({ difference: null, differenceUnit: null, relativeChangePercent: null });
  });

  it('are not comparable where one is missing, or several sources state it', () => {
    const reasonOf = (from: Figure[], to: Figure[]) => subtract(from, to).obstacles.map(({ reason }) => reason);
    expect(reasonOf([], [FIGURE])).toEqual(['NOT_ON_RECORD']);
    expect(reasonOf([FIGURE, FIGURE], [])).toEqual(['NOT_ON_RECORD']);
    expect(reasonOf([FIGURE], [FIGURE, FIGURE])).toEqual(['SEVERAL_SOURCES']);
  });
});

describe('a period', () => {
  it.each([
    ['2021', 'P12M'],
    ['2021-02', 'P1M'],
    ['2021-12', 'P1M'],
    ['2021-02-28', 'P1D'],
    ['2021-01/2021-11', 'P11M'],
    ['2017/2019', 'P36M'],
    ['2021-01-01/2021-01-31', 'P1M'],
    ['2020-02-01/2020-02-28', 'P28D'],
    ['2021-12-30/2022-01-02', 'P4D'],
    ['P3Y/2022', 'P36M'],
    ['P1Y', 'P12M'],
    ['P6M/2022-06', 'P6M'],
    ['P2W', 'P14D'],
    ['P10D/2022-06-30', 'P10D'],
    ['../2019', null],
  ])('%s is as long as %s', (text, length) => {
    expect(parsePeriod(text)).toEqual({ length });
  });

  it.each([
    '',
    '21',
    '0021',
    '2021-13',
    '2021-02-29',
    '2022/2021',
    '2021/',
    'P0Y',
    'P1Y/2021-13',
    '../2021-13',
    '..',
    '2021年',
  ])('%p is refused', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });
});
