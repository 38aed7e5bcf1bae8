import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadFacts } from '../../../src/publications/load.ts';
import { graphql } from '../../generated/gql.ts';
import { MetricComparisonDocument, type MetricFigureInput } from '../../generated/graphql.ts';
import { refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createMetric, createSource, createUnit } from '../../support/factories.ts';
import { ENGLISH } from '../../support/writes.ts';

const api = useApp();

const ComparisonsOfMany = graphql(`
  query ComparisonsOfMany($first: Int!) {
    units(filter: { code: { startsWith: "MANY" } }, first: $first) {
      nodes {
        metricComparison(key: "calls", from: { period: "2020" }, to: { period: "2021" }) {
          difference
          from {
            value
          }
        }
      }
    }
  }
`);

beforeAll(async () => {
  const { registry } = api;
  await loadFacts(registry, join(import.meta.dirname, '../../../prisma/facts'), { actor: 'test', requestId: 'test' });
  for (const i of [1, 2, 3]) {
    const unit = await createUnit(registry, { code: `MANY${i}` });
    await createMetric(registry, unit.id, { period: '2020', value: 10 });
    await createMetric(registry, unit.id, { period: '2021', value: 10 + i });
  }
});

const compare = async (
  code: string,
  key: string,
  from: MetricFigureInput,
  to: MetricFigureInput,
  headers: Record<string, string> = {},
) => {
  const { unit } = await api.admin.request(MetricComparisonDocument, { code, key, from, to }, headers);
  return unit!.metricComparison;
};

const COMPARED = { difference: null, differenceUnit: null, relativeChangePercent: null, placesGained: null };

describe('figures of a metric of a unit', () => {
  const calls = (headers = {}) => {
    const period = '2021-01/2021-11';
    return compare(
      '330700-JN',
      'calls_110',
      { period, baselinePeriod: '2019-01/2019-11' },
      { period, baselinePeriod: '2020-01/2020-11' },
      headers,
    );
  };

  it('that are falls against two years are not subtracted: the calls of 江南分局', async () => {
    const figures = { valueUnit: 'PERCENT_CHANGE', period: '2021-01/2021-11' };
    expect(await calls()).toEqual({
      ...COMPARED,
      from: { ...figures, value: -1.1, baselinePeriod: '2019-01/2019-11' },
      to: { ...figures, value: -13.2, baselinePeriod: '2020-01/2020-11' },
      comparable: false,
      obstacles: [
        { reason: 'RELATIVE_CHANGE', message: '增减幅度不能相减' },
        { reason: 'BASELINE_DIFFERS', message: '对比期不同' },
      ],
    });
    expect((await calls(ENGLISH)).obstacles.map(({ message }) => message)).toEqual([
      'They are relative changes, which are not subtracted.',
      'They are changes against different periods.',
    ]);
  });

  it('that are a target and a result are not subtracted: 三案全破', async () => {
    expect(await compare('420100', 'three_case_types_cleared', { target: true }, { period: '2018' })).toMatchObject({
      comparable: false,
      obstacles: [{ reason: 'PERIOD_LENGTH_UNKNOWN' }, { reason: 'TARGET_DIFFERS' }],
    });
  });

  it('that are not on record on the day are reported', async () => {
    const of2022 = { period: '2022' };
    expect(await compare('330000', 'joint_service_posts', { period: '2021' }, of2022)).toMatchObject({
      ...COMPARED,
      from: null,
      to: { value: 712 },
      comparable: false,
      obstacles: [{ reason: 'NOT_ON_RECORD', message: '两个数据中有一个没有记录' }],
    });
  });

  it('of which several sources are on record are reported', async () => {
    const unit = await createUnit(api.registry);
    await createMetric(api.registry, unit.id, { period: '2020' });
    for (const value of [5, 6]) {
      const { id: sourceId } = await createSource(api.registry, []);
      await createMetric(api.registry, unit.id, { period: '2021', value, sourceId });
    }
    expect(await compare(unit.code, 'calls', { period: '2020' }, { period: '2021' })).toMatchObject({
      to: { value: 5 },
      obstacles: [{ reason: 'SEVERAL_SOURCES' }],
    });
  });

  it('that are levels in percent differ by percentage points', async () => {
    const unit = await createUnit(api.registry);
    const level = { key: 'satisfaction', valueUnit: 'PERCENT' as const };
    await createMetric(api.registry, unit.id, { ...level, period: '2020', value: 97.54 });
    await createMetric(api.registry, unit.id, { ...level, period: '2021', value: 99, baselinePeriod: '2020' });
    const later = { period: '2021', baselinePeriod: '2020' };
    expect(await compare(unit.code, 'satisfaction', { period: '2020' }, later)).toMatchObject({
      comparable: true,
      obstacles: [],
      difference: 1.46,
      differenceUnit: 'PERCENTAGE_POINTS',
      relativeChangePercent: 1.4968,
      placesGained: null,
    });
  });

  it('that are ranks are compared by places', async () => {
    const unit = await createUnit(api.registry);
    const rank = { key: 'rank', valueUnit: 'RANK' as const };
    await createMetric(api.registry, unit.id, { ...rank, period: '2020', value: 4 });
    await createMetric(api.registry, unit.id, { ...rank, period: '2021', value: 1 });
    expect(await compare(unit.code, 'rank', { period: '2020' }, { period: '2021' })).toMatchObject({
      ...COMPARED,
      comparable: true,
      placesGained: 3,
    });
  });

  it('are refused where both are the same figure, or an argument is malformed', async () => {
    const same = { period: '2021', target: false };
    expect(await refusal(compare('330000', 'x', { period: '2021' }, same))).toMatchObject([
      { message: 'to is the same figure as from', extensions: { code: 'BAD_USER_INPUT', argument: 'to' } },
    ]);
    expect(await refusal(compare('330000', 'x\0', {}, same))).toMatchObject([{ extensions: { argument: 'key' } }]);
    expect(await refusal(compare('330000', 'x', {}, { period: '\0' }))).toMatchObject([
      { extensions: { argument: 'to' } },
    ]);
  });

  it('are read in two statements for any number of units', async () => {
    const { units } = await api.admin.request(ComparisonsOfMany, { first: 3 });
    expect(units.nodes.map(({ metricComparison }) => metricComparison.difference)).toEqual([1, 2, 3]);
    const one = await api.statements(() => api.admin.request(ComparisonsOfMany, { first: 1 }));
    const many = await api.statements(() => api.admin.request(ComparisonsOfMany, { first: 3 }));
    // the page, and each of the two figures
    expect([one.length, many.length]).toEqual([3, 3]);
  });

  it('are refused without registry:read', async () => {
    const viewer = await api.signedIn(scopesWithout('registry:read'));
    expect(await refusal(viewer.request(ComparisonsOfMany, { first: 1 }))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'registry:read' } },
    ]);
  });
});
