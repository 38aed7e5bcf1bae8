import { globalId } from '../app.ts';
import { createUnit, unique } from '../factories.ts';
import { createRecommendation } from '../discipline-factories.ts';
import { createMember, createProgram } from '../program-factories.ts';
import { createPolicy, createRound } from '../selection-factories.ts';
import { officerIn, officerOf, ON, unitOf, type EveryAct, type Placed, type World } from './world.ts';

const ROUND = 'the unit that holds the round';

async function roundOf({ registry }: World, at: Placed): Promise<string> {
  const unit = await createUnit(registry, { parentId: at(ROUND).bureau.id });
  const policy = await createPolicy(registry, { unitId: unit.id });
  const round = await createRound(registry, { unitId: unit.id, policyId: policy.id });
  return globalId('SelectionRound', round.id);
}

/** A round in which somebody has the right to recommend. */
async function recommendationAt(world: World, at: Placed) {
  const { registry } = world;
  const round = await roundOf(world, at);
  const roundId = Number(Buffer.from(round, 'base64').toString().split(':')[1]);
  const { unitId } = await registry.selectionRound.findUniqueOrThrow({ where: { id: roundId } });
  const right = { kind: 'RECOMMENDATION', admission: 'BY_ADMISSION', ownerId: unitId } as const;
  const program = await createProgram(registry, right);
  const recommender = await officerIn(world, at('the recommender').station);
  await createMember(registry, { programId: program.id, officerId: recommender.id });
  return { round, roundId, recommender, programId: program.id };
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
  recommendOfficer: {
    roles: { [ROUND]: 'before', 'the candidate': 'before', 'the recommender': 'anywhere' },
    input: async (world, at) => {
      const { round, recommender } = await recommendationAt(world, at);
      return {
        round,
        candidate: officerOf(await officerIn(world, at('the candidate').station)),
        recommender: officerOf(recommender),
        title: '副所长',
        grounds: '合成的推荐理由，不少于十个字',
        signedOn: ON,
      };
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
  withdrawRecommendation: {
    roles: { [ROUND]: 'before', 'the candidate': 'before' },
    input: async (world, at) => {
      const { roundId, recommender, programId } = await recommendationAt(world, at);
      const candidate = await officerIn(world, at('the candidate').station);
      const made = { roundId, programId, candidateId: candidate.id, recommenderId: recommender.id, from: ON };
      return { id: globalId('Recommendation', (await createRecommendation(world.registry, made)).id) };
    },
  },
};
