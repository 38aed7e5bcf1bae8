import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { SCOPES } from '../../src/access/scopes.ts';
import { daysAfter, today } from '../../src/time/day.ts';
import { globalId, useApp } from '../support/app.ts';
import { createCycle, createEvaluation, createScheme } from '../support/evaluation-factories.ts';
import { createAssignment, createOfficer, createUnit } from '../support/factories.ts';
import { createOneOfEach } from '../support/one-of-each.ts';
import { newKey, personalKeys, sealerWith } from '../support/personal.ts';
import { createTwoBureaus, type Bureau } from '../support/two-bureaus.ts';
import { withdrawals } from '../support/withdrawals.ts';

// lists that have all of an officer or of a unit, or nothing, for viewers who are bound to units

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });
const { act } = withdrawals(api);

type List = { readonly totalCount: number; readonly nodes: readonly object[] };

let own: Bureau;
let other: Bureau;
let ofOwn: GraphQLClient;
let ofOther: GraphQLClient;
let cycleId: number;
/** One thing of each type, in units below `top`. */
let ids: Record<string, number>;
let ofTop: GraphQLClient;

const boundTo = (unit: { id: number }) => api.signedIn(SCOPES, [unit.id], ['registry:read']);

beforeAll(async () => {
  const { registry } = api;
  ({ own, other } = await createTwoBureaus(registry));
  const scheme = await createScheme(registry);
  ({ id: cycleId } = await createCycle(registry, {
    schemeId: scheme.id,
    unitId: own.bureau.id,
    fromOn: '2024-01-01',
    toOn: '2025-01-01',
  }));
  for (const { officer } of [own, other]) await evaluate(officer);
  const top = await createUnit(registry, { code: 'TOP' });
  ids = await createOneOfEach(registry, top, sealerWith(key));
  ofOwn = await boundTo(own.bureau);
  ofOther = await boundTo(other.bureau);
  ofTop = await boundTo(top);
});

const evaluate = (officer: { id: number }) =>
  createEvaluation(api.registry, { cycleId, officerId: officer.id, total: 90, grade: 'COMPETENT' });

/** Of each of some officers, how many evaluations the viewer is shown. Default: one of each bureau. */
async function counted(client: GraphQLClient, officers: readonly { id: number }[] = [own.officer, other.officer]) {
  const query = `query ($id: ID!) { officer(id: $id) { evaluations { totalCount nodes { total } } } }`;
  const found: number[] = [];
  for (const { id } of officers) {
    const answer = await client.request<{ officer: { evaluations: List } }>(query, { id: globalId('Officer', id) });
    const { evaluations } = answer.officer;
    expect(evaluations.nodes).toHaveLength(evaluations.totalCount);
    found.push(evaluations.totalCount);
  }
  return found;
}

