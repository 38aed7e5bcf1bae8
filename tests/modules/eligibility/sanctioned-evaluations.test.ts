import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { createRule, createSanction } from '../../support/discipline-factories.ts';
import { createCycle, createEvaluation, createScheme, createScore } from '../../support/evaluation-factories.ts';
import { createOfficerIn, createUnit } from '../../support/factories.ts';

const api = useApp();

/** What each officer of a cycle was scored, and what was decided about them in its year. */
interface Scored {
  readonly total: number | null;
  readonly kind?: 'WARNING' | 'DEMERIT' | 'MAJOR_DEMERIT';
  readonly decided?: string;
}

beforeAll(async () => {
  for (const [key, value, confirmed] of [
    ['sanction.warning.no-excellent.years', 1, true],
    ['sanction.demerit.not-graded.years', 1, true],
    // nobody has confirmed it
    ['sanction.major-demerit.not-graded.years', 2, false],
  ] as const) {
    await createRule(api.registry, { key, value, confirmed });
  }
});

const FINALIZE = `mutation ($input: FinalizeEvaluationCycleInput!) {
  finalizeEvaluationCycle(input: $input) { __typename ... on FinalizeEvaluationCycleSuccess { capped tiedAtCap } }
}`;

/** Finalizes a cycle of 2025 half of whose officers may be EXCELLENT; what came of each, and whose sanctions were read. */
async function finalized(scored: readonly Scored[]) {
  const { registry } = api;
  const unit = await createUnit(registry);
  const bands = { EXCELLENT: 90, COMPETENT: 60, INCOMPETENT: 0 } as const;
  const gradeBands = Object.entries(bands).map(([grade, minimum]) => ({ grade: grade as keyof typeof bands, minimum }));
  const scheme = await createScheme(registry, { gradeBands });
  const period = { fromOn: '2025-01-01', toOn: '2026-01-01', excellentCapBasisPoints: 5_000 };
  const cycle = await createCycle(registry, { schemeId: scheme.id, unitId: unit.id, ...period });
  const made: { officerId: number; evaluationId: number }[] = [];
  for (const { total, kind, decided = '2025-12-31' } of scored) {
    const { id: officerId } = await createOfficerIn(registry, unit);
    const { id } = await createEvaluation(registry, { cycleId: cycle.id, officerId });
    if (total !== null)
      await createScore(registry, { evaluationId: id, indicatorId: scheme.indicatorIds[0]!, value: total });
    if (kind) await createSanction(registry, { officerId, kind, from: decided });
    made.push({ officerId, evaluationId: id });
  }
  const { id: last } = (await registry.personalRead.findFirst({ orderBy: { id: 'desc' } })) ?? { id: 0n };
  const { finalizeEvaluationCycle: done } = await api.admin.request<{ finalizeEvaluationCycle: object }>(FINALIZE, {
    input: { id: globalId('EvaluationCycle', cycle.id) },
  });
  const rows = await registry.evaluationVersion.findMany({ where: { supersededAt: null } });
  const reads = await registry.personalRead.findMany({ where: { id: { gt: last } } });
  return {
    done,
    grades: made.map(({ evaluationId }) => {
      const { grade, bandGrade, capped } = rows.find((row) => row.evaluationId === evaluationId)!;
      return `${grade} ${bandGrade} ${capped}`;
    }),
    read: made.map(({ officerId }) => reads.some((read) => read.officerId === officerId && read.field === 'sanctions')),
  };
}

describe('finalizeEvaluationCycle', () => {
  it('takes EXCELLENT from who may not have it, before the cap is counted', async () => {
    const { done, grades, read } = await finalized([
      { total: 95, kind: 'WARNING' },
      { total: 94 },
      { total: 93 },
      { total: 70 },
    ]);
    // two of four: the place that the first does not take is free for the third
    expect(grades).toEqual([
      'COMPETENT EXCELLENT false',
      'EXCELLENT EXCELLENT false',
      'EXCELLENT EXCELLENT false',
      'COMPETENT COMPETENT false',
    ]);
    expect(done).toMatchObject({ capped: 0, tiedAtCap: 0 });
    expect(read).toEqual([true, false, false, false]);
  });

  it('counts who falls by the cap, and by a tie at it, among those who may have a place', async () => {
    const { done, grades } = await finalized([{ total: 95, kind: 'WARNING' }, { total: 94 }, { total: 94 }]);
    expect(grades).toEqual(['COMPETENT EXCELLENT false', 'COMPETENT EXCELLENT true', 'COMPETENT EXCELLENT true']);
    expect(done).toMatchObject({ capped: 2, tiedAtCap: 2 });
  });

  it('does not grade who is not to be graded, scored or not, and counts them for no cap', async () => {
    const { grades, read } = await finalized([
      { total: 95, kind: 'DEMERIT' },
      { total: null, kind: 'DEMERIT', decided: '2025-01-01' },
      { total: 94 },
      { total: 70 },
    ]);
    expect(grades).toEqual([
      'NOT_GRADED null false',
      'NOT_GRADED null false',
      'EXCELLENT EXCELLENT false',
      'COMPETENT COMPETENT false',
    ]);
    expect(read).toEqual([true, true, false, false]);
  });

  it('lets a rule that is not confirmed, and a sanction of another year, change nothing', async () => {
    const { grades, read } = await finalized([
      { total: 95, kind: 'MAJOR_DEMERIT' },
      { total: 94, kind: 'WARNING', decided: '2024-12-31' },
      { total: 70, kind: 'WARNING', decided: '2026-01-01' },
      { total: 60 },
    ]);
    expect(grades.slice(0, 2)).toEqual(['EXCELLENT EXCELLENT false', 'EXCELLENT EXCELLENT false']);
    expect(read).toEqual([false, false, false, false]);
  });
});
