import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import {
  AmendEvaluationDocument,
  EvaluationAppealsDocument,
  EvaluationCyclesDocument,
  RecordCompetenceOutcomesDocument,
  type EvaluationAppealsQueryVariables,
} from '../../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../../support/app.ts';
import {
  createAppeal,
  createCycle,
  createEvaluation,
  createScheme,
  createScore,
} from '../../../support/evaluation-factories.ts';
import { PERIOD } from '../../../support/evaluation-writes.ts';
import { createOfficer, unique } from '../../../support/factories.ts';
import { createFinalized } from '../../../support/finalized-cycles.ts';
import { createTwoBureaus, type Bureau } from '../../../support/two-bureaus.ts';

const api = useApp();

let root: { id: number };
let own: Bureau;
let other: Bureau;
let cycles: { whole: number; own: number };
let bound: GraphQLClient;

/** A cycle of two indicators, scored by two groups, that evaluates one of each bureau and one on probation. */
async function createWhole(unitId: number): Promise<number> {
  const { registry } = api;
  const scheme = await createScheme(registry, { weights: [5_000, 5_000], groups: { a: 5_000, b: 5_000 } });
  const { id: cycleId } = await createCycle(registry, { schemeId: scheme.id, unitId, ...PERIOD });
  const groups = await registry.evaluatorGroup.findMany({ where: { schemeId: scheme.id } });
  const mine = await createEvaluation(registry, { cycleId, officerId: own.officer.id });
  const theirs = await createEvaluation(registry, { cycleId, officerId: other.officer.id });
  const newcomer = await createOfficer(registry, { name: '合成新' });
  await createEvaluation(registry, { cycleId, officerId: newcomer.id, probation: true });
  for (const indicatorId of scheme.indicatorIds) {
    for (const { id: groupId } of groups) {
      await createScore(registry, { evaluationId: mine.id, indicatorId, groupId, value: 80 });
    }
  }
  // of one of the two groups
  for (const indicatorId of scheme.indicatorIds) {
    await createScore(registry, { evaluationId: theirs.id, indicatorId, groupId: groups[0]!.id, value: 80 });
  }
  await createAppeal(registry, { evaluationId: theirs.id, filedOn: '2025-03-01' });
  await createAppeal(registry, { evaluationId: mine.id, filedOn: '2025-02-01' });
  return cycleId;
}

/** A cycle that the own bureau holds, against whose result an appeal was dismissed. */
async function createOwn(): Promise<number> {
  const { registry } = api;
  const scheme = await createScheme(registry);
  const { id: cycleId } = await createCycle(registry, { schemeId: scheme.id, unitId: own.bureau.id, ...PERIOD });
  const { id: evaluationId } = await createEvaluation(registry, { cycleId, unitId: own.station.id });
  const dismissed = { evaluationId, filedOn: '2025-01-10', to: '2025-01-20' };
  const { id: appealId } = await createAppeal(registry, dismissed);
  await registry.evaluationAppealVersion.create({
    data: {
      appealId,
      status: 'DISMISSED',
      decidedOn: new Date('2025-01-20'),
      decision: '分数无误',
      validFrom: new Date('2025-01-20'),
      recordedAt: new Date('2025-01-20'),
    },
  });
  return cycleId;
}

beforeAll(async () => {
  const bureaus = await createTwoBureaus(api.registry);
  ({ root, own, other } = bureaus);
  cycles = { whole: await createWhole(root.id), own: await createOwn() };
  bound = await api.signedIn(scopesWithout('registry:read'), [own.bureau.id], ['registry:read']);
});

async function filed(variables: EvaluationAppealsQueryVariables, client: GraphQLClient = api.admin) {
  const { nodes, totalCount } = (await client.request(EvaluationAppealsDocument, variables)).evaluationAppeals;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ filedOn, status }) => `${filedOn} ${status}`);
}

const WAITING = ['2025-02-01 FILED', '2025-03-01 FILED'];

