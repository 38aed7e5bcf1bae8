import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import {
  RecordMetricsDocument,
  type MetricObservationInput,
  type RecordMetricsInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createMetric, createSource, createUnit, unique } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears } from '../../support/writes.ts';

const api = useApp();

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

const MetricValues = graphql(`
  query MetricValues($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    unit(id: $id) {
      metrics {
        value
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

const newKey = () => `metric_${unique()}`;

const figure = (unit: { id: number }, more: Partial<MetricObservationInput> = {}): MetricObservationInput => ({
  unit: globalId('Unit', unit.id),
  key: newKey(),
  name: '群众安全感',
  value: 99.6,
  valueUnit: 'PERCENT',
  period: '2021',
  ...more,
});

const record = (
  observations: MetricObservationInput[],
  more: Partial<RecordMetricsInput> = {},
  headers: Record<string, string> = {},
  key = `key-${unique()}`,
) =>
  api.admin
    .request(RecordMetricsDocument, { input: { observations, observedOn: '2022-03-01', ...more }, key }, headers)
    .then((data) => data.recordMetrics);

const refused = (observations: MetricObservationInput[], more: Partial<RecordMetricsInput> = {}) =>
  leavingNoTrace(api.registry, () => record(observations, more, ENGLISH));

const values = async (unit: { id: number }, moment: { date?: string; knownAt?: string } = {}) => {
  const answer = await api.admin.request(MetricValues, { id: globalId('Unit', unit.id), ...moment });
  return answer.unit!.metrics.map(({ value }) => value);
};

const rows = (unit: { id: number }) =>
  api.registry.$query<Record<string, unknown>>(
    `SELECT value::float8 AS value, observed_on::text AS "on", superseded_at IS NULL AS believed, source_id AS source,
  basis_document AS basis FROM metric_observation WHERE unit_id = $1 ORDER BY id`,
    [unit.id],
  );

describe('recordMetrics', () => {
  it('records figures of several units, in their order, with their change', async () => {
    const [one, two] = [newKey(), newKey()];
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
      [`B-S.${two} 2021-01/2021-11`, null, '群众安全感 at_least 20 COUNT'],
      [`B.${one} 2021 vs 2020 target`, null, '群众安全感 99.6 PERCENT (97.45) “99.6%”'],
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

  it('takes 500 figures at once, with as many statements as for one', async () => {
    const unit = await createUnit(api.registry);
    const batch = (count: number) => Array.from({ length: count }, (_, i) => figure(unit, { value: i / 10 }));
    const one = await api.statements(() => record(batch(1)));
    const many = await api.statements(() => record(batch(500)));
    expect(many.length).toBe(one.length);
    expect(await rows(unit)).toHaveLength(1_002);
  });

  it('corrects a figure: the old one stays readable, and no day is left without', async () => {
    const unit = await createUnit(api.registry);
    const key = newKey();
    await record([figure(unit, { key, value: 98 })], { observedOn: '2022-01-10', basis: { documentNumber: '测1' } });
    const knownAt = new Date().toISOString();
    await record([figure(unit, { key, value: 99 })], { observedOn: '2022-05-01', basis: { documentNumber: '测2' } });
    expect(await rows(unit)).toEqual([
      { value: 98, on: '2022-01-10', believed: false, source: null, basis: '测1' },
      { value: 99, on: '2022-01-10', believed: true, source: null, basis: '测2' },
    ]);
    expect((await lastChange(api.registry)).fields.slice(1)).toEqual([
      [`${unit.code}.${key} 2021`, '群众安全感 98 PERCENT', '群众安全感 99 PERCENT'],
    ]);
    expect(await values(unit)).toEqual([99]);
    expect(await values(unit, { knownAt })).toEqual([98]);
    expect(await values(unit, { date: '2022-01-10' })).toEqual([99]);
    expect(await values(unit, { date: '2022-01-09' })).toEqual([]);
    // a correction may tell of an earlier day
    await record([figure(unit, { key, value: 99.5 })], { observedOn: '2022-01-01' });
    expect(await values(unit, { date: '2022-01-01' })).toEqual([99.5]);
  });

  it('supersedes what several sources published of the same figure', async () => {
    const unit = await createUnit(api.registry);
    const key = newKey();
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
      [`${unit.code}.${key} 2021`, '接警数 98 PERCENT; 接警数 97 PERCENT', '群众安全感 98 PERCENT'],
    ]);
  });

  it('keeps figures apart that differ in period, baseline or being an aim', async () => {
    const unit = await createUnit(api.registry);
    const key = newKey();
    const apart = [{}, { period: '2020' }, { period: null }, { baselinePeriod: '2020' }, { target: true }];
    await record([figure(unit, { key, value: 1 })]);
    await record(apart.slice(1).map((more, i) => figure(unit, { key, value: i + 2, ...more })));
    expect((await values(unit)).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  });

  it('refuses what is on record already, at its place', async () => {
    const unit = await createUnit(api.registry);
    const [one, two] = [figure(unit), figure(unit)];
    await record([one]);
    const answers = [await leavingNoTrace(api.registry, () => record([two, one])), await refused([two, one])];
    expect(answers).toMatchObject(
      ['与现有记录相同，没有变更', 'is what is on record: nothing changes'].map((message) => ({
        __typename: 'InvalidInputError',
        issues: [{ path: 'observations.1', message }],
      })),
    );
    // anything else that it says is a correction
    expect(await record([two, { ...one, published: '99.6%' }])).toMatchObject({ __typename: 'RecordMetricsSuccess' });
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

  it('refuses units that are not there by the day, and takes one that is closed', async () => {
    const later = await createUnit(api.registry, { from: '2022-03-02' });
    const closed = await createUnit(api.registry, { to: '2022-01-01' });
    expect(await refused([figure(later), figure(bureau), figure({ id: 999_999 })])).toMatchObject({
      issues: [0, 2].map((i) => ({
        path: `observations.${i}.unit`,
        message: 'is a unit that is not there on that day',
      })),
    });
    expect(await record([figure(closed)])).toMatchObject({ observations: [{ unit: { code: closed.code } }] });
  });

  it('refuses another unit of measure than the metric has on record, of whatever unit', async () => {
    const key = newKey();
    const points = figure(station, { key, value: 2.15, valueUnit: 'PERCENTAGE_POINTS' });
    await record([figure(bureau, { key })]);
    const answers = [await leavingNoTrace(api.registry, () => record([points])), await refused([points])];
    expect(answers).toEqual(
      [
        `observations.0：指标 ${key} 以 PERCENT 计，不能以 PERCENTAGE_POINTS 计`,
        `observations.0: ${key} is measured in PERCENT, not in PERCENTAGE_POINTS.`,
      ].map((message) => ({
        __typename: 'RuleViolationError',
        message,
        rule: 'metric-unit-differs',
        article: null,
      })),
    );
    // what was the only one on record may be corrected
    expect(await record([{ ...points, unit: globalId('Unit', bureau.id) }])).toMatchObject({
      observations: [{ valueUnit: 'PERCENTAGE_POINTS' }],
    });
  });

  it('answers a preview and keeps nothing', async () => {
    const input = { observations: [figure(bureau, { value: 12.5 })], observedOn: '2022-03-01' };
    const { recordMetrics } = await leavingNoTrace(api.registry, () => api.admin.request(PreviewMetrics, { input }));
    expect(recordMetrics).toEqual({
      observations: [{ value: 12.5 }],
      change: { fields: [{ field: 'effectiveOn' }, { field: `B.${input.observations[0]!.key} 2021` }] },
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
