import { globalId } from '../app.ts';
import { createDuty, createPlace } from '../duty-factories.ts';
import { unique } from '../factories.ts';
import { BASIS, officerIn, officerOf, ON, unitOf, type EveryAct, type Placed, type World } from './world.ts';

const HOLDERS = 'all holders';
const ANSWERED_FOR = 'the units that are answered for';

/** A duty of an officer for a place or a unit. */
async function dutyOf(world: World, at: Placed, holder: string): Promise<string> {
  const officer = await officerIn(world, at(holder).station);
  const target = { targetUnitId: at(ANSWERED_FOR).bureau.id };
  return globalId('Duty', (await createDuty(world.registry, { officerId: officer.id, ...target })).id);
}

/** The acts on places and duties. */
export const DUTY_ACTS: Readonly<Record<string, EveryAct>> = {
  assignDuties: {
    roles: { [HOLDERS]: 'before', [ANSWERED_FOR]: 'before' },
    input: async (world, at) => ({
      duties: [
        {
          kind: 'LINKED',
          holder: officerOf(await officerIn(world, at(HOLDERS).station)),
          target: globalId('Place', (await createPlace(world.registry)).id),
        },
        { kind: 'SUPERVISING', holder: unitOf(at(HOLDERS).bureau), target: unitOf(at(ANSWERED_FOR).station) },
      ],
      effectiveOn: ON,
      basis: BASIS,
    }),
  },
  endDuties: {
    roles: { [HOLDERS]: 'before', [ANSWERED_FOR]: 'before' },
    input: async (world, at) => ({ ids: [await dutyOf(world, at, HOLDERS)], effectiveOn: ON }),
  },
  handOverDuties: {
    roles: { 'the holder': 'before', [ANSWERED_FOR]: 'before', 'the new holder': 'before' },
    input: async (world, at) => ({
      ids: [await dutyOf(world, at, 'the holder')],
      to: officerOf(await officerIn(world, at('the new holder').station)),
      effectiveOn: ON,
    }),
  },
  recordPlaces: {
    roles: {},
    input: () =>
      Promise.resolve({
        places: [{ code: `EVERY-${unique()}`, kind: 'COMMUNITY', name: '测试社区' }],
        effectiveOn: ON,
        basis: BASIS,
      }),
  },
};
