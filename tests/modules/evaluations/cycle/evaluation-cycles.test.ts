import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { graphql } from '../../../generated/gql.ts';
import {
  EvaluationCyclesDocument,
  type CyclePageQueryVariables,
  type EvaluationCycleFilter,
} from '../../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../../support/app.ts';
import { createCycle, createScheme } from '../../../support/evaluation-factories.ts';
import { addUnitVersion, createUnit } from '../../../support/factories.ts';

const api = useApp();

let bureau: { id: number };
let station: { id: number };
let other: { id: number };
/** The ids of cycles by what they are called here. */
const names = new Map<string, string>();

/** CB - CS, which is below CO from 2024 on; two editions of one scheme, and one of units. */
beforeAll(async () => {
  const { registry } = api;
  bureau = await createUnit(registry, { code: 'CB' });
  other = await createUnit(registry, { code: 'CO' });
  station = await createUnit(registry, { code: 'CS', parentId: bureau.id, to: '2024-01-01' });
  await addUnitVersion(registry, station.id, { code: 'CS', parentId: other.id, from: '2024-01-01' });
  const old = await createScheme(registry, { key: 'annual', to: '2023-01-01' });
  const next = await createScheme(registry, { key: 'annual', from: '2023-01-01' });
  const ofUnits = await createScheme(registry, { key: 'units', columns: { subjectKind: 'UNIT' } });
  const add = async (
    name: string,
    scheme: { id: number },
    unit: { id: number },
    year: number,
    status: 'OPEN' | 'FINALIZED',
  ) => {
    const period = { fromOn: `${year}-01-01`, toOn: `${year + 1}-01-01` };
    const { id } = await createCycle(registry, { schemeId: scheme.id, unitId: unit.id, ...period, status });
    names.set(globalId('EvaluationCycle', id), name);
  };
  await add('甲', old, bureau, 2021, 'FINALIZED');
  await add('乙', next, bureau, 2023, 'OPEN');
  await add('丙', next, station, 2023, 'FINALIZED');
  await add('丁', ofUnits, bureau, 2022, 'OPEN');
  await add('戊', next, other, 2024, 'OPEN');
});

const ask = async (filter: EvaluationCycleFilter | null, client: GraphQLClient = api.admin) => {
  const { nodes, totalCount } = (await client.request(EvaluationCyclesDocument, { filter })).evaluationCycles;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => names.get(id)).join('');
};

const OnDay = graphql(`
  query CyclesOnDay($filter: EvaluationCycleFilter, $date: Date!) @asOf(date: $date) {
    evaluationCycles(filter: $filter) {
      nodes {
        id
      }
    }
  }
`);

const onDay = async (date: string, filter: EvaluationCycleFilter = {}) =>
  (await api.admin.request(OnDay, { date, filter })).evaluationCycles.nodes.map(({ id }) => names.get(id)).join('');

const CyclePage = graphql(`
  query CyclePage($first: Int, $after: String, $last: Int, $before: String) {
    evaluationCycles(first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

describe('evaluationCycles', () => {
  it('returns all cycles with their facts, newest period first', async () => {
    expect(await ask(null)).toBe('戊丙乙丁甲');
    const { nodes } = (await api.admin.request(EvaluationCyclesDocument, { first: 1 })).evaluationCycles;
    expect(nodes).toEqual([
      {
        id: expect.any(String),
        version: 1,
        scheme: { key: 'annual', name: '办法annual', subjectKind: 'OFFICER' },
        unit: { code: 'CO', name: expect.any(String) },
        from: '2024-01-01',
        to: '2025-01-01',
        status: 'OPEN',
        progress: { subjects: 0, scored: 0, openAppeals: 0 },
      },
    ]);
  });

  it('returns the cycles that match a filter', async () => {
    const unit = globalId('Unit', bureau.id);
    for (const [filter, which] of [
      [{ scheme: { eq: 'annual' } }, '戊丙乙甲'],
      [{ scheme: { startsWith: 'u' } }, '丁'],
      [{ subjectKind: ['UNIT'] }, '丁'],
      [{ unit }, '乙丁甲'],
      [{ within: unit }, '乙丁甲'],
      [{ within: globalId('Unit', other.id) }, '戊丙'],
      [{ status: ['FINALIZED'] }, '丙甲'],
      [{ status: [] }, ''],
      [{ from: { gte: '2022-01-01', lte: '2023-01-01' } }, '丙乙丁'],
      [{ to: { lte: '2023-01-01' } }, '丁甲'],
      [{ unit, status: ['OPEN'], scheme: { eq: 'annual' } }, '乙'],
      [{ or: [{ status: ['FINALIZED'] }, { subjectKind: ['UNIT'] }] }, '丙丁甲'],
      [{ not: { unit } }, '戊丙'],
    ] satisfies [EvaluationCycleFilter, string][]) {
      expect([filter, await ask(filter)]).toEqual([filter, which]);
    }
  });

  it('returns the cycles of the day, and those within a unit by the tree of the day', async () => {
    const within = globalId('Unit', bureau.id);
    expect(await onDay('2022-12-31')).toBe('丁甲');
    expect(await onDay('2023-12-31', { within })).toBe('丙乙丁甲');
    expect(await onDay('2020-12-31')).toBe('');
  });

  it('returns pages in both directions', async () => {
    const page = async (variables: CyclePageQueryVariables) => {
      const { nodes, pageInfo } = (await api.admin.request(CyclePage, variables)).evaluationCycles;
      return { ...pageInfo, which: nodes.map(({ id }) => names.get(id)).join('') };
    };
    const first = await page({ first: 2 });
    expect(first).toMatchObject({ which: '戊丙', hasNextPage: true, hasPreviousPage: false });
    const second = await page({ first: 2, after: first.endCursor });
    expect(second).toMatchObject({ which: '乙丁', hasNextPage: true, hasPreviousPage: true });
    expect(await page({ first: 2, after: second.endCursor })).toMatchObject({ which: '甲', hasNextPage: false });
    expect(await page({ last: 2, before: second.startCursor })).toMatchObject({ which: '戊丙' });
  });

  it('needs evaluation:read, for some units or for all, and refuses a filter by an id of another type', async () => {
    const bound = await api.signedIn(['evaluation:read'], [station.id], ['registry:read']);
    expect(await ask({ status: ['FINALIZED'] }, bound)).toBe('丙甲');
    const without = await api.signedIn(scopesWithout('evaluation:read'));
    expect(await refusal(ask(null, without))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await refusal(ask(null, api.anonymous()))).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    for (const argument of ['unit', 'within']) {
      expect(await refusal(onDay('2024-01-01', { [argument]: globalId('Officer', 1) }))).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', argument } },
      ]);
    }
  });

  it('sends the same statements for one cycle and for many', async () => {
    const count = async (first: number) =>
      (await api.statements(() => api.admin.request(EvaluationCyclesDocument, { first }))).length;
    // the page and how many there are; versions, schemes, units, progress
    expect([await count(1), await count(5)]).toEqual([6, 6]);
  });
});