describe('appeals', () => {
  it('are listed from the one that was filed first', async () => {
    expect(await filed({})).toEqual(['2025-01-10 DISMISSED', ...WAITING]);
  });

  it.each<[string, () => EvaluationAppealsQueryVariables, readonly string[]]>([
    ['status', () => ({ filter: { status: ['FILED'] } }), WAITING],
    ['no status', () => ({ filter: { status: [] } }), []],
    ['cycle', () => ({ filter: { cycle: globalId('EvaluationCycle', cycles.own) } }), ['2025-01-10 DISMISSED']],
    [
      'the bureau of whom they are of',
      () => ({ filter: { within: unit(own) } }),
      ['2025-01-10 DISMISSED', '2025-02-01 FILED'],
    ],
    [
      'all of the force',
      () => ({ filter: { within: globalId('Unit', root.id) } }),
      ['2025-01-10 DISMISSED', ...WAITING],
    ],
    ['a unit that is not there', () => ({ filter: { within: globalId('Unit', 999_999) } }), []],
    [
      'two conditions of which one holds',
      () => ({ filter: { or: [{ status: ['DISMISSED'] }, { filedOn: { gte: '2025-03-01' } }] } }),
      ['2025-01-10 DISMISSED', '2025-03-01 FILED'],
    ],
    [
      'two conditions that hold both',
      () => ({ filter: { and: [{ status: ['FILED'] }, { within: unit(own) }] } }),
      ['2025-02-01 FILED'],
    ],
    ['what was known before they were recorded', () => ({ knownAt: '2020-01-01T00:00:00Z' }), []],
    ['the day of filing', () => ({ filter: { filedOn: { gte: '2025-03-01' } } }), ['2025-03-01 FILED']],
    ['what they are not', () => ({ filter: { not: { status: ['FILED'] } } }), ['2025-01-10 DISMISSED']],
    ['the day of the query', () => ({ date: '2025-01-15' }), ['2025-01-10 FILED']],
    ['a day before all', () => ({ date: '2025-01-01' }), []],
  ])('are found by %s', async (_by, variables, expected) => {
    expect(await filed(variables())).toEqual(expected);
  });

  const unit = ({ bureau }: Bureau) => globalId('Unit', bureau.id);

  it('are read page by page', async () => {
    const first = (await api.admin.request(EvaluationAppealsDocument, { first: 2 })).evaluationAppeals;
    const rest = (await api.admin.request(EvaluationAppealsDocument, { after: first.pageInfo.endCursor }))
      .evaluationAppeals;
    expect([first, rest].map(({ nodes }) => nodes.map(({ filedOn }) => filedOn))).toEqual([
      ['2025-01-10', '2025-02-01'],
      ['2025-03-01'],
    ]);
  });

  it('against results of others are not there for a viewer who is bound to units', async () => {
    expect(await filed({}, bound)).toEqual(['2025-01-10 DISMISSED', '2025-02-01 FILED']);
  });

  it('are refused without the scope, and an id of something else is refused', async () => {
    const reader = await api.signedIn(['registry:read']);
    expect(await refusal(reader.request(EvaluationAppealsDocument, {}))).toMatchObject([
      { extensions: { scope: 'evaluation:read' } },
    ]);
    const filter = { cycle: unit(own) };
    const [refused] = await refusal(api.admin.request(EvaluationAppealsDocument, { filter }));
    expect(refused).toMatchObject({ message: 'cycle is the id of a Unit, not of an EvaluationCycle' });
    const within = globalId('Officer', own.officer.id);
    const [wrong] = await refusal(api.admin.request(EvaluationAppealsDocument, { filter: { within } }));
    expect(wrong).toMatchObject({ message: 'within is the id of an Officer, not of a Unit' });
  });

  it('cost as many statements whatever their number', async () => {
    const statements = async (first: number) =>
      (await api.statements(() => api.admin.request(EvaluationAppealsDocument, { first }))).length;
    // a unit and an officer, or two
    expect(await statements(2)).toBe(await statements(3));
  });
});

