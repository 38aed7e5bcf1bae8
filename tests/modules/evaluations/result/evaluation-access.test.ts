import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import {
  CloseEvaluationCycleDocument,
  DefineEvaluationSchemeDocument,
  EvaluationResultsDocument,
  FinalizeEvaluationCycleDocument,
  OpenEvaluationCycleDocument,
  RecordScoresDocument,
} from '../../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../../support/app.ts';
import { createCycle, createEvaluation, createScheme } from '../../../support/evaluation-factories.ts';
import { PERIOD } from '../../../support/evaluation-writes.ts';
import { unique } from '../../../support/factories.ts';
import { createTwoBureaus, type Bureau } from '../../../support/two-bureaus.ts';
import { leavingNoTrace } from '../../../support/writes.ts';

const api = useApp();

let root: { id: number };
let own: Bureau;
let other: Bureau;
let schemeId: string;
/** Bound to a bureau of its own in all but reading the directory. */
let bound: GraphQLClient;

beforeAll(async () => {
  ({ root, own, other } = await createTwoBureaus(api.registry));
  const scheme = await createScheme(api.registry, { columns: { ownerId: root.id } });
  schemeId = globalId('EvaluationScheme', scheme.id);
  bound = await api.signedIn(scopesWithout('registry:read'), [own.bureau.id], ['registry:read']);
});

interface Things {
  readonly bureau: { id: number };
  readonly subject: { id: number };
  readonly cycle: number;
}

/** An open cycle in a bureau, in which one of its officers takes part. */
async function things({ bureau, officer }: Bureau): Promise<Things> {
  const scheme = await createScheme(api.registry, { columns: { ownerId: root.id } });
  const cycle = await createCycle(api.registry, { schemeId: scheme.id, unitId: bureau.id, ...PERIOD });
  await createEvaluation(api.registry, { cycleId: cycle.id, officerId: officer.id });
  return { bureau, subject: officer, cycle: cycle.id };
}

/** What is not there at all. */
const NOWHERE: Things = { bureau: { id: 999_999 }, subject: { id: 999_999 }, cycle: 999_999 };

type Send = (client: GraphQLClient, on: Things) => Promise<object>;

const key = () => `access-${unique()}`;
const cycleOf = ({ cycle }: Things) => globalId('EvaluationCycle', cycle);
const scoresOf = ({ subject }: Things) => [{ subject: globalId('Officer', subject.id), indicator: 'i1', value: 1 }];

/** Every mutation of evaluations, with input that is good. */
const MUTATIONS: [string, Send][] = [
  [
    'defineEvaluationScheme',
    (client, { bureau }) =>
      client.request(DefineEvaluationSchemeDocument, {
        input: {
          key: `access-${unique()}`,
          name: '办法',
          owner: globalId('Unit', bureau.id),
          subjectKind: 'OFFICER',
          indicators: [{ key: 'i1', name: '指标', weightBasisPoints: 10_000, maximum: 100 }],
          gradeBands: [],
          effectiveOn: '2024-01-01',
        },
        key: key(),
      }),
  ],
  [
    'openEvaluationCycle',
    (client, { bureau }) =>
      client.request(OpenEvaluationCycleDocument, {
        input: { scheme: schemeId, unit: globalId('Unit', bureau.id), from: nextDay(), to: nextDay() },
        key: key(),
      }),
  ],
  [
    'recordScores',
    (client, on) =>
      client.request(RecordScoresDocument, { input: { cycle: cycleOf(on), scores: scoresOf(on) }, key: key() }),
  ],
  [
    'closeEvaluationCycle',
    (client, on) => client.request(CloseEvaluationCycleDocument, { input: { id: cycleOf(on) } }),
  ],
  [
    'finalizeEvaluationCycle',
    async (client, on) => {
      const scores = { cycle: cycleOf(on), scores: scoresOf(on) };
      if (on !== NOWHERE) await api.admin.request(RecordScoresDocument, { input: scores, key: key() });
      return client.request(FinalizeEvaluationCycleDocument, { input: { id: cycleOf(on) }, key: key() });
    },
  ],
];

let days = 0;
/** Another day each time, so that no two cycles meet. */
const nextDay = () => new Date(Date.UTC(2022, 0, ++days)).toISOString().slice(0, 10);

