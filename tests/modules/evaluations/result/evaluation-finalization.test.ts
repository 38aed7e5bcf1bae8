import { describe, expect, it } from '@jest/globals';
import { useApp } from '../../../support/app.ts';
import {
  BANDS,
  createOpenCycle,
  createScoredCycle,
  finalize,
  resultsOf,
  sendScores,
} from '../../../support/evaluation-writes.ts';
import { lastChange } from '../../../support/writes.ts';
import { daysAfter, today } from '../../../../src/time/day.ts';

const api = useApp();

describe('finalizeEvaluationCycle', () => {
  it('sets totals, ranks with ties, and grades, and leaves one change', async () => {
    const cycle = await createScoredCycle(api, [85, 95.5, 85, 60, 12.345]);
    const result = await finalize(api, cycle, { basis: { documentNumber: '甲考〔2025〕1号' } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, today()],
      ['status', 'OPEN', 'FINALIZED'],
      ['graded', null, '5'],
    ];
    expect(result).toEqual({
      __typename: 'FinalizeEvaluationCycleSuccess',
      cycle: {
        id: cycle.id,
        version: 3,
        status: 'FINALIZED',
        to: '2025-01-01',
        gradeDistribution: [
          { grade: 'EXCELLENT', count: 1, basisPoints: 2_000 },
          { grade: 'COMPETENT', count: 2, basisPoints: 4_000 },
          { grade: 'BASICALLY_COMPETENT', count: 1, basisPoints: 2_000 },
          { grade: 'INCOMPETENT', count: 1, basisPoints: 2_000 },
          { grade: 'NOT_GRADED', count: 0, basisPoints: 0 },
        ],
      },
      capped: 0,
      tiedAtCap: 0,
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'finalizeEvaluationCycle',
      subjectType: 'EvaluationCycle',
      subjectId: cycle.key,
      basisDocument: '甲考〔2025〕1号',
      fields,
    });
    expect(await resultsOf(api, cycle)).toEqual([
      { total: '85.00', rank: 2, grade: 'COMPETENT', bandGrade: 'COMPETENT', capped: false },
      { total: '95.50', rank: 1, grade: 'EXCELLENT', bandGrade: 'EXCELLENT', capped: false },
      { total: '85.00', rank: 2, grade: 'COMPETENT', bandGrade: 'COMPETENT', capped: false },
      { total: '60.00', rank: 4, grade: 'BASICALLY_COMPETENT', bandGrade: 'BASICALLY_COMPETENT', capped: false },
      // half up: 12.345 is 12.35, though the nearest float is below
      { total: '12.35', rank: 5, grade: 'INCOMPETENT', bandGrade: 'INCOMPETENT', capped: false },
    ]);
  });

  it('grades subjects with equal totals at the edge of the cap below EXCELLENT', async () => {
    const cap = { cycle: { excellentCapBasisPoints: 2_000 } };
    // ten graded: two places; the first has one, the next two are equal and one too many
    const tied = await createScoredCycle(api, [99, 95, 95, 94, 80, 80, 80, 80, 80, 80], cap);
    expect(await finalize(api, tied)).toMatchObject({ capped: 3, tiedAtCap: 2 });
    expect((await resultsOf(api, tied)).slice(0, 4)).toEqual([
      { total: '99.00', rank: 1, grade: 'EXCELLENT', bandGrade: 'EXCELLENT', capped: false },
      { total: '95.00', rank: 2, grade: 'COMPETENT', bandGrade: 'EXCELLENT', capped: true },
      { total: '95.00', rank: 2, grade: 'COMPETENT', bandGrade: 'EXCELLENT', capped: true },
      { total: '94.00', rank: 4, grade: 'COMPETENT', bandGrade: 'EXCELLENT', capped: true },
    ]);
    const { fields } = await lastChange(api.registry);
    expect(fields.slice(2)).toEqual([
      ['graded', null, '10'],
      ['excellentPlaces', null, '2'],
    ]);
    // nine graded: 1.8 places are one
    const nine = await createScoredCycle(api, [99, 95, 80, 80, 80, 80, 80, 80, 80], cap);
    expect(await finalize(api, nine)).toMatchObject({ capped: 1, tiedAtCap: 0 });
    // equal, and both have their place
    const both = await createScoredCycle(api, [95, 95, 80, 80, 80, 80, 80, 80, 80, 80], cap);
    expect(await finalize(api, both)).toMatchObject({ capped: 0, tiedAtCap: 0 });
  });

  it('is possible before the period has ended, and tells its end in a dry run and in the answer', async () => {
    const toOn = daysAfter(today(), 31);
    const cycle = await createScoredCycle(api, [95], { cycle: { fromOn: '2024-01-01', toOn } });
    const told = { __typename: 'FinalizeEvaluationCycleSuccess', cycle: { status: 'FINALIZED', to: toOn } };
    const tried = await api.admin.request(
      `mutation Try($input: FinalizeEvaluationCycleInput!) @dryRun {
        finalizeEvaluationCycle(input: $input) { __typename ... on FinalizeEvaluationCycleSuccess { cycle { status to } } } }`,
      { input: { id: cycle.id } },
    );
    expect(tried).toEqual({ finalizeEvaluationCycle: told });
    expect(await finalize(api, cycle)).toMatchObject(told);
  });

  it('gives a capped subject the next grade of the scheme, and a total below all bands no grade', async () => {
    const bands = [
      { grade: 'EXCELLENT' as const, minimum: 90 },
      { grade: 'BASICALLY_COMPETENT' as const, minimum: 60.5 },
    ];
    const scheme = { gradeBands: bands };
    const cycle = await createScoredCycle(api, [95, 60.5, 60.4999], { scheme, cycle: { excellentCapBasisPoints: 0 } });
    expect(await finalize(api, cycle)).toMatchObject({ capped: 1, tiedAtCap: 0 });
    expect(await resultsOf(api, cycle)).toEqual([
      { total: '95.00', rank: 1, grade: 'BASICALLY_COMPETENT', bandGrade: 'EXCELLENT', capped: true },
      // the grade is given for the total as it is shown
      { total: '60.50', rank: 2, grade: 'BASICALLY_COMPETENT', bandGrade: 'BASICALLY_COMPETENT', capped: false },
      { total: '60.50', rank: 2, grade: 'BASICALLY_COMPETENT', bandGrade: 'BASICALLY_COMPETENT', capped: false },
    ]);
    const low = await createScoredCycle(api, [60.49], { scheme });
    await finalize(api, low);
    expect(await resultsOf(api, low)).toEqual([
      { total: '60.49', rank: 1, grade: 'NOT_GRADED', bandGrade: 'NOT_GRADED', capped: false },
    ]);
  });

  it('weighs indicators and groups, and takes the mean of the evaluators of one', async () => {
    const cycle = await createOpenCycle(api, {
      officers: 1,
      scheme: { weights: [6_000, 4_000], maximum: 30, groups: { superiors: 7_000, peers: 3_000 }, gradeBands: BANDS },
    });
    const [subject] = cycle.subjects as [string];
    const score = (indicator: string, evaluatorGroup: string, value: number, evaluator?: string) => ({
      subject,
      indicator,
      evaluatorGroup,
      value,
      ...(evaluator !== undefined && { evaluator }),
    });
    await sendScores(api, cycle.id, [
      score('i1', 'superiors', 30),
      score('i1', 'peers', 10, '甲'),
      score('i1', 'peers', 20, '乙'),
      score('i1', 'peers', 25, '丙'),
      score('i2', 'superiors', 20),
      score('i2', 'peers', 15),
    ]);
    await finalize(api, cycle);
    // 60 % of (70 % of 100 and 30 % of 61.11…) and 40 % of (70 % of 66.66… and 30 % of 50)
    expect(await resultsOf(api, cycle)).toMatchObject([{ total: '77.67', rank: 1, grade: 'COMPETENT' }]);
  });

  it('leaves an officer on probation without total, rank and grade, and out of the cap', async () => {
    const values = [95, 94, 93, 92, 80];
    const cycle = await createScoredCycle(api, values, { probationers: 5, cycle: { excellentCapBasisPoints: 2_000 } });
    await sendScores(api, cycle.id, [{ subject: cycle.subjects[9]!, indicator: 'i1', value: 100 }]);
    expect(await finalize(api, cycle)).toMatchObject({ capped: 3 });
    expect((await resultsOf(api, cycle))[9]).toEqual({
      total: null,
      rank: null,
      grade: 'NOT_GRADED',
      bandGrade: null,
      capped: false,
    });
    expect(await api.registry.evaluationVersion.count({ where: { evaluationId: cycle.evaluationIds[9]! } })).toBe(1);
  });

  it('takes as many statements for one as for many', async () => {
    const count = async (values: readonly number[]) => {
      const cycles = [await createScoredCycle(api, values), await createScoredCycle(api, values)];
      return (await api.statements(() => finalize(api, cycles.pop()!))).length;
    };
    expect([await count([90]), await count([90, 80, 70, 60, 50, 40])]).toEqual([23, 23]);
  });
});