describe('the progress of cycles', () => {
  const progress = async (client: GraphQLClient) => {
    const { nodes } = (await client.request(EvaluationCyclesDocument, {})).evaluationCycles;
    return Object.fromEntries(nodes.map(({ id, progress: of }) => [id, of]));
  };

  it('counts who is to be graded, who has all scores, and the appeals that wait', async () => {
    expect(await progress(api.admin)).toEqual({
      [globalId('EvaluationCycle', cycles.whole)]: { subjects: 2, scored: 1, openAppeals: 2 },
      [globalId('EvaluationCycle', cycles.own)]: { subjects: 1, scored: 0, openAppeals: 0 },
    });
  });

  it('tells appeals as they stood on a day, and the same scores on each', async () => {
    const on = async (date: string) => {
      const query = `query @asOf(date: "${date}") { evaluationCycle(id: "${globalId('EvaluationCycle', cycles.whole)}") { progress { subjects scored openAppeals } } }`;
      const answer = await api.admin.request<{ evaluationCycle: { progress: object } | null }>(query);
      return answer.evaluationCycle?.progress ?? null;
    };
    expect(await on('2025-02-15')).toEqual({ subjects: 2, scored: 1, openAppeals: 1 });
    expect(await on('2025-03-15')).toEqual({ subjects: 2, scored: 1, openAppeals: 2 });
  });

  it('is that of the own units for a viewer who is bound to them', async () => {
    expect(await progress(bound)).toMatchObject({
      [globalId('EvaluationCycle', cycles.whole)]: { subjects: 1, scored: 1, openAppeals: 1 },
    });
  });
});

describe('an appeal that was upheld', () => {
  it('awaits the amendment of the result until it is amended after the filing', async () => {
    const { cycleId, evaluations } = await createFinalized(api.registry, { groups: true });
    const [evaluation] = evaluations;
    const cycle = globalId('EvaluationCycle', cycleId);
    const waiting = async (awaitsAmendment: boolean, knownAt?: string) => {
      const variables = { filter: { cycle, awaitsAmendment }, knownAt };
      const { nodes } = (await api.admin.request(EvaluationAppealsDocument, variables)).evaluationAppeals;
      for (const node of nodes) expect(node.awaitsAmendment).toBe(awaitsAmendment);
      return nodes.map(({ filedOn }) => filedOn);
    };
    const amend = (total: number) =>
      api.admin.request(AmendEvaluationDocument, {
        input: {
          id: globalId('Evaluation', evaluation!.id),
          total,
          basis: { documentNumber: '测1', reason: '复核' },
        },
      });
    const uphold = (filedOn: string) =>
      createAppeal(api.registry, { evaluationId: evaluation!.id, filedOn, upheld: '属实', recordedAt: new Date() });

    await uphold('2026-02-01');
    expect(await waiting(true)).toEqual(['2026-02-01']);
    const before = new Date().toISOString();
    await amend(81);
    expect(await waiting(true)).toEqual([]);
    expect(await waiting(false)).toEqual(['2026-02-01']);
    expect(await waiting(true, before)).toEqual(['2026-02-01']);

    // what was amended may be appealed against in its turn, and a recommendation amends nothing
    await uphold('2026-03-01');
    const officer = globalId('Officer', evaluation!.officerId);
    const input = { cycle, outcomes: [{ officer, outcome: 'RETAIN' as const }] };
    await api.admin.request(RecordCompetenceOutcomesDocument, { input, key: `outcome-${unique()}` });
    expect(await waiting(true)).toEqual(['2026-03-01']);
    await amend(82);
    expect(await waiting(true)).toEqual([]);
    expect(await waiting(false)).toEqual(['2026-02-01', '2026-03-01']);
  });
});
