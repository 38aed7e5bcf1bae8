import { globalId } from '../app.ts';
import { day, unique } from '../factories.ts';
import { createHonor, createHonorProgram } from '../honor-factories.ts';
import { BASIS, officerIn, officerOf, ON, unitOf, type EveryAct, type Placed, type World } from './world.ts';

const RECIPIENTS = 'all recipients';

async function honorOf(world: World, at: Placed, status: 'NOMINATED' | 'CONFERRED'): Promise<string> {
  const officer = await officerIn(world, at(RECIPIENTS).station);
  const unit = at(RECIPIENTS).bureau;
  const { id } = await createHonor(world.registry, [{ officerId: officer.id }, { unitId: unit.id }], {
    title: `个人嘉奖${unique()}`,
    status,
    ...(status === 'CONFERRED' && { awardedOn: day('2022-01-01'), awardedPrecision: 'DAY' as const }),
  });
  return globalId('Honor', id);
}

const ofHonor = (status: 'NOMINATED' | 'CONFERRED', more: object): EveryAct => ({
  roles: { [RECIPIENTS]: 'before' },
  input: async (world, at) => ({ id: await honorOf(world, at, status), ...more }),
});

/** The acts on honors, programs and days off. */
export const HONOR_ACTS: Readonly<Record<string, EveryAct>> = {
  conferHonor: ofHonor('NOMINATED', { awardedBy: '甲市公安局', awardedOn: '2024-05-01' }),
  correctHonor: ofHonor('CONFERRED', { title: '个人嘉奖（更正）', basis: BASIS }),
  defineHonorProgram: {
    roles: { 'the owners that it had': 'before', 'the new owner': 'after' },
    input: async ({ registry }, at) => {
      const key = `every-${unique()}`;
      await createHonorProgram(registry, { key, ownerId: at('the owners that it had').bureau.id });
      return { key, name: '新评选', owner: unitOf(at('the new owner').bureau), effectiveOn: ON };
    },
  },
  nominateHonor: {
    roles: { [RECIPIENTS]: 'before' },
    input: async (world, at) => ({
      title: '个人嘉奖',
      kind: 'INDIVIDUAL',
      level: 'COUNTY',
      meritClass: 'COMMENDATION',
      recipients: [officerOf(await officerIn(world, at(RECIPIENTS).station))],
      nominatedOn: '2024-03-01',
    }),
  },
  putHonorUnderNotice: ofHonor('NOMINATED', { noticedOn: '2024-03-04' }),
  recordCalendarDays: {
    roles: {},
    input: () => Promise.resolve({ days: [{ day: '2024-10-01', kind: 'HOLIDAY', name: '国庆节' }], basis: BASIS }),
  },
  rejectHonor: ofHonor('NOMINATED', { effectiveOn: '2024-03-01', basis: BASIS }),
  revokeHonor: ofHonor('CONFERRED', { effectiveOn: '2024-03-01', basis: BASIS }),
};
