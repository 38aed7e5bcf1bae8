import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { write } from '../../src/record/changes.ts';
import { ReviseUnitDocument } from '../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../support/app.ts';
import { createCycle, createEvaluation, createScheme } from '../support/evaluation-factories.ts';
import { createAssignment, createOfficer, createUnit } from '../support/factories.ts';
import { createHonor } from '../support/honor-factories.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../support/personal.ts';
import { createTwoBureaus, type Bureau } from '../support/two-bureaus.ts';

// what a viewer whose scopes are bound to one sub-bureau reads of the force, and what is not told of the rest

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });

let root: { id: number };
let own: Bureau;
let other: Bureau;
let cycle: { id: number };
let bound: GraphQLClient;
/** Evaluations: of the officers of both stations and of the stations themselves. */
const evaluations: Record<'own' | 'other' | 'ownUnit' | 'otherUnit', { id: number }> = {} as never;
/** Positions of changes, by what they are about. */
const changes: Record<string, number> = {};

const record = (name: string, subjectType: string, subjectId: number | null) =>
  write(api.registry, (work) => {
    changes[name] = Number(work.position);
    const change = { actor: '政工甲', operation: 'test', subjectType, subjectId, fields: [], basis: null };
    return Promise.resolve({ result: null, change: { ...change, requestId: 'test' } });
  });

beforeAll(async () => {
  const { registry } = api;
  ({ root, own, other } = await createTwoBureaus(registry));
  const scheme = await createScheme(registry);
  cycle = await createCycle(registry, {
    schemeId: scheme.id,
    unitId: root.id,
    fromOn: '2024-01-01',
    toOn: '2025-01-01',
  });
  const evaluated = (subject: object, rank: number) =>
    createEvaluation(registry, { cycleId: cycle.id, ...subject, rank, total: 90, grade: 'COMPETENT' } as never);
  evaluations.other = await evaluated({ officerId: other.officer.id }, 1);
  evaluations.own = await evaluated({ officerId: own.officer.id }, 2);
  evaluations.ownUnit = await evaluated({ unitId: own.station.id }, 3);
  evaluations.otherUnit = await evaluated({ unitId: other.station.id }, 4);
  for (const { officer } of [own, other]) {
    await storePersonal(registry, sealerWith(key), officer.id, { birthOn: '1980-01-01' });
    await createHonor(registry, [{ officerId: officer.id }], { title: '嘉奖' });
  }
  await record('own unit', 'Unit', own.station.id);
  await record('other unit', 'Unit', other.station.id);
  await record('own officer', 'Officer', own.officer.id);
  await record('other officer', 'Officer', other.officer.id);
  await record('own post', 'Assignment', own.officer.assignment.id);
  await record('other post', 'Assignment', other.officer.assignment.id);
  await record('own evaluation', 'Evaluation', evaluations.own.id);
  await record('other evaluation', 'Evaluation', evaluations.other.id);
  await record('cycle above', 'EvaluationCycle', cycle.id);
  await record('a load of facts', 'Registry', null);
  await record('a token', 'Token', 1);
  bound = await api.signedIn(scopesWithout('registry:read'), [own.bureau.id], ['registry:read']);
});

/** What is told besides the data: what was left out, and what it cost. */
const told = (extensions: unknown) => {
  const { redactions = [], cost } = extensions as { redactions?: unknown[]; cost: { actual: number } };
  return { redactions, cost: cost.actual };
};

const officerId = ({ officer }: Bureau) => globalId('Officer', officer.id);

describe('the directory for a viewer who is bound to units', () => {
  it('is the same as for an unbound viewer', async () => {
    for (const query of [
      '{ units { totalCount nodes { code name parent { code } officers { totalCount nodes { name unit { code } } } } } }',
      '{ officers(filter: { search: "jiayi" }) { totalCount nodes { name primaryAssignment { title unit { code } } } } }',
      '{ officers(filter: { hasHonor: { title: { eq: "嘉奖" } } }) { totalCount nodes { id honors { totalCount } } } }',
      `{ node(id: "${officerId(other)}") { ... on Officer { name rank assignments { title unit { name } } } } }`,
    ]) {
      expect(await bound.request(query)).toEqual(await api.admin.request(query));
    }
  });
});

