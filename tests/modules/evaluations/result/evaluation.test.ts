import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../../generated/gql.ts';
import { globalId, refusal, useApp } from '../../../support/app.ts';
import {
  addEvaluationVersion,
  createCycle,
  createEvaluation,
  createScheme,
  createScore,
} from '../../../support/evaluation-factories.ts';
import { createOfficer, createUnit } from '../../../support/factories.ts';

const api = useApp();

const EvaluationNode = graphql(`
  query EvaluationNode($id: ID!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    node(id: $id) {
      ... on Evaluation {
        version
        total
        rank
        grade
        cycle {
          from
          to
          status
        }
        subject {
          __typename
        }
        scores {
          indicator {
            key
          }
          value
          evaluator
        }
      }
    }
  }
`);

const Ranked = graphql(`
  query Ranked($id: ID!) {
    node(id: $id) {
      ... on Evaluation {
        rank
      }
    }
  }
`);

const RECORDED = new Date('2024-01-01T00:00:00Z');
const CORRECTED = new Date('2024-02-01T00:00:00Z');

let evaluationId: string;

beforeAll(async () => {
  const { registry } = api;
  const recordedAt = RECORDED;
  const unit = await createUnit(registry, { recordedAt });
  const officer = await createOfficer(registry, { recordedAt });
  const { id: schemeId, indicatorIds } = await createScheme(registry, { weights: [6_000, 4_000], recordedAt });
  const [i1, i2] = indicatorIds as [number, number];
  const period = { fromOn: '2023-01-01', toOn: '2024-01-01' };
  const cycle = await createCycle(registry, { schemeId, unitId: unit.id, ...period, recordedAt });
  const { id } = await createEvaluation(registry, {
    cycleId: cycle.id,
    officerId: officer.id,
    total: 70,
    rank: 5,
    grade: 'INCOMPETENT',
    recordedAt,
    supersededAt: CORRECTED,
  });
  await addEvaluationVersion(registry, id, { total: 95.25, rank: 1, grade: 'EXCELLENT', recordedAt: CORRECTED });
  const score = { evaluationId: id, recordedAt };
  await createScore(registry, { ...score, indicatorId: i2, value: 90 });
  await createScore(registry, { ...score, indicatorId: i1, value: 50, evaluator: '乙', supersededAt: CORRECTED });
  await createScore(registry, { ...score, indicatorId: i1, value: 98.5, evaluator: '乙', recordedAt: CORRECTED });
  await createScore(registry, { ...score, indicatorId: i1, value: 97, evaluator: '丙' });
  evaluationId = globalId('Evaluation', id);
});

describe('an evaluation', () => {
  it('has its scores by indicator, then by evaluator', async () => {
    expect(await api.admin.request(EvaluationNode, { id: evaluationId })).toEqual({
      node: {
        version: 1,
        total: 95.25,
        rank: 1,
        grade: 'EXCELLENT',
        cycle: { from: '2023-01-01', to: '2024-01-01', status: 'OPEN' },
        subject: { __typename: 'Officer' },
        scores: [
          { indicator: { key: 'i1' }, value: 97, evaluator: '丙' },
          { indicator: { key: 'i1' }, value: 98.5, evaluator: '乙' },
          { indicator: { key: 'i2' }, value: 90, evaluator: null },
        ],
      },
    });
  });

  it('is answered as it was believed at the instant asked for', async () => {
    const { node } = await api.admin.request(EvaluationNode, { id: evaluationId, knownAt: '2024-01-31T00:00:00Z' });
    expect(node).toMatchObject({
      total: 70,
      rank: 5,
      grade: 'INCOMPETENT',
      scores: [{ value: 97 }, { value: 50, evaluator: '乙' }, { value: 90 }],
    });
  });

  it.each<{ date?: string; knownAt?: string }>([{ date: '2022-12-31' }, { knownAt: '2023-12-31T23:59:59Z' }])(
    'is not there before: %j',
    async (moment) => {
      expect(await api.admin.request(EvaluationNode, { id: evaluationId, ...moment })).toEqual({ node: null });
    },
  );

  it('does not open the registry to a caller that may read evaluations alone', async () => {
    const viewer = await api.signedIn(['evaluation:read']);
    expect(await refusal(viewer.request(Ranked, { id: evaluationId }))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'registry:read' } },
    ]);
  });
});
