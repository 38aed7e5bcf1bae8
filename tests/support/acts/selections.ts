import { globalId } from '../app.ts';
import { createUnit, unique } from '../factories.ts';
import { createPolicy, createRound } from '../selection-factories.ts';
import { officerIn, officerOf, ON, unitOf, type EveryAct, type Placed, type World } from './world.ts';

const ROUND = 'the unit that holds the round';

async function roundOf({ registry }: World, at: Placed): Promise<string> {
  const unit = await createUnit(registry, { parentId: at(ROUND).bureau.id });
  const policy = await createPolicy(registry, { unitId: unit.id });
  const round = await createRound(registry, { unitId: unit.id, policyId: policy.id });
  return globalId('SelectionRound', round.id);
}

const ofRound = (): EveryAct => ({
  roles: { [ROUND]: 'before' },
  input: async (world, at) => ({ id: await roundOf(world, at) }),
});

/** The acts of cadre selection. */
export const SELECTION_ACTS: Readonly<Record<string, EveryAct>> = {
  adoptSelectionPolicy: {
    roles: { 'the unit': 'before' },
    input: async (world, at) => ({
      key: `every-${unique()}`,
      unit: unitOf(await createUnit(world.registry, { parentId: at('the unit').bureau.id })),
      targets: [{ category: 'STATION', basisPoints: 10_000 }],
      effectiveOn: ON,
    }),
  },
  cancelSelectionRound: ofRound(),
  concludeSelectionRound: ofRound(),
  openSelectionRound: {
    roles: { 'the unit': 'before' },
    input: async (world, at) => {
      const unit = await createUnit(world.registry, { parentId: at('the unit').bureau.id });
      await createPolicy(world.registry, { unitId: unit.id });
      return { unit: unitOf(unit), title: '选任乙', vacancies: 1, openedOn: ON };
    },
  },
  recordSelection: {
    roles: { [ROUND]: 'before', 'the officer': 'anywhere' },
    input: async (world, at) => ({
      round: await roundOf(world, at),
      officer: officerOf(await officerIn(world, at('the officer').station)),
      title: '副所长',
      selectedOn: ON,
    }),
  },
};
