import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { SCOPES } from '../../../src/access/scopes.ts';
import {
  ConcludeSelectionRoundDocument,
  RecommendOfficerDocument,
  RecordSelectionDocument,
  RoundRecommendationsDocument,
  WithdrawRecommendationDocument,
  WithdrawRecordDocument,
  type RecommendOfficerInput,
} from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { testCallers } from '../../support/callers.ts';
import { createAssignment, createOfficer, createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { AUDIENCE, startIssuer } from '../../support/issuer.ts';
import { merging } from '../../support/merging.ts';
import { createProgram, requirement } from '../../support/program-factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';
import { clientOf } from '../../support/tokens.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';

// 合成: all people are synthetic

const issuer = await startIssuer();
afterAll(() => issuer.stop());
const api = useApp({
  signIn: {
    issuer: issuer.url,
    audience: AUDIENCE,
    keys: issuer.keys,
    groupsClaim: 'groups',
    officerClaim: 'police_number',
    groupGrants: new Map([['all', [{ scopes: SCOPES }]]]),
  },
});

const ON = '2023-03-01';
type Thing = { readonly id: number };
let bureau: Thing;
let station: Thing;
let round: Thing;
let leader: Thing & { policeNumber: string };
let candidate: Thing & { policeNumber: string };

async function officerAt(unit: Thing, role: 'LEADER' | 'MEMBER' = 'MEMBER') {
  const policeNumber = `R${unique()}`;
  const { id } = await createOfficer(api.registry, { policeNumber });
  await createAssignment(api.registry, id, { unitId: unit.id, role });
  return { id, policeNumber };
}

/** The right of leaders below a unit, to make a number of recommendations in a round. */
const rightOf = (owner: Thing, maximum: number | null) =>
  createProgram(api.registry, {
    kind: 'RECOMMENDATION',
    ownerId: owner.id,
    reach: 'BELOW',
    roles: ['LEADER'],
    requirements: [
      requirement({ key: 'made', measure: 'RECOMMENDATIONS', per: 'ROUND', minimum: null, maximum, tally: null }),
    ],
  });

beforeAll(async () => {
  bureau = await createUnit(api.registry, { kind: 'SUB_BUREAU' });
  station = await createUnit(api.registry, { parentId: bureau.id, category: 'STATION' });
  await createPolicy(api.registry, { unitId: bureau.id, key: 'p' });
  await rightOf(bureau, 2);
});

beforeEach(async () => {
  const policy = await api.registry.selectionPolicy.findFirstOrThrow();
  round = await createRound(api.registry, { unitId: bureau.id, policyId: policy.id });
  leader = await officerAt(station, 'LEADER');
  candidate = await officerAt(station);
});

const idOf = ({ id }: Thing) => globalId('Officer', id);

const inputOf = (more: Partial<RecommendOfficerInput> = {}): RecommendOfficerInput => ({
  round: globalId('SelectionRound', round.id),
  candidate: idOf(candidate),
  recommender: idOf(leader),
  title: '副所长',
  grounds: '合成的推荐理由，不少于十个字',
  signedOn: ON,
  ...more,
});

const recommend = (more: Partial<RecommendOfficerInput> = {}, client: GraphQLClient = api.admin) =>
  client
    .request(RecommendOfficerDocument, { input: inputOf(more), key: `r-${unique()}` })
    .then(({ recommendOfficer }) => recommendOfficer);

async function recommended(more: Partial<RecommendOfficerInput> = {}) {
  const done = await recommend(more);
  if (done.__typename !== 'RecommendOfficerSuccess') throw new Error(JSON.stringify(done));
  return done;
}

const withdraw = (id: string, client: GraphQLClient = api.admin, expectedVersion?: number) =>
  client
    .request(WithdrawRecommendationDocument, { input: { id, ...(expectedVersion && { expectedVersion }) } })
    .then(({ withdrawRecommendation }) => withdrawRecommendation);

const listed = (client: GraphQLClient = api.admin) =>
  client
    .request(RoundRecommendationsDocument, { round: globalId('SelectionRound', round.id) })
    .then(({ node }) => (node?.__typename === 'SelectionRound' ? node.recommendations : null));

const refused = <Result>(work: () => Promise<Result>) => leavingNoTrace(api.registry, work);
const signedInAs = async ({ policeNumber }: { policeNumber: string }) =>
  clientOf(api, await issuer.sign(`p-${policeNumber}`, { claims: { groups: ['all'], police_number: policeNumber } }));

describe('recommendOfficer', () => {
  it('records it with its change, within the budget of the round, which a withdrawal frees', async () => {
    const first = await recommended();
    expect(first).toMatchObject({
      remaining: 1,
      recommendation: {
        candidate: { id: idOf(candidate) },
        recommender: { id: idOf(leader) },
        title: '副所长',
        signedOn: ON,
        status: 'MADE',
        version: 1,
      },
    });
    const { fields, ...change } = await lastChange(api.registry);
    expect(change).toMatchObject({ operation: 'recommendOfficer', subjectType: 'Recommendation' });
    expect(fields.slice(1)).toEqual([
      ['round', null, '选任甲'],
      ['candidate', null, `甲乙 ${candidate.policeNumber}`],
      ['recommender', null, `甲乙 ${leader.policeNumber}`],
      ['title', null, '副所长'],
    ]);
    const [second, third] = [await officerAt(station), await officerAt(station)];
    expect(await recommended({ candidate: idOf(second) })).toMatchObject({ remaining: 0 });
    expect(await refused(() => recommend({ candidate: idOf(third) }))).toMatchObject({
      rule: 'recommendations-used-up',
    });
    expect(await refused(() => recommend())).toMatchObject({
      __typename: 'ConflictError',
      existing: { id: first.recommendation.id },
    });
    expect(await withdraw(first.recommendation.id, api.admin, 1)).toMatchObject({
      recommendation: { status: 'WITHDRAWN', version: 2 },
    });
    expect(await recommended({ candidate: idOf(third) })).toMatchObject({ remaining: 0 });
    expect(await refused(() => withdraw(first.recommendation.id))).toMatchObject({
      rule: 'recommendation-not-pending',
    });
    expect((await listed())!.nodes.map(({ status }) => status)).toEqual(['WITHDRAWN', 'MADE', 'MADE']);
  });

  it('is refused for what it is wrong in, and leaves no trace', async () => {
    const auxiliary = await createOfficerIn(api.registry, station, { category: 'AUXILIARY', rank: null });
    const retired = await createOfficerIn(api.registry, station, { status: 'RETIRED' });
    const cases: [Partial<RecommendOfficerInput>, object][] = [
      [{ candidate: idOf(leader) }, { rule: 'recommends-oneself' }],
      [{ recommender: idOf(await officerAt(station)) }, { rule: 'no-right-to-recommend' }],
      [{ recommender: idOf(await officerAt(bureau, 'LEADER')) }, { rule: 'no-right-to-recommend' }],
      [{ candidate: idOf(auxiliary) }, { rule: 'candidate-not-police' }],
      [{ candidate: idOf(retired) }, { rule: 'officer-not-serving' }],
      [{ candidate: idOf({ id: 999_999 }) }, { __typename: 'NotFoundError', type: 'Officer' }],
      [{ round: globalId('SelectionRound', 999_999) }, { __typename: 'NotFoundError', type: 'SelectionRound' }],
      [{ grounds: '九个字的理由太短了' }, { __typename: 'InvalidInputError', issues: [{ path: 'grounds' }] }],
      [{ grounds: 'x'.repeat(2_001) }, { issues: [{ path: 'grounds' }] }],
      [{ title: 'x'.repeat(101) }, { issues: [{ path: 'title' }] }],
      [{ signedOn: '2999-01-01' }, { issues: [{ path: 'signedOn' }] }],
      [{ signedOn: '2001-01-01' }, { issues: [{ path: 'signedOn' }] }],
    ];
    await refused(async () => {
      for (const [more, answer] of cases) expect(await recommend(more)).toMatchObject(answer);
    });
  });

  it('says what came of it: adopted by a selection, else not once the round has ended', async () => {
    const other = await officerAt(station);
    const made = await recommended();
    await recommended({ candidate: idOf(other) });
    const { recordSelection } = await api.admin.request(RecordSelectionDocument, {
      input: {
        round: globalId('SelectionRound', round.id),
        officer: idOf(candidate),
        title: '副所长',
        selectedOn: '2023-04-01',
      },
      key: `s-${unique()}`,
    });
    expect(recordSelection.__typename).toBe('RecordSelectionSuccess');
    expect(await refused(() => withdraw(made.recommendation.id))).toMatchObject({
      rule: 'recommendation-not-pending',
    });
    await api.admin.request(ConcludeSelectionRoundDocument, {
      input: { id: globalId('SelectionRound', round.id) },
    });
    const { nodes, totalCount } = (await listed())!;
    expect(totalCount).toBe(2);
    expect(nodes.map(({ status, selection }) => [status, selection !== null])).toEqual([
      ['ADOPTED', true],
      ['NOT_ADOPTED', false],
    ]);
    const before = await api.admin.request<{ node: object }>(
      `query @asOf(date: "2023-03-15") { node(id: "${made.recommendation.id}") { ... on Recommendation { status selection { id } } } }`,
    );
    expect(before).toEqual({ node: { status: 'MADE', selection: null } });
    expect(await refused(() => recommend({ recommender: idOf(other) }))).toMatchObject({ rule: 'round-not-open' });
  });

  it('takes the nearest program: one of the unit itself before one above', async () => {
    const below = await createUnit(api.registry, { parentId: bureau.id });
    const team = await createUnit(api.registry, { parentId: below.id });
    const head = await officerAt(team, 'LEADER');
    const policy = await api.registry.selectionPolicy.findFirstOrThrow();
    const own = await createRound(api.registry, { unitId: below.id, policyId: policy.id });
    const there = { round: globalId('SelectionRound', own.id), recommender: idOf(head) };
    expect(await recommended(there)).toMatchObject({ remaining: 1 });
    await rightOf(below, null);
    expect(await recommended({ ...there, candidate: idOf(await officerAt(team)) })).toMatchObject({
      remaining: null,
    });
  });
});

describe('a person who is an officer', () => {
  it('recommends, and takes back, in that name alone', async () => {
    const as = await signedInAs(leader);
    const other = await officerAt(station, 'LEADER');
    expect(await refused(() => recommend({ recommender: idOf(other) }, as))).toMatchObject({
      rule: 'recommends-as-another',
    });
    const done = await recommend({}, as);
    expect(done).toMatchObject({ __typename: 'RecommendOfficerSuccess' });
    const { recommendation } = await recommended({ recommender: idOf(other) });
    expect(await refused(() => withdraw(recommendation.id, as))).toMatchObject({ rule: 'recommends-as-another' });
  });

  it('is not told who recommended them: not in lists, counts, ids and changes, nor by trying', async () => {
    const { recommendation } = await recommended();
    const as = await signedInAs(candidate);
    const document = `{
      node(id: "${recommendation.id}") { id }
      round: node(id: "${globalId('SelectionRound', round.id)}") { ... on SelectionRound {
        recommendations { totalCount nodes { id } }
        candidates(includeIneligible: true, first: 100) { nodes { officer { id } recommendations } }
      } }
      officer: node(id: "${idOf(candidate)}") { ... on Officer { recommendations { totalCount nodes { id } } } }
      leader: node(id: "${idOf(leader)}") { ... on Officer { recommendationsMade { totalCount nodes { id } } } }
      changes(filter: { operation: ["recommendOfficer"] }, last: 1) { nodes { subject { id } } }
      of: changes(filter: { subject: "${idOf(candidate)}" }) { nodes { operation } }
    }`;
    interface Told {
      node: object | null;
      round: { recommendations: object; candidates: { nodes: { officer: { id: string }; recommendations: number }[] } };
      officer: { recommendations: object };
      leader: { recommendationsMade: object };
      changes: { nodes: { subject: { id: string } | null }[] };
      of: { nodes: { operation: string }[] };
    }
    const countOf = ({ round: { candidates } }: Told) =>
      candidates.nodes.find(({ officer }) => officer.id === idOf(candidate))?.recommendations;
    const all = await api.admin.request<Told>(document);
    expect(all.node).toEqual({ id: recommendation.id });
    expect([countOf(all), all.officer, all.leader]).toEqual([
      1,
      { recommendations: { totalCount: 1, nodes: [{ id: recommendation.id }] } },
      { recommendationsMade: { totalCount: 1, nodes: [{ id: recommendation.id }] } },
    ]);
    expect(all.changes.nodes).toEqual([{ subject: { id: recommendation.id } }]);
    expect(all.of.nodes).toContainEqual({ operation: 'recommendOfficer' });
    const told = await as.request<Told>(document);
    const nothing = { totalCount: 0, nodes: [] };
    expect(told).toMatchObject({
      node: null,
      round: { recommendations: nothing },
      officer: { recommendations: nothing },
      leader: { recommendationsMade: nothing },
    });
    expect(countOf(told)).toBe(0);
    expect(JSON.stringify([told.changes, told.of])).not.toContain(recommendation.id);
    expect(told.of.nodes).not.toContainEqual({ operation: 'recommendOfficer' });
    expect(await refused(() => withdraw(recommendation.id, as))).toMatchObject({ __typename: 'NotFoundError' });
    expect(await refused(() => withdraw(globalId('Recommendation', 999_999), as))).toMatchObject({
      __typename: 'NotFoundError',
    });
    const { change } = (await recommended({ recommender: idOf(await officerAt(station, 'LEADER')) })) as {
      change: { position: string };
    };
    const takeBack = async (id: string, more = {}) =>
      (
        await as.request(WithdrawRecordDocument, {
          input: { id, basis: { reason: '误登' }, ...more },
        })
      ).withdrawRecord;
    for (const [type, id] of [
      ['Recommendation', recommendation.id],
      ['Recommendation', globalId('Recommendation', 999_999)],
      ['Change', globalId('Change', Number(change.position))],
      ['Change', globalId('Change', 999_999)],
    ] as const) {
      expect(await refused(() => takeBack(id))).toMatchObject({ __typename: 'NotFoundError', type });
    }
    // what goes along with the round is refused nothing for being about who withdraws it
    expect(await takeBack(globalId('SelectionRound', round.id), { withDependents: true })).toMatchObject({
      __typename: 'WithdrawRecordSuccess',
    });
  });
});

describe('a recommendation', () => {
  const CANDIDATES = (id: number) => `{ node(id: "${globalId('SelectionRound', id)}") { ... on SelectionRound {
    candidates(includeIneligible: true, first: 100) { nodes { officer { id } score place eligible excludedBy reasons { code } } } } } }`;

  it('is no input of score, place or eligibility', async () => {
    const before = await api.admin.request(CANDIDATES(round.id));
    await recommended();
    expect(await api.admin.request(CANDIDATES(round.id))).toEqual(before);
  });

  it('is not there for viewers of other units, and its change needs evaluation:read', async () => {
    const { recommendation } = await recommended();
    const elsewhere = await createUnit(api.registry);
    const ask = `{ node(id: "${recommendation.id}") { id }
      officer: node(id: "${idOf(leader)}") { ... on Officer { recommendationsMade { totalCount } } } }`;
    const bound = await api.signedIn(['evaluation:read', 'selection:write'], [elsewhere.id], ['registry:read']);
    expect(await bound.request(ask)).toEqual({ node: null, officer: { recommendationsMade: { totalCount: 0 } } });
    expect(await refused(() => refusal(recommend({}, bound)))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await refused(() => refusal(withdraw(recommendation.id, bound)))).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    const changes = `{ changes(filter: { subjectType: ["Recommendation"] }, last: 1) { nodes { subjectType } } }`;
    const auditor = await api.signedIn(['registry:read', 'change:read']);
    expect(await auditor.request(changes)).toEqual({ changes: { nodes: [] } });
    expect(await api.admin.request(changes)).toEqual({ changes: { nodes: [{ subjectType: 'Recommendation' }] } });
  });

  it('goes with the officers when they are merged, and is refused where one recommended the other', async () => {
    const { merge, enrolled } = merging(api);
    const [into, from] = [await enrolled(station), await enrolled(station)];
    const { recommendation } = await recommended({ candidate: from });
    expect(await merge(into, from)).toMatchObject({ __typename: 'MergeOfficersSuccess' });
    const { nodes } = (await listed())!;
    expect(nodes).toMatchObject([{ id: recommendation.id, candidate: { id: into } }]);
    const one = await enrolled(station);
    await recommended({ candidate: one });
    expect(await refused(() => merge(idOf(leader), one))).toMatchObject({ rule: 'officers-contradict' });
  });

  it('is counted among what the program measures', async () => {
    await recommended();
    const { officer } = await api.admin.request<{
      officer: { standings: { lines: { value: number | null; met: boolean | null }[] }[] };
    }>(`query @asOf(date: "2023-05-01") { officer: node(id: "${idOf(leader)}") { ... on Officer {
      standings { lines { value met } } } } }`);
    expect(officer.standings).toEqual([{ lines: [{ value: 1, met: true }] }]);
  });
});

testCallers(
  api,
  ['selection:write', 'evaluation:read', 'registry:read'],
  [
    [
      'recommendOfficer',
      () =>
        Promise.resolve((client) =>
          client.request(RecommendOfficerDocument, { input: inputOf(), key: `c-${unique()}` }),
        ),
    ],
    [
      'withdrawRecommendation',
      async () => {
        const { recommendation } = await recommended();
        return (client) => client.request(WithdrawRecommendationDocument, { input: { id: recommendation.id } });
      },
    ],
  ],
);