describe('personal data for a viewer who is bound to units', () => {
  const query = (id: string) => `{ officer(id: "${id}") { name birthOn } }`;

  it('is shown for officers of the units; for others the answer does not tell whether there is any', async () => {
    const mine = await bound.rawRequest(query(officerId(own)));
    expect(mine.data).toEqual({ officer: { name: '甲乙', birthOn: '1980-01-01' } });
    expect(told(mine.extensions).redactions).toEqual([]);
    const redactions = [{ path: ['officer', 'birthOn'], scope: 'officer:personal' }];
    for (const id of [officerId(other), globalId('Officer', other.head.id)]) {
      const theirs = await bound.rawRequest(query(id));
      expect(theirs.data).toEqual({ officer: { name: '甲乙', birthOn: null } });
      expect(told(theirs.extensions)).toEqual({ redactions, cost: told(mine.extensions).cost });
    }
    const statements = (one: { id: number }) =>
      api.statements(() => bound.rawRequest(query(globalId('Officer', one.id))));
    expect(await statements(other.officer)).toEqual(await statements(other.head));
  });
});

describe('evaluations for a viewer who is bound to units', () => {
  const ranks = async (query: string, client = bound) => {
    const { list } = await client.request<{ list: { of: { totalCount: number; nodes: { rank: number }[] } } }>(query);
    return { count: list.of.totalCount, ranks: list.of.nodes.map(({ rank }) => rank) };
  };
  const under = (type: string, id: string, first = 20) =>
    `{ list: node(id: "${id}") { ... on ${type} { of: evaluations(first: ${first}) { totalCount nodes { rank } } } } }`;

  it('are listed and counted for the units only', async () => {
    const ofCycle = under('EvaluationCycle', globalId('EvaluationCycle', cycle.id));
    expect(await ranks(ofCycle)).toEqual({ count: 2, ranks: [2, 3] });
    expect(await ranks(ofCycle, api.admin)).toEqual({ count: 4, ranks: [1, 2, 3, 4] });
    expect(await ranks(under('Officer', officerId(own)))).toEqual({ count: 1, ranks: [2] });
    expect(await ranks(under('Officer', officerId(other)))).toEqual({ count: 0, ranks: [] });
    expect(await ranks(under('Unit', globalId('Unit', own.station.id)))).toEqual({ count: 1, ranks: [3] });
    expect(await ranks(under('Unit', globalId('Unit', other.station.id)))).toEqual({ count: 0, ranks: [] });
  });

  it('are counted by grade for the units only', async () => {
    const query = `{ evaluationCycle(id: "${globalId('EvaluationCycle', cycle.id)}") { gradeDistribution { grade count } } }`;
    const competent = async (client: GraphQLClient) => {
      const answer = await client.request<{
        evaluationCycle: { gradeDistribution: { grade: string; count: number }[] };
      }>(query);
      return answer.evaluationCycle.gradeDistribution.filter(({ count }) => count > 0);
    };
    expect(await competent(bound)).toEqual([{ grade: 'COMPETENT', count: 2 }]);
    expect(await competent(api.admin)).toEqual([{ grade: 'COMPETENT', count: 4 }]);
  });

  it('cost two more statements, however many there are', async () => {
    const query = (first: number) => under('EvaluationCycle', globalId('EvaluationCycle', cycle.id), first);
    const cost = async (client: GraphQLClient, first: number) =>
      (await api.statements(() => client.request(query(first)))).length;
    expect([await cost(api.admin, 1), await cost(api.admin, 20)]).toEqual([3, 3]);
    // planned, what is listed is not looked at again
    const ofBound = api.planned ? 4 : 5;
    expect([await cost(bound, 1), await cost(bound, 20)]).toEqual([ofBound, ofBound]);
  });
});

describe('changes for a viewer who is bound to units', () => {
  const names = async (query: string, client = bound) => {
    const { changes: list } = await client.request<{ changes: { nodes: { position: string }[] } }>(query);
    const byPosition = new Map(Object.entries(changes).map(([name, position]) => [position, name]));
    return list.nodes.map(({ position }) => byPosition.get(Number(position)));
  };

  it('are listed if they are about the units or their officers', async () => {
    expect(await names('{ changes(filter: { actor: "政工甲" }) { nodes { position } } }')).toEqual([
      'own unit',
      'own officer',
      'own post',
      'own evaluation',
    ]);
    expect(
      await names(`{ changes(filter: { subject: "${officerId(other)}", actor: "政工甲" }) { nodes { position } } }`),
    ).toEqual([]);
    expect(
      await names('{ changes(first: 2, filter: { actor: "政工甲" }) { nodes { position } pageInfo { hasNextPage } } }'),
    ).toEqual(['own unit', 'own officer']);
  });

  it('are shown to the viewer who made them', async () => {
    const client = await api.signedIn(['unit:write'], [other.bureau.id], ['registry:read']);
    const both = await api.signedIn(['unit:write', 'change:read'], [own.bureau.id], ['registry:read']);
    for (const [one, { station }] of [
      [client, other],
      [both, own],
    ] as const) {
      const input = { id: globalId('Unit', station.id), name: '改名派出所', effectiveOn: '2023-01-01' };
      const { reviseUnit } = await one.request(ReviseUnitDocument, { input });
      expect(reviseUnit).toMatchObject({ change: { position: expect.any(String) } });
    }
  });
});

