import { describe, expect, it } from '@jest/globals';
import { AmendEvaluationDocument, type FinalizeEvaluationCycleInput } from '../../../generated/graphql.ts';
import { graphql } from '../../../generated/gql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import {
  createOpenCycle,
  finalize as finalizeCycle,
  resultsOf,
  sendScores,
  type OpenCycle,
} from '../../../support/evaluation-writes.ts';
import { lastChange, leavingNoTrace } from '../../../support/writes.ts';
import { refusedInBoth } from '../../../support/refusals.ts';

const api = useApp();

type Headers = Record<string, string>;
type NotGraded = NonNullable<FinalizeEvaluationCycleInput['notGraded']>;

const basis = { documentNumber: '甲考〔2025〕2号', reason: '年度测评' };

const finalize = (cycle: Pick<OpenCycle, 'id'>, notGraded: NotGraded | null, headers: Headers = {}, key?: string) =>
  finalizeCycle(api, cycle, { notGraded, basis }, headers, key);

/** Officers who are scored by their superiors, but for the last `lacking` ones by nobody else. */
const assessed = async (values: readonly number[], lacking: number, probationers = 0) => {
  const cycle = await createOpenCycle(api, {
    officers: values.length,
    probationers,
    scheme: {
      groups: { superiors: 6_000, subordinates: 4_000 },
      gradeBands: [
        { grade: 'EXCELLENT', minimum: 90 },
        { grade: 'COMPETENT', minimum: 0 },
      ],
    },
    cycle: { excellentCapBasisPoints: 2_500 },
  });
  const scores = values.flatMap((value, i) =>
    (i < values.length - lacking ? ['superiors', 'subordinates'] : ['superiors']).map((evaluatorGroup) => ({
      subject: cycle.subjects[i]!,
      indicator: 'i1',
      evaluatorGroup,
      value,
    })),
  );
  expect(await sendScores(api, cycle.id, scores)).toMatchObject({ recorded: scores.length });
  return cycle;
};

const because = (cycle: OpenCycle, places: readonly number[], reason = '该岗位无下属，不能测评'): NotGraded =>
  places.map((i) => ({ subject: cycle.subjects[i]!, reason }));

const NONE = { total: null, rank: null, grade: 'NOT_GRADED', bandGrade: null, capped: false };

