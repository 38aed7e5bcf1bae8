import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  AmendEvaluationDocument,
  AppealEvaluationDocument,
  DecideAppealDocument,
  RecordCompetenceOutcomesDocument,
  RecordMetricsDocument,
} from '../../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../../support/app.ts';
import { testCallers, type Send } from '../../../support/callers.ts';
import { createAppeal } from '../../../support/evaluation-factories.ts';
import { unique } from '../../../support/factories.ts';
import { createFinalized, type Finalized } from '../../../support/finalized-cycles.ts';
import { leavingNoTrace } from '../../../support/writes.ts';

const api = useApp();

const ABSENT = 999_999;

interface Things {
  readonly evaluation: number;
  readonly appeal: number;
  readonly officer: number;
  readonly cycle: number;
}

/** Every mutation that follows a finalized cycle: something to do that nothing stands in the way of. */
const MUTATIONS: [string, (things: Things) => Send][] = [
  [
    'amendEvaluation',
    ({ evaluation }) =>
      (client) =>
        client.request(AmendEvaluationDocument, {
          input: {
            id: globalId('Evaluation', evaluation),
            grade: 'EXCELLENT',
            basis: { documentNumber: '测1', reason: '复核' },
          },
        }),
  ],
  [
    'appealEvaluation',
    ({ evaluation }) =>
      (client) =>
        client.request(AppealEvaluationDocument, {
          input: {
            evaluation: globalId('Evaluation', evaluation),
            notifiedOn: '2026-03-01',
            filedOn: '2026-03-01',
            grounds: '计分有误',
          },
          key: `access-${unique()}`,
        }),
  ],
  [
    'decideAppeal',
    ({ appeal }) =>
      (client) =>
        client.request(DecideAppealDocument, {
          input: {
            id: globalId('EvaluationAppeal', appeal),
            outcome: 'UPHELD',
            decision: '计分确有误',
            decidedOn: '2026-03-01',
          },
        }),
  ],
  [
    'recordCompetenceOutcomes',
    ({ cycle, officer }) =>
      (client) =>
        client.request(RecordCompetenceOutcomesDocument, {
          input: {
            cycle: globalId('EvaluationCycle', cycle),
            outcomes: [{ officer: globalId('Officer', officer), outcome: 'RETAIN' }],
          },
          key: `access-${unique()}`,
        }),
  ],
];

const fresh = () => createFinalized(api.registry, { grades: ['COMPETENT', 'COMPETENT'], groups: true });

/** Of a cycle: one evaluation without an appeal, and an appeal against the other. */
async function thingsOf({ cycleId, evaluations }: Finalized): Promise<Things> {
  const [one, two] = evaluations;
  const appeal = await createAppeal(api.registry, { evaluationId: two!.id, filedOn: '2026-02-01' });
  return { evaluation: one!.id, officer: one!.officerId, cycle: cycleId, appeal: appeal.id };
}

testCallers(
  api,
  ['registry:read', 'evaluation:read', 'evaluation:write'],
  MUTATIONS.map(([name, prepare]) => [name, async () => prepare(await thingsOf(await fresh()))]),
);

it.each(MUTATIONS)('%s is open to a caller with the scopes for the unit', async (name, prepare) => {
  const cycle = await fresh();
  const scopes = ['evaluation:read', 'evaluation:write'] as const;
  const viewer = await api.signedIn(scopes, [cycle.unit.id], ['registry:read']);
  expect(await prepare(await thingsOf(cycle))(viewer)).toMatchObject({
    [name]: { change: { position: expect.any(String) } },
  });
});

describe('beyond its units a bound viewer', () => {
  let own: Finalized;
  let other: Finalized;

  beforeAll(async () => {
    own = await fresh();
    other = await fresh();
  });

  const absent = (things: Things): Things => ({ ...things, evaluation: ABSENT, appeal: ABSENT, cycle: ABSENT });

  it.each(MUTATIONS)(
    'is refused %s, in the same words and statements whether it is there or not',
    async (name, prepare) => {
      const bound = await api.signedIn(scopesWithout('registry:read'), [own.unit.id], ['registry:read']);
      const there = await thingsOf(other);
      const seen: string[][] = [];
      for (const send of [prepare(there), prepare(absent(there))]) {
        const errors = await leavingNoTrace(api.registry, () => refusal(send(bound)));
        expect(errors).toMatchObject([
          {
            message: 'This needs the scope evaluation:write for every unit concerned.',
            path: [name],
            extensions: { code: 'FORBIDDEN', scope: 'evaluation:write' },
          },
        ]);
        seen.push(await api.statements(() => refusal(send(bound))));
      }
      expect(seen[0]).toEqual(seen[1]);
    },
  );

  it('cannot act where it holds the scope to write but not the scope to read', async () => {
    const viewer = await api.signedIn(['evaluation:read'], [own.unit.id], ['registry:read', 'evaluation:write']);
    for (const [, prepare] of MUTATIONS) {
      const send = prepare(await thingsOf(other));
      expect(await leavingNoTrace(api.registry, () => refusal(send(viewer)))).toMatchObject([
        { message: 'This needs the scope evaluation:read for every unit concerned.' },
      ]);
    }
  });

  it('does not find appeals', async () => {
    const bound = await api.signedIn(scopesWithout(), [own.unit.id], ['registry:read']);
    const [mine, theirs] = [await thingsOf(own), await thingsOf(other)];
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on EvaluationAppeal { status } } }';
    const ids = [mine, theirs].map(({ appeal }) => globalId('EvaluationAppeal', appeal));
    expect(await bound.request(query, { ids })).toEqual({ nodes: [{ status: 'FILED' }, null] });
  });

  it('records no figures', async () => {
    const bound = await api.signedIn(['unit:write'], [own.unit.id], ['registry:read']);
    const figures = (...units: number[]) => {
      const observations = units.map((id) => ({
        unit: globalId('Unit', id),
        key: `reach_${unique()}`,
        name: '接警数',
        value: 1,
        valueUnit: 'COUNT' as const,
      }));
      const input = { observations, observedOn: '2026-01-01' };
      return bound.request(RecordMetricsDocument, { input, key: `reach-${unique()}` });
    };
    expect(await figures(own.unit.id)).toMatchObject({ recordMetrics: { __typename: 'RecordMetricsSuccess' } });
    for (const beyond of [other.unit.id, ABSENT]) {
      const errors = await leavingNoTrace(api.registry, () => refusal(figures(own.unit.id, beyond)));
      expect(errors).toMatchObject([{ message: 'This needs the scope unit:write for every unit concerned.' }]);
    }
  });
});
