import type { Registry } from '../../src/database/client.ts';
import type { CompetenceOutcome, EvaluationGrade } from '../../src/generated/prisma/enums.ts';
import { createCycle, createEvaluation, createScheme } from './evaluation-factories.ts';
import { createOfficerIn, createUnit } from './factories.ts';
import { createPolicy } from './selection-factories.ts';

/** The years of which the force below has finalized cycles; each ends on New Year's Day of the next. */
export const YEARS = [2019, 2020, 2021, 2022, 2023] as const;

/** The result of a year; a grade, COMPETENT unless told, and an outcome where one is recorded. */
export interface Result {
  readonly year: (typeof YEARS)[number];
  readonly total?: number;
  readonly grade?: EvaluationGrade;
  readonly outcome?: CompetenceOutcome;
}

export interface Force {
  readonly policy: { readonly id: number };
  /** B, of no category - S (STATION) - SP, of none; B - O (OPERATIONAL); B - N, of none. */
  readonly units: Readonly<Record<'B' | 'S' | 'SP' | 'O' | 'N', { readonly id: number; readonly code: string }>>;
  /** An officer in a unit with the results of some years, as further columns say. */
  readonly add: (
    unit: 'B' | 'S' | 'SP' | 'O' | 'N',
    name: string,
    results: readonly Result[],
    columns?: Parameters<typeof createOfficerIn>[2],
  ) => Promise<{ id: number }>;
}

/** The codes of its units begin with the prefix. */
export async function createForce(registry: Registry, prefix = ''): Promise<Force> {
  const bureau = await createUnit(registry, { code: `${prefix}B` });
  const below = (code: string, parent: { id: number }, category: 'STATION' | 'OPERATIONAL' | null) =>
    createUnit(registry, { code: prefix + code, parentId: parent.id, category });
  const station = await below('S', bureau, 'STATION');
  const units = {
    B: bureau,
    S: station,
    SP: await below('SP', station, null),
    O: await below('O', bureau, 'OPERATIONAL'),
    N: await below('N', bureau, null),
  };
  const policy = await createPolicy(registry, { unitId: bureau.id });
  const scheme = await createScheme(registry);
  const cycles = new Map<number, number>();
  for (const year of YEARS) {
    const cycle = await createCycle(registry, {
      schemeId: scheme.id,
      unitId: bureau.id,
      fromOn: `${year}-01-01`,
      toOn: `${year + 1}-01-01`,
      status: 'FINALIZED',
      from: `${year + 1}-01-15`,
    });
    cycles.set(year, cycle.id);
  }
  return {
    policy,
    units,
    add: async (unit, name, results, columns = {}) => {
      // the characters of synthesized names sort as they stand here
      const officer = await createOfficerIn(registry, units[unit], { name, namePinyin: name, ...columns });
      for (const { year, grade = 'COMPETENT', ...result } of results) {
        await createEvaluation(registry, { cycleId: cycles.get(year)!, officerId: officer.id, grade, ...result });
      }
      return officer;
    },
  };
}
