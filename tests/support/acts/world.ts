import type { Registry } from '../../../src/database/client.ts';
import type { Sealer } from '../../../src/personal/sealer.ts';
import { globalId } from '../app.ts';
import { createAssignment, createOfficer, unique } from '../factories.ts';
import { syntheticNationalId } from '../national-ids.ts';
import { storePersonal } from '../personal.ts';
import type { Bureau } from '../two-bureaus.ts';

/** What the acts below are done in. */
export interface World {
  readonly registry: Registry;
  readonly sealer: Sealer;
  readonly root: { readonly id: number };
  readonly own: Bureau;
  readonly other: Bureau;
  /** What is to be read of officers who were made for acts: no two have the same day of birth or score. */
  readonly secrets: string[];
}

/** What must be within the reach of who does an act, as it was before or as it becomes by the act; or may be anywhere. */
export type Needed = 'before' | 'after' | 'anywhere';

/** In which bureau each thing is that an act concerns. */
export type Placed = (role: string) => Bureau;

export interface EveryAct {
  /** What the act concerns, as docs/access.md names it. */
  readonly roles: Readonly<Record<string, Needed>>;
  /** Makes what it concerns, anew each time, and gives an input that is good. */
  readonly input: (world: World, at: Placed) => Promise<object>;
}

export const ON = '2023-01-01';
export const officerOf = ({ id }: { id: number }) => globalId('Officer', id);
export const unitOf = ({ id }: { id: number }) => globalId('Unit', id);
export const BASIS = { documentNumber: '测〔2024〕1号', reason: '测试' };

/** An officer with personal data, who serves in a unit; in none where none is given. */
export async function officerIn(
  { registry, sealer, secrets }: World,
  unit: { id: number } | null,
  facts: Parameters<typeof createOfficer>[1] = {},
): Promise<{ id: number }> {
  const officer = await createOfficer(registry, { policeNumber: `A${unique()}`, ...facts });
  if (unit) await createAssignment(registry, officer.id, { unitId: unit.id });
  const birthOn = new Date(Date.UTC(1930, 0, unique())).toISOString().slice(0, 10);
  const nationalId = syntheticNationalId({ birth: birthOn.replaceAll('-', '') });
  await storePersonal(registry, sealer, officer.id, { birthOn, nationalId });
  secrets.push(birthOn, nationalId);
  return officer;
}

/** A score, and a total where it is the only one. */
export function secretScore({ secrets }: World): number {
  const score = 40 + unique() / 100;
  secrets.push(`:${score}`);
  return score;
}

/** An officer who was in one unit, and is in another from 2024 on. */
export async function officerMoved(world: World, from: { id: number }, to: { id: number }) {
  const officer = await officerIn(world, null);
  await createAssignment(world.registry, officer.id, { unitId: from.id, to: '2024-01-01' });
  await createAssignment(world.registry, officer.id, { unitId: to.id, from: '2024-01-01' });
  return officer;
}
