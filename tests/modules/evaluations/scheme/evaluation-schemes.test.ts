import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../../generated/gql.ts';
import { globalId, refusal, useApp } from '../../../support/app.ts';
import { createCycle, createScheme } from '../../../support/evaluation-factories.ts';
import { createUnit, day } from '../../../support/factories.ts';

const api = useApp();

const SchemeByKey = graphql(`
  query SchemeByKey($key: String!, $date: Date) @asOf(date: $date) {
    evaluationScheme(key: $key) {
      id
      version
      key
      name
      owner {
        code
      }
      subjectKind
      excellentCapBasisPoints
      indicators {
        key
        name
        weightBasisPoints
        maximum
      }
      gradeBands {
        grade
        minimum
      }
      validity {
        from
        to
      }
    }
  }
`);

const SchemeNode = graphql(`
  query SchemeNode($id: ID!) {
    node(id: $id) {
      ... on EvaluationScheme {
        name
      }
    }
  }
`);

const CycleStatus = graphql(`
  query CycleStatus($id: ID!, $date: Date) @asOf(date: $date) {
    evaluationCycle(id: $id) {
      version
      status
      from
      to
      unit {
        code
      }
      scheme {
        key
      }
    }
    node(id: $id) {
      ... on EvaluationCycle {
        status
      }
    }
  }
`);

let first: { id: number };
let second: { id: number };
let cycle: { id: number };

beforeAll(async () => {
  const { registry } = api;
  const unit = await createUnit(registry, { code: 'B' });
  first = await createScheme(registry, {
    key: 'yearly',
    columns: { name: '第一版', ownerId: unit.id, excellentCapBasisPoints: 2_000 },
    weights: [7_000, 3_000],
    gradeBands: [
      { grade: 'COMPETENT', minimum: 60 },
      { grade: 'EXCELLENT', minimum: 90.5 },
    ],
    from: '2021-01-01',
    to: '2023-01-01',
  });
  second = await createScheme(registry, { key: 'yearly', columns: { name: '第二版' }, from: '2023-01-01' });
  cycle = await createCycle(registry, {
    schemeId: first.id,
    unitId: unit.id,
    fromOn: '2022-01-01',
    toOn: '2023-01-01',
    to: '2023-02-01',
  });
  await registry.evaluationCycleVersion.create({
    data: { cycleId: cycle.id, status: 'FINALIZED', validFrom: day('2023-02-01'), recordedAt: new Date() },
  });
});

describe('an evaluation scheme', () => {
  it('is the edition in force on the day', async () => {
    expect(await api.admin.request(SchemeByKey, { key: 'yearly', date: '2022-12-31' })).toEqual({
      evaluationScheme: {
        id: globalId('EvaluationScheme', first.id),
        version: 1,
        key: 'yearly',
        name: '第一版',
        owner: { code: 'B' },
        subjectKind: 'OFFICER',
        excellentCapBasisPoints: 2_000,
        indicators: [
          { key: 'i1', name: '指标1', weightBasisPoints: 7_000, maximum: 100 },
          { key: 'i2', name: '指标2', weightBasisPoints: 3_000, maximum: 100 },
        ],
        gradeBands: [
          { grade: 'EXCELLENT', minimum: 90.5 },
          { grade: 'COMPETENT', minimum: 60 },
        ],
        validity: { from: '2021-01-01', to: '2023-01-01' },
      },
    });
  });

  it('is followed by the next edition, and preceded by none', async () => {
    const next = await api.admin.request(SchemeByKey, { key: 'yearly', date: '2023-01-01' });
    expect(next.evaluationScheme).toMatchObject({
      id: globalId('EvaluationScheme', second.id),
      owner: null,
      excellentCapBasisPoints: null,
      gradeBands: [],
    });
    const before = await api.admin.request(SchemeByKey, { key: 'yearly', date: '2020-12-31' });
    expect(before).toEqual({ evaluationScheme: null });
  });

  it('is null for a key that no scheme has', async () => {
    expect(await api.admin.request(SchemeByKey, { key: 'monthly' })).toEqual({ evaluationScheme: null });
  });

  it('is found by id after it was replaced', async () => {
    const id = globalId('EvaluationScheme', first.id);
    expect(await api.admin.request(SchemeNode, { id })).toEqual({ node: { name: '第一版' } });
  });

  it('costs one statement for each field', async () => {
    const statements = await api.statements(() =>
      api.admin.request(SchemeByKey, { key: 'yearly', date: '2022-12-31' }),
    );
    // the edition, its lock, owner, indicators and bands
    expect(statements).toHaveLength(5);
  });
});

describe('an evaluation cycle', () => {
  it.each([
    ['2021-12-31', null],
    ['2022-01-01', 'OPEN'],
    ['2023-01-31', 'OPEN'],
    ['2023-02-01', 'FINALIZED'],
  ])('has the status of the day: %s', async (date, status) => {
    const answer = await api.admin.request(CycleStatus, { id: globalId('EvaluationCycle', cycle.id), date });
    const period = { version: 1, from: '2022-01-01', to: '2023-01-01', unit: { code: 'B' }, scheme: { key: 'yearly' } };
    expect(answer).toEqual({
      evaluationCycle: status === null ? null : { ...period, status },
      node: status === null ? null : { status },
    });
  });

  it('refuses the id of something else', async () => {
    const id = globalId('Unit', 1);
    expect(
      await refusal(api.admin.request('query ($id: ID!) { evaluationCycle(id: $id) { from } }', { id })),
    ).toMatchObject([
      {
        message: 'id is the id of a Unit, not of an EvaluationCycle',
        extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
      },
    ]);
  });
});
