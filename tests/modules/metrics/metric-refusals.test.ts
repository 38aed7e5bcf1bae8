import { beforeAll, describe, expect, it } from '@jest/globals';
import { useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { figure, metricActs, newMetricKey } from '../../support/metric-acts.ts';
import { leavingNoTrace, nextYears } from '../../support/writes.ts';

const api = useApp();
const { record, refused } = metricActs(api);

let bureau: { id: number; code: string };
let station: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B' });
  station = await createUnit(api.registry, { code: 'B-S', parentId: bureau.id });
});

describe('recordMetrics', () => {
  it('refuses a figure that is on record as it is given, at its place', async () => {
    const unit = await createUnit(api.registry);
    const [one, two] = [figure(unit), figure(unit)];
    await record([one]);
    const answers = [await leavingNoTrace(api.registry, () => record([two, one])), await refused([two, one])];
    expect(answers).toMatchObject(
      ['与现有记录相同，没有变更', 'matches the record; nothing would change'].map((message) => ({
        __typename: 'InvalidInputError',
        issues: [{ path: 'observations.1', message }],
      })),
    );
  });

  it('takes a figure that differs from the record in its printed form alone', async () => {
    const unit = await createUnit(api.registry);
    const one = figure(unit);
    await record([one]);
    const corrected = { ...one, published: '99.6%' };
    expect(await record([figure(unit), corrected])).toMatchObject({ __typename: 'RecordMetricsSuccess' });
  });

  it('refuses all that is wrong with any figure, and records none', async () => {
    const input = [
      figure(bureau, { name: ' ', value: -1, period: 'last year' }),
      figure(bureau),
      figure({ id: 0 }, { key: 'Calls', valueUnit: 'PERCENT_CHANGE', value: 0.000_01, baselineValue: 1 }),
      figure(bureau, { valueUnit: 'RANK', value: 0.5, baselinePeriod: '../..', published: 'x'.repeat(201) }),
    ];
    expect(await refused(input, { observedOn: nextYears(1) })).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [
        'observations.0.name',
        'observations.0.value',
        'observations.0.period',
        'observations.2.unit',
        'observations.2.key',
        'observations.2.value',
        'observations.2.baselineValue',
        'observations.3.value',
        'observations.3.baselinePeriod',
        'observations.3.published',
        'observedOn',
      ].map((path) => ({ path })),
    });
  });

  it.each([0, 501])('refuses %d figures', async (count) => {
    expect(await refused(Array.from({ length: count }, () => figure(bureau)))).toMatchObject({
      issues: [{ path: 'observations', message: `must have 1 to 500 elements, and has ${count}` }],
    });
  });

  it('refuses units that are not there on the day or before it', async () => {
    const later = await createUnit(api.registry, { from: '2022-03-02' });
    expect(await refused([figure(later), figure(bureau), figure({ id: 999_999 })])).toMatchObject({
      issues: [
        [0, 'is a unit that is not there on that day: it is on record from 2022-03-02'],
        [2, 'is a unit that is not there on that day'],
      ].map(([i, message]) => ({ path: `observations.${i}.unit`, message })),
    });
  });

  it('takes a figure of a unit that is closed', async () => {
    const closed = await createUnit(api.registry, { to: '2022-01-01' });
    expect(await record([figure(closed)])).toMatchObject({ observations: [{ unit: { code: closed.code } }] });
  });

  it('refuses another unit of measure than the metric has on record, for whatever unit', async () => {
    const key = newMetricKey();
    const points = figure(station, { key, value: 2.15, valueUnit: 'PERCENTAGE_POINTS' });
    await record([figure(bureau, { key })]);
    const answers = [await leavingNoTrace(api.registry, () => record([points])), await refused([points])];
    expect(answers).toEqual(
      [
        `第 1 项：指标 ${key} 的计量单位是“%”，不能用“个百分点”`,
        `observations.0: ${key} is measured in PERCENT, not in PERCENTAGE_POINTS.`,
      ].map((message) => ({
        __typename: 'RuleViolationError',
        message,
        rule: 'metric-unit-differs',
        article: null,
      })),
    );
  });

  it('takes another unit of measure for the only figure of the metric on record', async () => {
    const key = newMetricKey();
    await record([figure(bureau, { key })]);
    const corrected = figure(bureau, { key, value: 2.15, valueUnit: 'PERCENTAGE_POINTS' });
    expect(await record([corrected])).toMatchObject({ observations: [{ valueUnit: 'PERCENTAGE_POINTS' }] });
  });
});
