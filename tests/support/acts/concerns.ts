import { globalId } from '../app.ts';
import { createConcern } from '../discipline-factories.ts';
import { BASIS, officerIn, officerOf, ON, unitOf, type EveryAct, type World } from './world.ts';

/** By whose order, without words: those of a concern are to be forgotten. */
const WORDLESS = { documentNumber: BASIS.documentNumber };

/** A concern about an officer of a unit. */
async function concernIn(world: World, station: { id: number }): Promise<string> {
  const { id: officerId } = await officerIn(world, station);
  const { registry, sealer } = world;
  const concern = await createConcern(registry, { officerId, keeperId: station.id, sealer, from: '2022-01-01' });
  return globalId('Concern', concern.id);
}

/** The acts on early signs about officers. */
export const CONCERN_ACTS: Readonly<Record<string, EveryAct>> = {
  expungeConcerns: {
    roles: { 'all officers whom they are about': 'before' },
    input: async (world, at) => ({
      ids: [await concernIn(world, at('all officers whom they are about').station)],
      basis: BASIS,
    }),
  },
  raiseConcern: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => {
      const { station } = at('the officer');
      return {
        officer: officerOf(await officerIn(world, station)),
        keeper: unitOf(station),
        kind: 'LIFE',
        openedOn: ON,
        summary: '合成的情况',
        by: '合成的发现人',
        basis: WORDLESS,
      };
    },
  },
  recordConcernStep: {
    roles: { 'the officer whom it is about': 'before' },
    input: async (world, at) => ({
      id: await concernIn(world, at('the officer whom it is about').station),
      on: ON,
      stage: 'REMINDED',
      measure: 'TALK',
      by: '合成的经办人',
      basis: WORDLESS,
    }),
  },
};
