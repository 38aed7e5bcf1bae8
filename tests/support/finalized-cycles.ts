import type { Registry } from '../../src/database/client.ts';
import { createCycle, createEvaluation, createScheme } from './evaluation-factories.ts';
import { createOfficerIn, createUnit, unique } from './factories.ts';

/** The day on which the cycles below were finalized. */
export const FINALIZED_ON = '2026-01-10';

interface Options {
  /** The grades of its officers, each of a rank of its own. */
  readonly grades?: readonly Parameters<typeof createEvaluation>[1]['grade'][];
  /** Whether groups of evaluators score, as in a competence assessment. */
  readonly groups?: boolean;
  readonly status?: Parameters<typeof createCycle>[1]['status'];
  /** Since when its results are on record. Default: recently. */
  readonly recordedAt?: Date;
}

export type Finalized = Awaited<ReturnType<typeof createFinalized>>;

/** A cycle of the year 2025, finalized unless told otherwise, with an officer for each grade. */
export async function createFinalized(
  registry: Registry,
  { grades = ['COMPETENT'], groups = false, status = 'FINALIZED', recordedAt }: Options = {},
) {
  const unit = await createUnit(registry);
  const key = `annual-${unique()}`;
  const scheme = await createScheme(registry, {
    key,
    gradeBands: [
      { grade: 'EXCELLENT', minimum: 90 },
      { grade: 'COMPETENT', minimum: 60 },
      { grade: 'INCOMPETENT', minimum: 0 },
    ],
  });
  if (groups) {
    await registry.evaluatorGroup.create({
      data: { schemeId: scheme.id, position: 1, key: 'peers', name: '同级', weightBasisPoints: 10_000 },
    });
  }
  const period = { fromOn: '2025-01-01', toOn: '2026-01-01' };
  const cycle = await createCycle(registry, {
    schemeId: scheme.id,
    unitId: unit.id,
    ...period,
    from: FINALIZED_ON,
    status,
  });
  const evaluations: { id: number; officerId: number; policeNumber: string }[] = [];
  for (const [i, grade] of grades.entries()) {
    const policeNumber = `T${String(unique()).padStart(5, '0')}`;
    const { id: officerId } = await createOfficerIn(registry, unit, { policeNumber });
    const result = { total: 80 - i, rank: i + 1, ...(grade && { grade }), ...(recordedAt && { recordedAt }) };
    const { id } = await createEvaluation(registry, { cycleId: cycle.id, officerId, ...result });
    evaluations.push({ id, officerId, policeNumber });
  }
  return { unit, key, cycleId: cycle.id, evaluations };
}
