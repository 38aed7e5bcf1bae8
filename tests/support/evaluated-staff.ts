import type { Registry } from '../../src/database/client.ts';
import { createStaff } from './console.ts';
import { createScheme } from './evaluation-factories.ts';

/** How many are evaluated, or acted on together. */
export const OFFICERS = 20;

export const nameOf = (i: number): string => `合成${String(i).padStart(2, '0')}`;
export const numberOf = (i: number): string => `0003${String(i).padStart(2, '0')}`;

/** Twenty officers of a unit, numbered from one, and the scheme by which they are evaluated. */
export async function createEvaluatedStaff(registry: Registry, unit: { readonly id: number }): Promise<void> {
  const people = Array.from({ length: OFFICERS }, (_, i) => [nameOf(i + 1), `he cheng ${i + 1}`, 'hc'] as const);
  await createStaff(registry, unit, people, { firstNumber: 301 });
  const gradeBands = [
    { grade: 'EXCELLENT', minimum: 90 },
    { grade: 'COMPETENT', minimum: 60 },
  ] as const;
  await createScheme(registry, {
    columns: { name: '合成年度考核', ownerId: unit.id },
    weights: [6_000, 4_000],
    gradeBands,
    from: '2020-01-01',
  });
}
