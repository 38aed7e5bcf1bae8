import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createMetric, createUnit } from '../../support/factories.ts';

const api = useApp();

const Metrics = graphql(`
  query Metrics($code: String!, $keys: [String!], $date: Date, $knownAt: DateTime)
  @asOf(date: $date, knownAt: $knownAt) {
    unit(code: $code) {
      metrics(keys: $keys) {
        key
        period
        baselinePeriod
        value
      }
    }
  }
`);

const FullMetrics = graphql(`
  query FullMetrics {
    unit(code: "F") {
      metrics {
        unit {
          code
        }
        key
        name
        value
        valueUnit
        qualifier
        baselineValue
        baselinePeriod
        period
        target
        published
      }
    }
  }
`);

const MetricsOfMany = graphql(`
  query MetricsOfMany($first: Int!) {
    units(first: $first) {
      nodes {
        a: metrics(keys: ["calls"]) {
          value
        }
        b: metrics(keys: ["calls"]) {
          unit {
            code
          }
        }
      }
    }
  }
`);

const KNOWN = new Date('2024-01-01T00:00:00Z');
const CORRECTED = new Date('2024-02-01T00:00:00Z');

beforeAll(async () => {
  const { registry } = api;
  const [a, b, full, many] = await Promise.all(['A', 'B', 'F', 'M'].map((code) => createUnit(registry, { code })));
  await createMetric(registry, a!.id, { value: 1, period: '2021', baselinePeriod: '2020' });
  await createMetric(registry, a!.id, { value: 2, period: '2021', baselinePeriod: '2019' });
  await createMetric(registry, a!.id, { value: 3, period: '2021' });
  await createMetric(registry, a!.id, { value: 4 });
  await createMetric(registry, a!.id, { value: 5, period: '2020' });
  await createMetric(registry, a!.id, { value: 6, key: 'arrests' });
  await createMetric(registry, b!.id, { value: 8, observedOn: '2022-03-01' });
  await createMetric(registry, full!.id, {
    key: 'satisfaction',
    name: '满意率',
    value: -13.2345,
    valueUnit: 'PERCENT_CHANGE',
    qualifier: 'AT_LEAST',
    baselineValue: 99.5,
    baselinePeriod: '2020',
    period: '2021-01/2021-11',
    target: true,
    published: '13.2345%以上',
  });
  await registry.metricObservation.createMany({
    data: Array.from({ length: 1_001 }, (_, i) => ({
      unitId: many!.id,
      key: `k${String(i).padStart(4, '0')}`,
      name: '数',
      value: i,
      valueUnit: 'COUNT' as const,
      qualifier: 'EXACT' as const,
      observedOn: KNOWN,
      recordedAt: KNOWN,
    })),
  });
});

const values = async (variables: { code: string; keys?: string[]; date?: string; knownAt?: string }) => {
  const { unit } = await api.admin.request(Metrics, variables);
  return unit!.metrics.map(({ value }) => value);
};

describe('Unit.metrics', () => {
  it('lists figures by key, period and period of the baseline, figures without one last', async () => {
    expect(await values({ code: 'A' })).toEqual([6, 5, 2, 1, 3, 4]);
  });

  it('shows what was measured, how exactly, and the baseline', async () => {
    const { unit } = await api.admin.request(FullMetrics);
    expect(unit!.metrics).toEqual([
      {
        unit: { code: 'F' },
        key: 'satisfaction',
        name: '满意率',
        value: -13.2345,
        valueUnit: 'PERCENT_CHANGE',
        qualifier: 'at_least',
        baselineValue: 99.5,
        baselinePeriod: '2020',
        period: '2021-01/2021-11',
        target: true,
        published: '13.2345%以上',
      },
    ]);
  });

  it.each<[string[], number[]]>([
    [['arrests'], [6]],
    [['arrests', 'unknown'], [6]],
    [[], []],
  ])('lists the metrics with the keys %j', async (keys, expected) => {
    expect(await values({ code: 'A', keys })).toEqual(expected);
  });

  it('lists at most 1,000 figures, the first by key', async () => {
    const found = await values({ code: 'M' });
    expect([found.length, found.at(-1)]).toEqual([1_000, 999]);
  });

  it.each([
    ['2022-02-28', []],
    ['2022-03-01', [8]],
  ])('shows figures from their day of observation on: %s', async (date, expected) => {
    expect(await values({ code: 'B', date })).toEqual(expected);
  });

  it('shows figures as they were believed at the moment', async () => {
    const { registry } = api;
    const unit = await createUnit(registry, { code: 'T', recordedAt: KNOWN });
    await createMetric(registry, unit.id, { value: 7, recordedAt: KNOWN, supersededAt: CORRECTED });
    await createMetric(registry, unit.id, { value: 8, recordedAt: CORRECTED });
    expect(await values({ code: 'T', knownAt: '2024-01-31T23:59:59Z' })).toEqual([7]);
    expect(await values({ code: 'T', knownAt: '2024-02-01T00:00:00Z' })).toEqual([8]);
  });

  it('refuses more than 100 keys', async () => {
    const keys = Array.from({ length: 101 }, (_, i) => `k${i}`);
    expect(await refusal(api.admin.request(Metrics, { code: 'A', keys }))).toMatchObject([
      { message: 'keys has more than 100 values', extensions: { code: 'BAD_USER_INPUT', argument: 'keys' } },
    ]);
    expect(await values({ code: 'A', keys: keys.slice(1) })).toEqual([]);
  });

  it('reads any number of units, under any number of aliases, in one statement', async () => {
    const one = await api.statements(() => api.admin.request(MetricsOfMany, { first: 1 }));
    const many = await api.statements(() => api.admin.request(MetricsOfMany, { first: 5 }));
    // the page, the metrics, the units of these
    expect([one, many].map(({ length }) => length)).toEqual([3, 3]);
  });

  it('is refused without a token and without registry:read', async () => {
    expect(await refusal(api.anonymous().request(Metrics, { code: 'A' }))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    const viewer = await api.signedIn(scopesWithout('registry:read'));
    expect(await refusal(viewer.request(Metrics, { code: 'A' }))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'registry:read' } },
    ]);
  });
});