describe('a thing by its id, for a viewer who is bound to units', () => {
  const ABSENT = 999_999;
  const pairs: [string, () => string, string][] = [
    ['an evaluation of an officer', () => globalId('Evaluation', evaluations.other.id), globalId('Evaluation', ABSENT)],
    ['an evaluation of a unit', () => globalId('Evaluation', evaluations.otherUnit.id), globalId('Evaluation', ABSENT)],
    ['a change', () => globalId('Change', changes['other officer']!), globalId('Change', ABSENT)],
    ['a change of no unit', () => globalId('Change', changes['a load of facts']!), globalId('Change', ABSENT)],
    ['a token', () => globalId('Token', 1), globalId('Token', ABSENT)],
    ['a grant', () => globalId('AccessGrant', 1), globalId('AccessGrant', ABSENT)],
  ];

  it.each(pairs)('is answered like one that does not exist: %s of another unit', async (_name, there, absent) => {
    const query = 'query ($ids: [ID!]!, $id: ID!) { node(id: $id) { __typename } nodes(ids: $ids) { id } }';
    const ask = (id: string) => bound.rawRequest(query, { id, ids: [id] });
    const [found, missing] = [await ask(there()), await ask(absent)];
    expect(found.data).toEqual({ node: null, nodes: [null] });
    expect(missing.data).toEqual(found.data);
    expect(told(missing.extensions)).toEqual(told(found.extensions));
    expect(told(found.extensions).redactions).toEqual([]);
    const statements = (id: string) => api.statements(() => ask(id));
    expect(await statements(there())).toEqual(await statements(absent));
  });

  it('is shown if it belongs to the units', async () => {
    const ids = [globalId('Evaluation', evaluations.own.id), globalId('Change', changes['own post']!)];
    expect(await bound.request('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual({
      nodes: ids.map((id) => ({ id })),
    });
  });

  it('is refused alike without the scope, wherever it belongs', async () => {
    const client = await api.signedIn(['registry:read']);
    for (const id of [globalId('Evaluation', evaluations.other.id), globalId('Evaluation', ABSENT)]) {
      expect(await refusal(client.request(`{ node(id: "${id}") { id } }`))).toMatchObject([
        { message: 'This needs the scope evaluation:read.', extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });
});

describe('the unit to which a thing belongs', () => {
  const birth = async (id: number) => {
    const { data } = await bound.rawRequest<{ officer: { birthOn: string | null } }>(
      `query @asOf(date: "2021-06-01") { officer(id: "${globalId('Officer', id)}") { birthOn } }`,
    );
    return data.officer.birthOn;
  };

  const officerWith = async (posts: { unitId: number; from: string; to?: string }[]) => {
    const { id } = await createOfficer(api.registry);
    for (const post of posts) await createAssignment(api.registry, id, post);
    await storePersonal(api.registry, sealerWith(key), id, { birthOn: '1990-01-01' });
    return id;
  };

  it('is the one of today, whatever day is asked about', async () => {
    const [mine, theirs] = [own.station.id, other.station.id];
    const came = await officerWith([
      { unitId: theirs, from: '2020-01-01', to: '2023-01-01' },
      { unitId: mine, from: '2023-01-01' },
    ]);
    const went = await officerWith([
      { unitId: mine, from: '2020-01-01', to: '2023-01-01' },
      { unitId: theirs, from: '2023-01-01' },
    ]);
    expect([await birth(came), await birth(went)]).toEqual(['1990-01-01', null]);
  });

  it('is the last one, or the next one, of a thing that has none today', async () => {
    const left = await officerWith([{ unitId: own.station.id, from: '2020-01-01', to: '2022-01-01' }]);
    const comes = await officerWith([{ unitId: own.station.id, from: '2999-01-01' }]);
    const nowhere = await officerWith([]);
    expect([await birth(left), await birth(comes), await birth(nowhere)]).toEqual(['1990-01-01', '1990-01-01', null]);
  });

  it('is found in the tree of today; for a closed unit in the tree it was last in', async () => {
    const { registry } = api;
    const closed = await createUnit(registry, { parentId: own.bureau.id, from: '2020-01-01', to: '2022-01-01' });
    const deep = await createUnit(registry, { parentId: own.station.id, from: '2020-01-01' });
    const served = [await officerWith([{ unitId: closed.id, from: '2020-01-01', to: '2022-01-01' }])];
    served.push(await officerWith([{ unitId: deep.id, from: '2020-01-01' }]));
    served.push(await officerWith([{ unitId: root.id, from: '2020-01-01' }]));
    expect(await Promise.all(served.map(birth))).toEqual(['1990-01-01', '1990-01-01', null]);
  });
});