describe.each(MUTATIONS)('%s', (name, send) => {
  const refused = async (client: GraphQLClient, on: Things) =>
    name === 'finalizeEvaluationCycle'
      ? refusal(send(client, on))
      : leavingNoTrace(api.registry, () => refusal(send(client, on)));

  const forbidden = (scope: string, where = '') => [
    { message: `This needs the scope ${scope}${where}.`, path: [name], extensions: { code: 'FORBIDDEN', scope } },
  ];

  it('is refused to a caller without a token', async () => {
    expect(await refused(api.anonymous(), await things(own))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it.each(['evaluation:write', 'evaluation:read', 'registry:read'] as const)('is refused without %s', async (scope) => {
    const client = await api.signedIn(scopesWithout(scope));
    expect(await refused(client, await things(own))).toMatchObject(forbidden(scope));
  });

  it('accepts a caller with the three scopes, who sees the change', async () => {
    const client = await api.signedIn(['registry:read', 'evaluation:read', 'evaluation:write']);
    expect(await send(client, await things(other))).toMatchObject({
      [name]: {
        __typename: `${name[0]!.toUpperCase()}${name.slice(1)}Success`,
        change: { position: expect.any(String) },
      },
    });
  });

  it('accepts a caller bound to the unit of the cycle', async () => {
    expect(await send(bound, await things(own))).toMatchObject({
      [name]: { change: { position: expect.any(String) } },
    });
  });

  it('is refused beyond the units of the caller by the same statements, whether the thing exists or not', async () => {
    const statements: string[][] = [];
    for (const on of [await things(other), NOWHERE]) {
      expect(await refused(bound, on)).toMatchObject(forbidden('evaluation:write', ' for every unit concerned'));
      if (name !== 'finalizeEvaluationCycle') {
        statements.push(await api.statements(() => refusal(send(bound, on))));
      }
    }
    expect(statements[1]).toEqual(statements[0]);
  });
});

describe('a cycle of two bureaus', () => {
  it('is refused to who may write it all and read a part', async () => {
    const on = await things(own);
    const client = await api.signedIn(
      ['evaluation:read'],
      [own.station.id],
      ['registry:read', 'evaluation:write', 'change:read'],
    );
    const input = { cycle: cycleOf(on), scores: scoresOf(on) };
    expect(await refusal(client.request(RecordScoresDocument, { input, key: key() }))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'evaluation:read' } },
    ]);
  });

  it('shows a bound viewer the results of its own officers, and counts no others', async () => {
    const scheme = await createScheme(api.registry, {
      columns: { ownerId: root.id },
      gradeBands: [{ grade: 'COMPETENT', minimum: 0 }],
    });
    const { id: cycleId } = await createCycle(api.registry, { schemeId: scheme.id, unitId: root.id, ...PERIOD });
    const subjects = [own.head, own.officer, other.head, other.officer];
    const named: [string, number, string][] = [];
    for (const { id: officerId } of subjects) {
      const { id } = await createEvaluation(api.registry, { cycleId, officerId });
      named.push([globalId('Evaluation', id), 3, globalId('Officer', officerId)]);
    }
    const cycle = globalId('EvaluationCycle', cycleId);
    const scores = subjects.map(({ id }, i) => ({ subject: globalId('Officer', id), indicator: 'i1', value: 90 - i }));
    await api.admin.request(RecordScoresDocument, { input: { cycle, scores }, key: key() });
    await api.admin.request(FinalizeEvaluationCycleDocument, { input: { id: cycle }, key: key() });
    const seen = async (client: GraphQLClient) => {
      const { evaluationCycle } = await client.request(EvaluationResultsDocument, { cycle });
      const { gradeDistribution, evaluations } = evaluationCycle!;
      return {
        graded: gradeDistribution.find(({ grade }) => grade === 'COMPETENT'),
        totals: evaluations.nodes.map(({ total }) => total),
        // what an amendment, an appeal or a score names
        named: evaluations.nodes.map(({ id, version, subject }) => [id, version, subject.id]),
        later: evaluations.nodes.map(({ amended, outcome }) => [amended, outcome]),
        totalCount: evaluations.totalCount,
      };
    };
    expect(await seen(api.admin)).toEqual({
      graded: { grade: 'COMPETENT', count: 4, basisPoints: 10_000 },
      totals: [90, 89, 88, 87],
      named,
      later: named.map(() => [false, null]),
      totalCount: 4,
    });
    expect(await seen(bound)).toEqual({
      graded: { grade: 'COMPETENT', count: 2, basisPoints: 10_000 },
      totals: [90, 89],
      named: named.slice(0, 2),
      later: [
        [false, null],
        [false, null],
      ],
      totalCount: 2,
    });
  });
});
