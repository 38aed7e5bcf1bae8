import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { LinkPersonDocument } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { concernActs, STATED } from '../../support/concern-acts.ts';
import { createAssignment, createOfficer, createOfficerIn, unique } from '../../support/factories.ts';
import { AUDIENCE, startIssuer } from '../../support/issuer.ts';
import { createProgram, requirement } from '../../support/program-factories.ts';
import { newKey, personalKeys } from '../../support/personal.ts';
import { clientOf } from '../../support/tokens.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { withdrawals } from '../../support/withdrawals.ts';
import { leavingNoTrace } from '../../support/writes.ts';
import { sql } from '../../../src/sql/sql.ts';

const issuer = await startIssuer();
afterAll(() => issuer.stop());

const SCOPES = [
  'registry:read',
  'concern:read',
  'concern:write',
  'change:read',
  'program:read',
  'discipline:read',
] as const;
const api = useApp({
  personalKeys: personalKeys(newKey('k')),
  signIn: {
    issuer: issuer.url,
    audience: AUDIENCE,
    keys: issuer.keys,
    groupsClaim: 'groups',
    officerClaim: 'police_number',
    groupGrants: new Map([['supervisors', [{ scopes: [...SCOPES] }]]]),
  },
});
const { raise, step, expunge, concernsOf, concernsIn } = concernActs(api);

let own: Bureau;
let other: Bureau;

/** The concern about each, and about the leader of the bureau, who is above both. */
let leader: { id: number };
let colleague: { id: number };
let ofLeader: string;
let ofColleague: string;
let ofSelf: string;
let elsewhere: string;
/** The officer of the station, who reads. */
let self: GraphQLClient;

async function raised(officer: { id: number }, keeper: { id: number }): Promise<string> {
  const result = await raise(officer, keeper);
  if (result.__typename !== 'RaiseConcernSuccess') throw new Error(JSON.stringify(result));
  return result.concern.id;
}

async function signedInAs(officer: { id: number }): Promise<GraphQLClient> {
  const subject = `p-${unique()}`;
  const { linkPerson } = await api.admin.request(LinkPersonDocument, {
    input: {
      person: { issuer: issuer.url, subject },
      officer: globalId('Officer', officer.id),
      basis: { reason: '测试' },
    },
    key: subject,
  });
  expect(linkPerson.__typename).toBe('LinkPersonSuccess');
  return clientOf(api, await issuer.sign(subject, { claims: { groups: ['supervisors'] } }));
}

beforeAll(async () => {
  ({ own, other } = await createTwoBureaus(api.registry));
  leader = await createOfficer(api.registry);
  await createAssignment(api.registry, leader.id, { unitId: own.bureau.id, role: 'LEADER' });
  colleague = await createOfficerIn(api.registry, own.station);
  ofLeader = await raised(leader, own.bureau);
  ofColleague = await raised(colleague, own.station);
  ofSelf = await raised(own.officer, own.station);
  elsewhere = await raised(other.officer, other.station);
  self = await signedInAs(own.officer);
}, 60_000);

const node = (client: GraphQLClient, id: string, headers: Record<string, string> = STATED) =>
  client.request<{ node: { id: string } | null }>(
    `
      query ($id: ID!) {
        node(id: $id) {
          id
          ... on Concern {
            kind
            summary
          }
        }
      }
    `,
    { id },
    headers,
  );

const changesOf = async (client: GraphQLClient, filter: object) =>
  (
    await client.request<{ changes: { totalCount: number; nodes: { operation: string }[] } }>(
      `
        query ($filter: ChangeFilter) {
          changes(filter: $filter, first: 100) {
            totalCount
            nodes {
              operation
            }
          }
        }
      `,
      { filter },
      STATED,
    )
  ).changes;

