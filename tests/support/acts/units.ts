import { addUnitVersion, createUnit, unique } from '../factories.ts';
import { officerIn, officerMoved, ON, unitOf, type EveryAct, type World } from './world.ts';

/** A unit that was in one place, and is in another from 2024 on; in one alone where both are the same. */
export async function unitMoved({ registry }: World, from: { id: number }, to: { id: number }) {
  const made = await createUnit(registry, { parentId: from.id, ...(from.id !== to.id && { to: '2024-01-01' }) });
  if (from.id !== to.id)
    await addUnitVersion(registry, made.id, { code: made.code, parentId: to.id, from: '2024-01-01' });
  return made;
}

/** The acts on units and their figures. */
export const UNIT_ACTS: Readonly<Record<string, EveryAct>> = {
  closeUnit: {
    roles: { 'the unit': 'before' },
    input: async (world, at) => ({
      id: unitOf(await createUnit(world.registry, { parentId: at('the unit').bureau.id })),
      effectiveOn: ON,
    }),
  },
  createUnit: {
    roles: { 'the unit above': 'after' },
    input: (_world, at) =>
      Promise.resolve({
        code: `NEW${unique()}`,
        name: '新单位',
        kind: 'TEAM',
        parent: unitOf(at('the unit above').station),
        effectiveOn: ON,
      }),
  },
  mergeUnits: {
    roles: {
      'the units that end': 'before',
      'the units that were below them from the day on': 'before',
      'the officers of whom posts move that have ended by today': 'before',
      'the unit that takes them in': 'after',
    },
    input: async (world, at) => {
      const { bureau } = at('the units that end');
      const merged = await createUnit(world.registry, { parentId: bureau.id });
      await officerIn(world, merged);
      const below = at('the units that were below them from the day on');
      await unitMoved(world, merged, below.station);
      const past = at('the officers of whom posts move that have ended by today');
      await officerMoved(world, merged, past.station);
      const into = at('the unit that takes them in').bureau;
      return { ids: [unitOf(merged)], into: unitOf(into), effectiveOn: ON };
    },
  },
  moveUnit: {
    roles: { 'the unit': 'before', 'the unit above on the day': 'before', 'the unit above from then on': 'after' },
    input: async (world, at) => {
      const [unit, above] = [at('the unit'), at('the unit above on the day')];
      const moved = await unitMoved(world, above.station, unit.station);
      await officerIn(world, moved);
      return { id: unitOf(moved), parent: unitOf(at('the unit above from then on').bureau), effectiveOn: ON };
    },
  },
  recordMetrics: {
    roles: { 'all units': 'before' },
    input: (_world, at) =>
      Promise.resolve({
        observations: [
          {
            unit: unitOf(at('all units').station),
            key: `every_${unique()}`,
            name: '群众安全感',
            value: 99.6,
            valueUnit: 'PERCENT',
            period: '2021',
          },
        ],
        observedOn: '2022-03-01',
      }),
  },
  reviseUnit: {
    roles: { 'the unit': 'before' },
    input: async (world, at) => {
      const unit = await createUnit(world.registry, { parentId: at('the unit').bureau.id });
      await officerIn(world, unit);
      return { id: unitOf(unit), name: '改名单位', effectiveOn: ON };
    },
  },
};
