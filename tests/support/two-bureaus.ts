import type { Registry } from '../../src/database/client.ts';
import { createAssignment, createOfficer, createUnit } from './factories.ts';

/** A sub-bureau with a station in it, and an officer in each. */
async function createBureau(registry: Registry, parentId: number, letter: string) {
  const bureau = await createUnit(registry, { code: letter, name: `${letter}分局`, parentId, kind: 'SUB_BUREAU' });
  const station = await createUnit(registry, {
    code: `${letter}1`,
    name: `${letter}派出所`,
    parentId: bureau.id,
    kind: 'STATION',
    category: 'STATION',
  });
  const serving = async (unitId: number) => {
    const { id } = await createOfficer(registry);
    return { id, assignment: await createAssignment(registry, id, { unitId }) };
  };
  return { bureau, station, head: await serving(bureau.id), officer: await serving(station.id) };
}

export type Bureau = Awaited<ReturnType<typeof createBureau>>;

/** A municipal bureau with two sub-bureaus that know nothing of each other. */
export async function createTwoBureaus(registry: Registry) {
  const root = await createUnit(registry, { code: 'ROOT', kind: 'MUNICIPAL_BUREAU' });
  return {
    root,
    own: await createBureau(registry, root.id, 'OWN'),
    other: await createBureau(registry, root.id, 'OTHER'),
  };
}