describe('a list that has all of its parent or nothing', () => {
  const page = '{ totalCount nodes { __typename } }';
  it.each([
    ['Officer', 'evaluations'],
    ['Officer', 'memberships'],
    ['Officer', 'tallies'],
    ['Officer', 'attendances'],
    ['Officer', 'sanctions'],
    ['Officer', 'caseLiabilities'],
    ['Officer', 'concerns'],
    ['Officer', 'recommendations'],
    ['Unit', 'memberships'],
    ['Unit', 'tallies'],
    ['Unit', 'attendances'],
  ])('is shown within reach, and empty beyond: %s.%s', async (type, field) => {
    const query = `{ node(id: "${globalId(type, ids[type]!)}") { ... on ${type} { ${field} ${page} } } }`;
    const headers = { 'x-purpose': encodeURIComponent('合成测试') };
    const shownTo = async (client: GraphQLClient) =>
      (await client.request<{ node: Record<string, List> }>(query, {}, headers)).node[field]!;
    const all = await shownTo(api.admin);
    expect(all.totalCount).toBeGreaterThan(0);
    expect(await shownTo(ofTop)).toEqual(all);
    expect(await shownTo(ofOwn)).toEqual({ totalCount: 0, nodes: [] });
  });

  it('is of each viewer, whoever asked the same before', async () => {
    const ofBoth = await api.signedIn(SCOPES, [other.bureau.id, own.bureau.id], ['registry:read']);
    for (let i = 0; i < 2; i += 1) {
      expect(await counted(ofOwn)).toEqual([1, 0]);
      expect(await counted(ofOther)).toEqual([0, 1]);
      expect(await counted(ofBoth)).toEqual([1, 1]);
      expect(await counted(api.admin)).toEqual([1, 1]);
    }
  });

  it('is a part of the statement of its parents, however many there are', async () => {
    const query = (first: number) =>
      `{ unit(code: "OWN1") { officers(first: ${first}) { nodes { name evaluations(first: 3) { nodes { total } totalCount } } } } }`;
    for (const first of [1, 20]) {
      const statements = await api.statements(() => ofOwn.request(query(first)));
      // resolved: the unit, its officers, their evaluations, how many these are, and, as of each that is shown, whether it is within reach
      expect(statements).toHaveLength(api.planned ? 1 : 5);
    }
  });
});

describe('what a viewer of some units was shown is read again', () => {
  const BASIS = { reason: '合成' };
  const moved = (officer: { id: number }, to: { id: number }, expectedVersion: number, effectiveOn: string) =>
    act('transferOfficer', {
      id: globalId('Officer', officer.id),
      expectedVersion,
      to: globalId('Unit', to.id),
      title: '民警',
      effectiveOn,
      basis: BASIS,
    });

  it('when the officer comes and goes', async () => {
    const { id } = await createOfficer(api.registry);
    await createAssignment(api.registry, id, { unitId: own.station.id });
    await evaluate({ id });
    const all = () => Promise.all([ofOwn, ofOther].map((client) => counted(client, [{ id }])));
    expect(await all()).toEqual([[1], [0]]);
    await moved({ id }, other.station, 1, '2026-01-01');
    expect(await all()).toEqual([[0], [1]]);
  });

  it('when a unit above the officer comes below another', async () => {
    const unit = await createUnit(api.registry, { parentId: own.bureau.id });
    const { id } = await createOfficer(api.registry);
    await createAssignment(api.registry, id, { unitId: unit.id });
    await evaluate({ id });
    const all = () => Promise.all([ofOwn, ofOther].map((client) => counted(client, [{ id }])));
    expect(await all()).toEqual([[1], [0]]);
    await act('moveUnit', {
      id: globalId('Unit', unit.id),
      expectedVersion: 1,
      parent: globalId('Unit', other.bureau.id),
      effectiveOn: '2026-01-01',
      basis: BASIS,
    });
    expect(await all()).toEqual([[0], [1]]);
  });
});

describe('on the day on which an officer goes', () => {
  const Now = Date;
  afterEach(() => {
    globalThis.Date = Now;
  });

  /** From now on it is so much later. */
  const wait = (ms: number): void => {
    globalThis.Date = class extends Now {
      constructor(...given: [] | [Date]) {
        if (given.length === 0) super(Now.now() + ms);
        else super(...given);
      }
    } as DateConstructor;
  };

  it('the list is shown to those who have the other unit', async () => {
    const goesOn = daysAfter(today(), 30);
    const { id } = await createOfficer(api.registry);
    await createAssignment(api.registry, id, { unitId: own.station.id, to: goesOn });
    await createAssignment(api.registry, id, { unitId: other.station.id, from: goesOn });
    await evaluate({ id });
    const all = () => Promise.all([ofOwn, ofOther].map((client) => counted(client, [{ id }])));
    expect(await all()).toEqual([[1], [0]]);
    wait(30 * 24 * 60 * 60 * 1000);
    expect(await all()).toEqual([[0], [1]]);
  });
});
