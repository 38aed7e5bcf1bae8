import { globalId } from '../app.ts';
import { addOfficerVersion, createAssignment } from '../factories.ts';
import { BASIS, officerIn, officerMoved, officerOf, ON, unitOf, type EveryAct } from './world.ts';

/** The day on which those left who come back. */
const LEFT = '2022-01-01';

/** The acts on officers and their posts. */
export const OFFICER_ACTS: Readonly<Record<string, EveryAct>> = {
  addAssignment: {
    roles: { 'the officer': 'before', 'the unit of the post': 'after' },
    input: async (world, at) => ({
      officer: officerOf(await officerIn(world, at('the officer').station)),
      unit: unitOf(at('the unit of the post').station),
      title: '教官',
      kind: 'CONCURRENT',
      effectiveOn: ON,
    }),
  },
  demoteOfficer: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => {
      const officer = await officerIn(world, at('the officer').station, { rank: 'SUPERVISOR_FIRST_CLASS' });
      return { id: officerOf(officer), rank: 'SUPERVISOR_SECOND_CLASS', effectiveOn: ON, basis: BASIS };
    },
  },
  endAssignment: {
    roles: { 'the officer': 'before', 'the unit of the post': 'before' },
    input: async (world, at) => {
      const officer = await officerIn(world, at('the officer').station);
      const unitId = at('the unit of the post').station.id;
      const { id } = await createAssignment(world.registry, officer.id, {
        unitId,
        title: '联络员',
        kind: 'CONCURRENT',
      });
      return { id: globalId('Assignment', id), effectiveOn: ON };
    },
  },
  enrollOfficer: {
    roles: { 'the unit of the post': 'after' },
    input: (_world, at) =>
      Promise.resolve({
        name: '丁一',
        category: 'POLICE',
        title: '民警',
        unit: unitOf(at('the unit of the post').station),
        effectiveOn: ON,
      }),
  },
  promoteOfficer: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => ({
      id: officerOf(await officerIn(world, at('the officer').station)),
      grade: 'POLICE_OFFICER_4',
      effectiveOn: ON,
    }),
  },
  reenrollOfficer: {
    roles: { 'the officer': 'before', 'the unit of the post': 'after' },
    input: async (world, at) => {
      const officer = await officerIn(world, null, { policeNumber: null, to: LEFT });
      await addOfficerVersion(world.registry, officer.id, { status: 'SEPARATED', policeNumber: null, from: LEFT });
      await createAssignment(world.registry, officer.id, { unitId: at('the officer').station.id, to: LEFT });
      const unit = unitOf(at('the unit of the post').station);
      return { id: officerOf(officer), unit, title: '民警', effectiveOn: ON, basis: BASIS };
    },
  },
  reinstateOfficer: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => {
      const officer = await officerIn(world, at('the officer').station, { status: 'SUSPENDED' });
      return { id: officerOf(officer), effectiveOn: ON, basis: BASIS };
    },
  },
  reviseAssignment: {
    roles: { 'the officer': 'before', 'the unit of the post': 'before' },
    input: async (world, at) => {
      const officer = await officerIn(world, at('the officer').station);
      const unitId = at('the unit of the post').station.id;
      const { id } = await createAssignment(world.registry, officer.id, {
        unitId,
        title: '联络员',
        kind: 'CONCURRENT',
      });
      return { id: globalId('Assignment', id), title: '副所长', effectiveOn: ON };
    },
  },
  reviseOfficer: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => ({
      id: officerOf(await officerIn(world, at('the officer').station)),
      name: '改名',
      effectiveOn: ON,
    }),
  },
  separateOfficer: {
    roles: { 'the officer': 'before', 'the units of other posts that end': 'anywhere' },
    input: async (world, at) => {
      const officer = await officerIn(world, at('the officer').station);
      const unitId = at('the units of other posts that end').station.id;
      await createAssignment(world.registry, officer.id, { unitId, title: '联络员', kind: 'CONCURRENT' });
      return { id: officerOf(officer), status: 'RETIRED', effectiveOn: ON };
    },
  },
  suspendOfficer: {
    roles: { 'the officer': 'before' },
    input: async (world, at) => ({
      id: officerOf(await officerIn(world, at('the officer').station)),
      effectiveOn: ON,
      basis: BASIS,
    }),
  },
  transferOfficer: {
    roles: { 'the officer': 'before', 'the unit of the post that ends': 'before', 'the new unit': 'after' },
    input: async (world, at) => {
      const [today, then] = [at('the officer').station, at('the unit of the post that ends').station];
      const officer = today === then ? await officerIn(world, today) : await officerMoved(world, then, today);
      return { id: officerOf(officer), to: unitOf(at('the new unit').bureau), title: '教导员', effectiveOn: ON };
    },
  },
};
