import { globalId } from '../app.ts';
import { createLiability, createSanction } from '../discipline-factories.ts';
import { unique } from '../factories.ts';
import { BASIS, officerIn, officerOf, ON, type EveryAct } from './world.ts';

/** The acts on sanctions and liabilities for cases. */
export const DISCIPLINE_ACTS: Readonly<Record<string, EveryAct>> = {
  imposeSanction: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => ({
      officer: officerOf(await officerIn(world, at('the officer').station)),
      kind: 'WARNING',
      decidedBy: '合成的决定机关',
      decidedOn: ON,
      facts: '合成的违纪事实',
      basis: BASIS,
    }),
  },
  liftSanction: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => {
      const { id: officerId } = await officerIn(world, at('the officer').station);
      const sanction = await createSanction(world.registry, {
        officerId,
        sealer: world.sealer,
        from: '2022-01-01',
        kind: 'ADJUSTMENT',
      });
      return { id: globalId('Sanction', sanction.id), effectiveOn: ON, basis: BASIS };
    },
  },
  recordCaseLiabilities: {
    roles: { 'all officers named': 'before' },
    input: async (world, at) => ({
      liabilities: [
        {
          officer: officerOf(await officerIn(world, at('all officers named').station)),
          caseNumber: `合成案${unique()}`,
          role: 'HANDLER',
          from: ON,
        },
      ],
      basis: BASIS,
    }),
  },
  recordLiabilityFinding: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => {
      const { station } = at('the officer');
      const { id: officerId } = await officerIn(world, station);
      const liability = await createLiability(world.registry, { officerId, unitId: station.id });
      return { id: globalId('CaseLiability', liability.id), on: ON, fault: 'NEGLIGENCE', basis: BASIS };
    },
  },
};
