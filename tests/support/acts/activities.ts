import { globalId } from '../app.ts';
import { createActivity, createAttendance } from '../activity-factories.ts';
import { unique } from '../factories.ts';
import { BASIS, officerIn, officerOf, unitOf, type EveryAct } from './world.ts';

const ORGANIZER = 'the unit that organizes it';
const SOMEBODY = 'all officers and units named';

const ofActivity = (more: object): EveryAct => ({
  roles: { [ORGANIZER]: 'before' },
  input: async ({ registry }, at) => {
    const { id } = await createActivity(registry, { organizerId: at(ORGANIZER).station.id, title: `班次${unique()}` });
    return { id: globalId('Activity', id), basis: BASIS, ...more };
  },
});

/** The acts on activities, on who took part, and on tallies. */
export const ACTIVITY_ACTS: Readonly<Record<string, EveryAct>> = {
  cancelActivity: ofActivity({}),
  recordAttendances: {
    roles: {
      [SOMEBODY]: 'before',
      'of somebody else the unit that organizes it': 'before',
    },
    input: async (world, at) => {
      const organizer = at('of somebody else the unit that organizes it').station;
      const { id } = await createActivity(world.registry, { organizerId: organizer.id, hours: 8 });
      const officer = await officerIn(world, at(SOMEBODY).station);
      return {
        activity: globalId('Activity', id),
        attendances: [
          { participant: officerOf(officer), outcome: 'PASSED' },
          { participant: unitOf(at(SOMEBODY).bureau) },
          { otherName: '青年民警' },
        ],
        basis: BASIS,
      };
    },
  },
  recordTallies: {
    roles: { [SOMEBODY]: 'before' },
    input: async (world, at) => {
      const tally = { key: `every_${unique()}`, name: '走访', value: 30, from: '2022-01-01', to: '2022-02-01' };
      const officer = await officerIn(world, at(SOMEBODY).station);
      return {
        tallies: [
          { ...tally, subject: officerOf(officer) },
          { ...tally, subject: unitOf(at(SOMEBODY).bureau) },
        ],
        basis: BASIS,
      };
    },
  },
  reviseActivity: {
    roles: { [ORGANIZER]: 'before', 'those who took part': 'anywhere' },
    input: async (world, at) => {
      const { id } = await createActivity(world.registry, { organizerId: at(ORGANIZER).station.id });
      const { id: officerId } = await officerIn(world, at('those who took part').station);
      await createAttendance(world.registry, id, { officerId });
      return { id: globalId('Activity', id), startsOn: '2022-05-06', basis: BASIS };
    },
  },
  scheduleActivity: {
    roles: { [ORGANIZER]: 'after' },
    input: (_world, at) =>
      Promise.resolve({
        kind: 'TRAINING',
        title: `班次${unique()}`,
        organizer: unitOf(at(ORGANIZER).station),
        startsOn: '2022-05-09',
        hours: 8,
        basis: BASIS,
      }),
  },
};