describe('finalizeEvaluationCycle with some who lack scores', () => {
  it('leaves them without total and rank, for a reason, and out of the places of the cap', async () => {
    // of five there would be one place, of three there is none
    const cycle = await assessed([80, 95, 70, 99, 98], 2);
    expect(await refusedInBoth(api, (headers) => finalize(cycle, because(cycle, [3]), headers))).toMatchObject([
      { rule: 'scores-missing', message: expect.stringMatching(/^尚缺 1 个评分：甲乙 E.*\/指标1\/主体subordinates$/) },
      { rule: 'scores-missing' },
    ]);
    expect(await finalize(cycle, because(cycle, [3, 4]))).toMatchObject({
      __typename: 'FinalizeEvaluationCycleSuccess',
      cycle: { version: 3, status: 'FINALIZED' },
      capped: 1,
      tiedAtCap: 0,
    });
    const competent = { grade: 'COMPETENT', bandGrade: 'COMPETENT', capped: false };
    expect(await resultsOf(api, cycle)).toEqual([
      { ...competent, total: '80.00', rank: 2 },
      { total: '95.00', rank: 1, grade: 'COMPETENT', bandGrade: 'EXCELLENT', capped: true },
      { ...competent, total: '70.00', rank: 3 },
      NONE,
      NONE,
    ]);
    expect((await lastChange(api.registry)).fields.slice(1)).toEqual([
      ['status', 'OPEN', 'FINALIZED'],
      ['graded', null, '3'],
      ['notGraded', null, '2'],
      ['excellentPlaces', null, '0'],
    ]);
  });

  it('keeps the reason and the scores, and lets an amendment grade them later', async () => {
    const cycle = await assessed([80, 90], 1);
    const id = globalId('Evaluation', cycle.evaluationIds[1]!);
    await finalize(cycle, because(cycle, [1]));
    const read = graphql(/* GraphQL */ `
      query NotGraded($id: ID!) {
        node(id: $id) {
          ... on Evaluation {
            version
            grade
            total
            basis {
              documentNumber
              reason
            }
            scores {
              value
              evaluatorGroup
            }
          }
        }
      }
    `);
    expect((await api.admin.request(read, { id })).node).toEqual({
      version: 3,
      grade: 'NOT_GRADED',
      total: null,
      basis: { documentNumber: '甲考〔2025〕2号', reason: '该岗位无下属，不能测评' },
      scores: [{ value: 90, evaluatorGroup: 'superiors' }],
    });
    const amended = await api.admin.request(AmendEvaluationDocument, {
      input: { id, grade: 'COMPETENT', basis: { documentNumber: '甲考〔2025〕3号', reason: '补行测评' } },
    });
    expect(amended.amendEvaluation).toMatchObject({ __typename: 'AmendEvaluationSuccess' });
  });

  it('accepts all subjects as not graded, and an empty list as none', async () => {
    const all = await assessed([80, 70], 2);
    expect(await finalize(all, because(all, [0, 1]))).toMatchObject({ capped: 0 });
    expect(await resultsOf(api, all)).toEqual([NONE, NONE]);
    const nobody = await assessed([80], 0);
    expect(await finalize(nobody, [])).toMatchObject({ __typename: 'FinalizeEvaluationCycleSuccess' });
    expect((await lastChange(api.registry)).fields.map(([field]) => field)).toEqual([
      'effectiveOn',
      'status',
      'graded',
      'excellentPlaces',
    ]);
  });

  it('refuses a subject that has all scores, is on probation, takes no part, is named twice, or has no reason', async () => {
    const cycle = await assessed([80, 70], 1, 1);
    const reason = '无下属';
    const outside = globalId('Officer', 999_999);
    const asUnit = globalId('Unit', cycle.unitId);
    const wrong = [...because(cycle, [0, 2]), { subject: outside, reason }, { subject: asUnit, reason }];
    const at = (messages: readonly string[]) => ({
      __typename: 'InvalidInputError',
      issues: messages.map((message, i) => ({ path: `notGraded.${i}.subject`, message })),
    });
    expect(await refusedInBoth(api, (headers) => finalize(cycle, wrong, headers))).toMatchObject([
      at(['评分齐全，应当定等次', '在试用期内，本不定等次', '不参加本次考核', '不参加本次考核']),
      at([
        'has all scores, and is graded',
        'is on probation, and not graded as it is',
        'does not take part in the cycle',
        'does not take part in the cycle',
      ]),
    ]);
    const badly = [...because(cycle, [1, 1], ' '), { subject: 'x', reason }];
    expect(await refusedInBoth(api, (headers) => finalize(cycle, badly, headers))).toMatchObject([
      {
        issues: [
          { path: 'notGraded.0.reason', message: '不能为空' },
          { path: 'notGraded.1.subject', message: '与前面的重复' },
          { path: 'notGraded.1.reason' },
          { path: 'notGraded.2.subject', message: '不是登记系统的标识' },
        ],
      },
      { issues: [{}, { message: 'is there already' }, {}, {}] },
    ]);
    const many = because(cycle, Array<number>(1_001).fill(1));
    expect(await refusedInBoth(api, (headers) => finalize(cycle, many, headers))).toMatchObject([
      { issues: [{ path: 'notGraded', message: '必须有 1 至 1000 项，现有 1001 项' }] },
      { issues: [{ path: 'notGraded', message: 'must have 1 to 1000 elements, and has 1001' }] },
    ]);
  });

  it('takes as many statements for one as for many', async () => {
    const count = async (officers: number) => {
      const values = Array<number>(officers).fill(80);
      const cycles = [await assessed(values, officers), await assessed(values, officers)];
      const all = values.map((_, i) => i);
      return api.statements(() => {
        const cycle = cycles.pop()!;
        return finalize(cycle, because(cycle, all));
      });
    };
    expect([(await count(1)).length, (await count(6)).length]).toEqual([26, 26]);
  });

  it('answers the same again, as it was', async () => {
    const cycle = await assessed([80], 1);
    const send = () => finalize(cycle, because(cycle, [0]), {}, 'ungraded-once');
    const first = await send();
    expect(first).toMatchObject({ __typename: 'FinalizeEvaluationCycleSuccess' });
    expect(await leavingNoTrace(api.registry, send)).toEqual(first);
  });
});
