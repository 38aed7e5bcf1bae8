import { beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../../../src/time/day.ts';
import { graphql } from '../../../generated/gql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { createOpenCycle, scoresOf, sendScores, type OpenCycle } from '../../../support/evaluation-writes.ts';
import { createEvaluation } from '../../../support/evaluation-factories.ts';
import { createOfficer, createUnit } from '../../../support/factories.ts';
import { lastChange, leavingNoTrace } from '../../../support/writes.ts';
import { refusedInBoth } from '../../../support/refusals.ts';
import { sql } from '../../../../src/sql/sql.ts';

const api = useApp();

const RecordScoresDry = graphql(`
  mutation RecordScoresDry($input: RecordScoresInput!) @dryRun {
    recordScores(input: $input) {
      ... on RecordScoresSuccess {
        recorded
        cycle {
          evaluations {
            nodes {
              version
              scores {
                value
              }
            }
          }
        }
      }
    }
  }
`);

type Headers = Record<string, string>;

let cycle: OpenCycle;
beforeAll(async () => {
  cycle = await createOpenCycle(api, { officers: 3, scheme: { weights: [6_000, 4_000], maximum: 87.5 } });
});

/** What was ever recorded of the scores of a cycle, in its order. */
const scoreRows = (of: OpenCycle) =>
  api.registry.$query<Record<string, unknown>>(
    sql`SELECT s.evaluation_id AS evaluation, i.key AS indicator, g.key AS "group", s.evaluator, s.value::text AS value,
  s.superseded_at IS NULL AS believed
FROM evaluation e JOIN evaluation_score s ON s.evaluation_id = e.id JOIN indicator i ON i.id = s.indicator_id
LEFT JOIN evaluator_group g ON g.id = s.group_id WHERE e.cycle_id = $1 ORDER BY s.id`,
    [of.key],
  );

/** The same paths in both languages, with what they say. */
const issues = (...all: readonly (readonly [path: string, zh: string, en: string])[]) =>
  [1, 2].map((language) => ({
    __typename: 'InvalidInputError',
    issues: all.map((one) => ({ path: one[0], message: one[language] })),
  }));

/** The police number by which the record names an officer. */
const numberOf = async (id: string) =>
  (
    await api.registry.officerVersion.findFirstOrThrow({
      where: { officerId: Number(atob(id).split(':')[1]), supersededAt: null },
    })
  ).policeNumber!;

describe('recordScores', () => {
  it('records scores exactly, replaces what is there, and leaves one change', async () => {
    const made = await createOpenCycle(api, { officers: 2 });
    const [a, b] = made.evaluationIds as [number, number];
    await sendScores(api, made.id, scoresOf(made, [70, 80]));
    const [first, second] = made.subjects as [string, string];
    const result = await sendScores(api, made.id, [
      { subject: first, indicator: 'i1', value: 0.1 + 0.2 - 0.30000000000000004 },
      { subject: first, indicator: 'i1', value: 99.9999, evaluator: ' 甲 ' },
      { subject: second, indicator: 'i1', value: 8.3e1 },
    ]);
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, today()],
      ['scheme', null, expect.stringMatching(/^scheme-/)],
      ['subjects', null, '2'],
      ['scores', null, '3'],
      ['replaced', null, '2'],
      [`甲乙 ${await numberOf(first)}.scores`, null, '2'],
      [`甲乙 ${await numberOf(second)}.scores`, null, '1'],
    ];
    expect(result).toEqual({
      __typename: 'RecordScoresSuccess',
      cycle: { id: made.id, version: 3, status: 'OPEN' },
      recorded: 3,
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'recordScores',
      subjectType: 'EvaluationCycle',
      subjectId: made.key,
      fields,
    });
    const row = { indicator: 'i1', group: null };
    expect(await scoreRows(made)).toEqual([
      { ...row, evaluation: a, evaluator: null, value: '70.0000', believed: false },
      { ...row, evaluation: b, evaluator: null, value: '80.0000', believed: false },
      { ...row, evaluation: a, evaluator: null, value: '0.0000', believed: true },
      { ...row, evaluation: a, evaluator: '甲', value: '99.9999', believed: true },
      { ...row, evaluation: b, evaluator: null, value: '83.0000', believed: true },
    ]);
    const { version } = await api.registry.evaluation.findUniqueOrThrow({ where: { id: a } });
    expect(version).toBe(3);
  });

  it('reports every wrong score by its index, and records none', async () => {
    const [a, b] = cycle.subjects as [string, string];
    const outside = globalId('Officer', (await createOfficer(api.registry)).id);
    const unit = globalId('Unit', (await createUnit(api.registry)).id);
    const good = { subject: a, indicator: 'i1', value: 87.5 };
    const scores = [
      good,
      { ...good, subject: outside },
      { ...good, subject: unit, indicator: 'i9', value: 1 },
      { ...good, subject: b, value: 87.5001 },
      { ...good, subject: b, value: -1, evaluatorGroup: 'peers' },
      { ...good, subject: b, value: 1.234_56, evaluator: ' ' },
      { ...good, value: 3 },
      { ...good, evaluator: '甲' },
      { ...good, evaluator: '甲' },
    ];
    expect(await refusedInBoth(api, (headers) => sendScores(api, cycle.id, scores, headers))).toMatchObject(
      issues(
        ['scores.1.subject', '不参加本次考核', 'does not take part in the cycle'],
        ['scores.2.subject', '不参加本次考核', 'does not take part in the cycle'],
        ['scores.2.indicator', '考核办法中没有此指标', 'is no indicator of the scheme'],
        ['scores.3.value', '必须在 0 至 87.5 之间', 'must be from 0 to 87.5'],
        ['scores.4.value', '必须在 0 至 87.5 之间', 'must be from 0 to 87.5'],
        ['scores.4.evaluatorGroup', '考核办法未分测评主体', 'must be left out: the scheme has no groups'],
        ['scores.5.value', '最多保留四位小数', 'must have at most four decimals'],
        ['scores.5.evaluator', '不能为空', 'must not be blank'],
        ['scores.6', '与第 1 项重复', 'is the same as scores.0'],
        ['scores.8', '与第 8 项重复', 'is the same as scores.7'],
      ),
    );
  });

  it('reports invalid ids together with all other problems', async () => {
    const scores = [
      { subject: 'x', indicator: 'i1', value: 1 },
      { subject: cycle.id, indicator: 'i1', value: 88 },
    ];
    expect(await refusedInBoth(api, (headers) => sendScores(api, cycle.id, scores, headers))).toMatchObject(
      issues(
        ['scores.0.subject', '不是登记系统的标识', 'is not an id of the registry'],
        [
          'scores.1.subject',
          '给出的是考核周期，应为民警或单位',
          'is the id of an EvaluationCycle, not of an Officer or a Unit',
        ],
        ['scores.1.value', '必须在 0 至 87.5 之间', 'must be from 0 to 87.5'],
      ),
    );
  });

  it('takes 1 to 1,000 scores, of each subject and each group in two statements', async () => {
    const groups = { superiors: 6_000, peers: 4_000 };
    const made = await createOpenCycle(api, { officers: 2, scheme: { groups } });
    const thousand = Array.from({ length: 1_000 }, (_, i) => ({
      subject: made.subjects[i % 2]!,
      indicator: 'i1',
      value: i % 100,
      evaluatorGroup: 'peers',
      evaluator: `测评人${i}`,
    }));
    const statements = (scores: typeof thousand) =>
      api.statements(() => sendScores(api, made.id, scores)).then(({ length }) => length);
    expect([await statements(thousand.slice(0, 1)), await statements(thousand)]).toEqual([19, 19]);
    expect(await api.registry.evaluationScore.count({ where: { supersededAt: null, group: { key: 'peers' } } })).toBe(
      1_000,
    );
    const refused = (scores: typeof thousand, headers: Headers) => sendScores(api, made.id, scores, headers);
    expect(
      await refusedInBoth(api, (headers) => refused([...thousand, { ...thousand[0]!, evaluator: '另' }], headers)),
    ).toMatchObject(
      issues(['scores', '必须有 1 至 1000 项，现有 1001 项', 'must have 1 to 1000 elements, and has 1001']),
    );
    expect(await refusedInBoth(api, (headers) => refused([], headers))).toMatchObject(
      issues(['scores', '必须有 1 至 1000 项，现有 0 项', 'must have 1 to 1000 elements, and has 0']),
    );
    const wrong = [
      { ...thousand[0]!, evaluatorGroup: 'others' },
      { subject: made.subjects[0]!, indicator: 'i1', value: 1 },
    ];
    expect(await refusedInBoth(api, (headers) => refused(wrong as typeof thousand, headers))).toMatchObject(
      issues(
        ['scores.0.evaluatorGroup', '不是考核办法中的测评主体', 'is no group of the scheme'],
        ['scores.1.evaluatorGroup', '不是考核办法中的测评主体', 'is no group of the scheme'],
      ),
    );
  });

  it('accepts units in a cycle of units, and refuses an officer with the same number', async () => {
    const made = await createOpenCycle(api, { officers: 1, scheme: { columns: { subjectKind: 'UNIT' } } });
    const unit = await createUnit(api.registry);
    await createEvaluation(api.registry, { cycleId: made.key, unitId: unit.id });
    const score = (type: string) => [{ subject: globalId(type, unit.id), indicator: 'i1', value: 1 }];
    expect(await sendScores(api, made.id, score('Unit'))).toMatchObject({ recorded: 1 });
    expect(await sendScores(api, made.id, score('Officer'))).toMatchObject({ issues: [{ path: 'scores.0.subject' }] });
  });

  it.each(['DRAFT', 'CLOSED', 'FINALIZED'] as const)('refuses a cycle that is %s', async (status) => {
    const made = await createOpenCycle(api, { officers: 1, cycle: { status } });
    expect(
      await refusedInBoth(api, (headers) => sendScores(api, made.id, scoresOf(made, [1_000]), headers)),
    ).toMatchObject([
      { __typename: 'RuleViolationError', rule: 'cycle-not-open', article: null },
      { __typename: 'RuleViolationError', rule: 'cycle-not-open' },
    ]);
  });

  it('refuses a cycle that does not exist', async () => {
    const nowhere = globalId('EvaluationCycle', 999_999);
    expect(
      await refusedInBoth(api, (headers) => sendScores(api, nowhere, scoresOf(cycle, [1]), headers)),
    ).toMatchObject([
      { __typename: 'NotFoundError', message: '该日没有此考核周期', type: 'EvaluationCycle', key: nowhere },
      { message: 'There is no such EvaluationCycle on that day.' },
    ]);
  });

  it('previews the scores in a dry run, and keeps nothing', async () => {
    const input = { cycle: cycle.id, scores: scoresOf(cycle, [50, 60]) };
    const dry = await leavingNoTrace(api.registry, () => api.admin.request(RecordScoresDry, { input }));
    expect(dry).toEqual({
      recordScores: {
        recorded: 2,
        cycle: {
          evaluations: {
            nodes: [
              { version: 2, scores: [{ value: 50 }] },
              { version: 2, scores: [{ value: 60 }] },
              { version: 1, scores: [] },
            ],
          },
        },
      },
    });
  });

  it('answers the same again, as it was, and refuses the key for other scores', async () => {
    const send = (value: number) => sendScores(api, cycle.id, scoresOf(cycle, [value]), {}, 'scores-once');
    const first = await send(10);
    await sendScores(api, cycle.id, scoresOf(cycle, [11]));
    expect(await leavingNoTrace(api.registry, () => send(10))).toEqual(first);
    expect(await leavingNoTrace(api.registry, () => send(12))).toMatchObject({ rule: 'idempotency-key-reused' });
  });
});