describe('a concern', () => {
  it('is read with a purpose alone, and each reading is on record', async () => {
    const reader = await api.signedIn(['registry:read', 'concern:read']);
    expect(await refusal(node(reader, ofColleague, {}))).toContainEqual(
      expect.objectContaining({ extensions: { code: 'PURPOSE_REQUIRED' } }),
    );
    expect(await node(reader, ofColleague)).toMatchObject({ node: { id: ofColleague, summary: '合成的情况' } });
    const [read] = await api.registry.$query(
      sql`SELECT field, officer_id AS officer, purpose FROM personal_read ORDER BY id DESC LIMIT 1`,
      [],
    );
    expect(read).toMatchObject({ field: 'concerns', officer: colleague.id, purpose: '合成的查阅目的' });
  });

  it('is counted with a purpose alone, and shown by a dry run or by an act about something else with one alone', async () => {
    const id = globalId('Officer', colleague.id);
    const counting = 'query ($id: ID!) { officer(id: $id) { concerns { totalCount } } }';
    const rehearsing = `mutation ($input: RecordConcernStepInput!) @dryRun { recordConcernStep(input: $input) {
      ... on RecordConcernStepSuccess { concern { summary } } } }`;
    const input = { id: ofColleague, on: '2022-04-01', stage: 'REMINDED', by: '合成的经办人' };
    const besides = `mutation ($input: ReviseOfficerInput!) { reviseOfficer(input: $input) {
      ... on ReviseOfficerSuccess { officer { concerns { nodes { summary } } } } } }`;
    const revised = { id, gender: 'FEMALE', effectiveOn: '2024-01-01' };
    const asked: [string, Record<string, unknown>][] = [
      [counting, { id }],
      [rehearsing, { input }],
      [besides, { input: revised }],
    ];
    for (const [text, variables] of asked) {
      expect(await refusal(api.admin.request(text, variables))).toContainEqual(
        expect.objectContaining({ extensions: { code: 'PURPOSE_REQUIRED' } }),
      );
    }
    expect(await api.admin.request(counting, { id }, STATED)).toEqual({ officer: { concerns: { totalCount: 1 } } });
  });

  it('is not there without the scope, nor for who has it elsewhere', async () => {
    const none = await api.signedIn(['registry:read', 'change:read']);
    expect(await refusal(node(none, ofColleague))).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await refusal(concernsOf(colleague, undefined, none))).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(await changesOf(none, { operation: ['raiseConcern'] })).toMatchObject({ totalCount: 0, nodes: [] });
    const bound = await api.signedIn(
      ['concern:read', 'concern:write', 'change:read', 'registry:read'],
      [other.bureau.id],
    );
    expect(await node(bound, ofColleague)).toEqual({ node: null });
    expect(await concernsOf(colleague, undefined, bound)).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await concernsIn(own.bureau, {}, bound)).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await concernsIn(other.bureau, {}, bound)).toMatchObject({ totalCount: 1, nodes: [{ id: elsewhere }] });
    expect(await changesOf(bound, { operation: ['raiseConcern'] })).toMatchObject({ totalCount: 1 });
    const missing = globalId('Concern', 999_999);
    for (const id of [ofColleague, missing]) {
      expect(await leavingNoTrace(api.registry, () => refusal(step(id, 'REMINDED', {}, bound)))).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    }
    expect(await step(elsewhere, 'REMINDED', {}, bound)).toMatchObject({ __typename: 'RecordConcernStepSuccess' });
  });

  it('is not there for the officer whom it is about, nor for those below, on any path', async () => {
    for (const id of [ofSelf, ofLeader]) {
      expect(await node(self, id)).toEqual({ node: null });
    }
    expect(await node(self, ofColleague)).toMatchObject({ node: { id: ofColleague } });
    expect(await concernsOf(own.officer, undefined, self)).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await concernsOf(leader, undefined, self)).toMatchObject({ totalCount: 0, nodes: [] });
    expect((await concernsIn(own.bureau, {}, self)).nodes.map(({ id }) => id)).toEqual([ofColleague]);
    expect(await concernsIn(own.bureau, { date: '2022-03-15' }, self)).toMatchObject({ totalCount: 1 });
    const told = await changesOf(self, { operation: ['raiseConcern'] });
    expect(told.totalCount).toBe(2);
    for (const id of [ofSelf, ofLeader, globalId('Officer', leader.id), globalId('Officer', own.officer.id)]) {
      const { nodes } = await changesOf(self, { subject: id });
      expect(nodes.filter(({ operation }) => operation === 'raiseConcern')).toEqual([]);
    }
  });

  it('is neither raised, taken further nor expunged by them, as if it were not there', async () => {
    const missing = globalId('Concern', 999_999);
    for (const id of [ofSelf, ofLeader, missing]) {
      const acts: (() => Promise<object>)[] = [
        () => step(id, 'REMINDED', {}, self),
        () => expunge([ofColleague, id], undefined, self),
      ];
      for (const act of acts) {
        expect(await leavingNoTrace(api.registry, act)).toMatchObject({ __typename: 'NotFoundError', type: 'Concern' });
      }
    }
    expect(await leavingNoTrace(api.registry, () => raise(own.officer, own.station, {}, self))).toMatchObject({
      rule: 'own-record',
    });
    expect(await leavingNoTrace(api.registry, () => raise(leader, own.bureau, {}, self))).toMatchObject({
      rule: 'concern-above',
    });
  });

  it('is neither withdrawn nor undone by them, and its withdrawal tells nothing', async () => {
    const { withdraw } = withdrawals(api);
    const missing = globalId('Concern', 999_999);
    for (const id of [ofSelf, ofLeader, missing]) {
      expect(await leavingNoTrace(api.registry, () => withdraw(id, {}, self))).toMatchObject({
        __typename: 'NotFoundError',
        type: 'Concern',
      });
    }
    expect(await leavingNoTrace(api.registry, () => withdraw(ofColleague, {}, self))).toMatchObject({
      rule: 'record-settled',
    });
  });

  it('is left out of the rate of open concerns that they read, of a unit of five or more', async () => {
    for (let n = 0; n < 4; n++) {
      await createOfficerIn(api.registry, own.station);
    }
    const facts = { key: 'open', name: '苗头', measure: 'OPEN_CONCERNS', per: 'STANDING', maximum: 50 } as const;
    await createProgram(api.registry, {
      key: 'warning',
      kind: 'WARNING',
      subjectKind: 'UNIT',
      ownerId: own.bureau.id,
      requirements: [requirement({ ...facts, minimum: null, tally: null })],
    });
    const rate = async (client: GraphQLClient) => {
      const { program } = await client.request<{
        program: { standings: { nodes: { subject: { id: string }; lines: { value: number }[] }[] } };
      }>(
        `{ program(key: "warning") { standings(first: 10) { nodes { subject { ... on Unit { id } } lines { value } } } } }`,
        {},
        STATED,
      );
      const id = globalId('Unit', own.bureau.id);
      return program.standings.nodes.find(({ subject }) => subject.id === id)?.lines[0]?.value;
    };
    // eight serve in the bureau: its head, its leader, a colleague, the officer and four more
    expect([await rate(api.admin), await rate(self)]).toEqual([37.5, 12.5]);
  });

  it('is counted for them in no form of discipline, and several that were expunged at once are told to nobody below', async () => {
    const summary = async (client: GraphQLClient) =>
      (
        await client.request<{ unit: { disciplineSummary: { form: string; count: number }[] } }>(
          `
            query ($id: ID!) {
              unit(id: $id) {
                disciplineSummary(from: "2022-01-01", to: "2023-01-01") {
                  form
                  count
                }
              }
            }
          `,
          { id: globalId('Unit', own.bureau.id) },
          STATED,
        )
      ).unit.disciplineSummary.find(({ form }) => form === 'FIRST')?.count;
    for (const id of [ofLeader, ofColleague]) {
      await step(id, 'REMINDED', { measure: 'TALK' });
    }
    expect([await summary(api.admin), await summary(self)]).toEqual([2, 1]);
    await expunge([ofLeader, ofColleague]);
    expect((await changesOf(self, { operation: ['expungeConcerns'] })).totalCount).toBe(0);
    expect((await changesOf(api.admin, { operation: ['expungeConcerns'] })).totalCount).toBe(1);
  });
});
