import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { useApp } from '../../support/app.ts';
import { createMetric, createSource, createUnit } from '../../support/factories.ts';
import { figure, metricActs, newMetricKey } from '../../support/metric-acts.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();
const { record, rows, values } = metricActs(api);

const PreviewMetrics = graphql(`
  mutation PreviewMetrics($input: RecordMetricsInput!) @dryRun {
    recordMetrics(input: $input) {
      ... on RecordMetricsSuccess {
        observations {
          value
        }
        change {
          fields {
            field
          }
        }
      }
    }
  }
`);

let bureau: { id: number; code: string };
let station: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B' });
  station = await createUnit(api.registry, { code: 'B-S', parentId: bureau.id });
});

/** Records a figure, 98, and its correction, 99; the key of the metric. */
async function correctedOnce(unit: { id: number }, between: () => void = () => undefined): Promise<string> {
  const key = newMetricKey();
  await record([figure(unit, { key, value: 98 })], { observedOn: '2022-01-10', basis: { documentNumber: '测1' } });
  between();
  await record([figure(unit, { key, value: 99 })], { observedOn: '2022-05-01', basis: { documentNumber: '测2' } });
  return key;
}

describe('recordMetrics', () => {
  it('records figures of several units, in their order, with their change', async () => {
    const [one, two] = [newMetricKey(), newMetricKey()];
    const result = await record(
      [
        figure(station, { key: two, value: 20, valueUnit: 'COUNT', qualifier: 'AT_LEAST', period: '2021-01/2021-11' }),
        figure(bureau, { key: one, baselineValue: 97.45, baselinePeriod: '2020', target: true, published: '99.6%' }),
      ],
      { basis: { documentNumber: '测统〔2022〕1号', reason: '年报' } },
    );
    const basis = { documentNumber: '测统〔2022〕1号', reason: '年报' };
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2022-03-01'],
      ['单位B-S B-S.群众安全感 2021-01/2021-11', null, '群众安全感 AT_LEAST 20 COUNT'],
      ['单位B B 群众安全感 2021（2020）.target', null, '群众安全感 99.6 PERCENT (97.45) “99.6%”'],
    ];
    expect(result).toEqual({
      __typename: 'RecordMetricsSuccess',
      observations: [
        {
          unit: { code: 'B-S' },
          key: two,
          name: '群众安全感',
          value: 20,
          valueUnit: 'COUNT',
          qualifier: 'at_least',
          baselineValue: null,
          baselinePeriod: null,
          period: '2021-01/2021-11',
          target: false,
          published: null,
          observedOn: '2022-03-01',
          basis,
        },
        {
          unit: { code: 'B' },
          key: one,
          name: '群众安全感',
          value: 99.6,
          valueUnit: 'PERCENT',
          qualifier: 'exact',
          baselineValue: 97.45,
          baselinePeriod: '2020',
          period: '2021',
          target: true,
          published: '99.6%',
          observedOn: '2022-03-01',
          basis,
        },
      ],
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'recordMetrics',
      subjectType: 'Unit',
      subjectId: null,
      basisDocument: '测统〔2022〕1号',
      basisReason: '年报',
      fields,
    });
  });

  it('is a change of the unit where all figures are about one', async () => {
    await record([figure(station), figure(station)]);
    expect(await lastChange(api.registry)).toMatchObject({ subjectType: 'Unit', subjectId: station.id });
  });

  it('records 500 figures with as many statements as one', async () => {
    const unit = await createUnit(api.registry);
    const batch = (count: number) => Array.from({ length: count }, (_, i) => figure(unit, { value: i / 10 }));
    const one = await api.statements(() => record(batch(1)));
    const many = await api.statements(() => record(batch(500)));
    expect(many.length).toBe(one.length);
    expect(await rows(unit)).toHaveLength(1_002);
  });

  it('corrects a figure: the old row is superseded, and the new one counts from the same day', async () => {
    const unit = await createUnit(api.registry);
    await correctedOnce(unit);
    expect(await rows(unit)).toEqual([
      { value: 98, on: '2022-01-10', believed: false, source: null, basis: '测1' },
      { value: 99, on: '2022-01-10', believed: true, source: null, basis: '测2' },
    ]);
    expect((await lastChange(api.registry)).fields.slice(1)).toEqual([
      [`单位${unit.code} ${unit.code}.群众安全感 2021`, '群众安全感 98 PERCENT', '群众安全感 99 PERCENT'],
    ]);
  });

  it('shows a corrected figure as known before, and no figure before the day of the first', async () => {
    const unit = await createUnit(api.registry);
    let knownAt = '';
    await correctedOnce(unit, () => (knownAt = new Date().toISOString()));
    expect(await values(unit)).toEqual([99]);
    expect(await values(unit, { knownAt })).toEqual([98]);
    expect(await values(unit, { date: '2022-01-10' })).toEqual([99]);
    expect(await values(unit, { date: '2022-01-09' })).toEqual([]);
  });

  it('counts a correction from its own day where that is the earlier', async () => {
    const unit = await createUnit(api.registry);
    const key = await correctedOnce(unit);
    await record([figure(unit, { key, value: 99.5 })], { observedOn: '2022-01-01' });
    expect(await values(unit, { date: '2022-01-01' })).toEqual([99.5]);
  });

  it('supersedes what several sources published of the same figure', async () => {
    const unit = await createUnit(api.registry);
    const key = newMetricKey();
    for (const value of [98, 97]) {
      const { id: sourceId } = await createSource(api.registry, []);
      await createMetric(api.registry, unit.id, { key, value, valueUnit: 'PERCENT', period: '2021', sourceId });
    }
    await record([figure(unit, { key, value: 98 })]);
    expect((await rows(unit)).map(({ value, believed }) => [value, believed])).toEqual([
      [98, false],
      [97, false],
      [98, true],
    ]);
    expect((await lastChange(api.registry)).fields.slice(1)).toEqual([
      [
        `单位${unit.code} ${unit.code}.群众安全感 2021`,
        '接警数 98 PERCENT; 接警数 97 PERCENT',
        '群众安全感 98 PERCENT',
      ],
    ]);
  });

  it('keeps figures apart that differ in period, baseline or target', async () => {
    const unit = await createUnit(api.registry);
    const key = newMetricKey();
    const apart = [{}, { period: '2020' }, { period: null }, { baselinePeriod: '2020' }, { target: true }];
    await record([figure(unit, { key, value: 1 })]);
    await record(apart.slice(1).map((more, i) => figure(unit, { key, value: i + 2, ...more })));
    expect((await values(unit)).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  });

  it('answers a preview and keeps nothing', async () => {
    const input = { observations: [figure(bureau, { value: 12.5 })], observedOn: '2022-03-01' };
    const { recordMetrics } = await leavingNoTrace(api.registry, () => api.admin.request(PreviewMetrics, { input }));
    expect(recordMetrics).toEqual({
      observations: [{ value: 12.5 }],
      change: { fields: [{ field: 'effectiveOn' }, { field: '单位B B.群众安全感 2021' }] },
    });
  });

  it('gives the first answer again under the same key', async () => {
    const unit = await createUnit(api.registry);
    const input = [figure(unit, { value: 98 })];
    const first = await record(input, {}, {}, 'metrics-again');
    await record([{ ...input[0]!, value: 99 }]);
    expect(await record(input, {}, {}, 'metrics-again')).toEqual(first);
    expect(await values(unit)).toEqual([99]);
    expect(await record([figure(unit)], {}, {}, 'metrics-again')).toMatchObject({ rule: 'idempotency-key-reused' });
  });
});
