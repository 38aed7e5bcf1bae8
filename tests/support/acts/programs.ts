import { globalId } from '../app.ts';
import { unique } from '../factories.ts';
import { createMember, createProgram } from '../program-factories.ts';
import { BASIS, officerIn, officerOf, ON, unitOf, type EveryAct, type Placed, type World } from './world.ts';

const OWNER = 'the owner of the program';
const SUBJECTS = 'all who are admitted';
const MEMBER = 'the member';

const talents = ({ registry }: World, at: Placed) =>
  createProgram(registry, { kind: 'TALENT', admission: 'BY_ADMISSION', ownerId: at(OWNER).bureau.id, reach: 'WITHIN' });

/** The acts on programs and their members. */
export const PROGRAM_ACTS: Readonly<Record<string, EveryAct>> = {
  admitMembers: {
    roles: { [OWNER]: 'before', [SUBJECTS]: 'before' },
    input: async (world, at) => ({
      program: globalId('Program', (await talents(world, at)).id),
      subjects: [officerOf(await officerIn(world, at(SUBJECTS).station))],
      field: '大数据',
      effectiveOn: ON,
      basis: BASIS,
    }),
  },
  defineProgram: {
    roles: {
      'the owners that it had': 'before',
      'the new owner': 'after',
      'the program that it is a part of': 'anywhere',
    },
    input: async ({ registry }, at) => {
      const key = `every-${unique()}`;
      await createProgram(registry, { key, kind: 'CONTACT', ownerId: at('the owners that it had').bureau.id });
      const parent = await createProgram(registry, { ownerId: at('the program that it is a part of').bureau.id });
      return {
        key,
        name: '三驻三联',
        kind: 'CONTACT',
        owner: unitOf(at('the new owner').bureau),
        parent: globalId('Program', parent.id),
        effectiveOn: ON,
        criteria: { category: ['POLICE'] },
        requirements: [
          { key: 'visits', name: '走访', measure: 'TALLY', tally: 'household_visits', per: 'MONTH', minimum: 30 },
        ],
      };
    },
  },
  endMembership: {
    roles: { [OWNER]: 'before', [MEMBER]: 'before' },
    input: async (world, at) => {
      const program = await talents(world, at);
      const officer = await officerIn(world, at(MEMBER).station);
      const member = await createMember(world.registry, { programId: program.id, officerId: officer.id });
      return { id: globalId('ProgramMember', member.id), effectiveOn: ON, basis: BASIS };
    },
  },
};
