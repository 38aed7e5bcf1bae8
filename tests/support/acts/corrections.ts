import { globalId } from '../app.ts';
import { createAssignment, createOfficer } from '../factories.ts';
import { unitMoved } from './units.ts';
import { officerIn, officerMoved, officerOf, unitOf, type EveryAct } from './world.ts';

const BASIS = { reason: '登记有误' };
const POST = 'wherever the thing was held';

/** The acts by which what was recorded wrongly is put right. */
export const CORRECTION_ACTS: Readonly<Record<string, EveryAct>> = {
  correctAssignment: {
    roles: { 'the officer': 'before', 'the unit of the post': 'before', 'the right unit': 'after' },
    input: async (world, at) => {
      const officer = await officerIn(world, at('the officer').station);
      const unitId = at('the unit of the post').station.id;
      const { id } = await createAssignment(world.registry, officer.id, {
        unitId,
        title: '联络员',
        kind: 'CONCURRENT',
      });
      const unit = unitOf(at('the right unit').bureau);
      return { id: globalId('Assignment', id), unit, title: '教导员', basis: BASIS };
    },
  },
  correctOfficer: {
    roles: { 'the officer': 'before', 'the unit of the primary post in the period': 'before' },
    input: async (world, at) => {
      const [today, then] = [at('the officer').station, at('the unit of the primary post in the period').station];
      const officer = today === then ? await officerIn(world, today) : await officerMoved(world, then, today);
      const period = { from: '2022-01-01', until: '2023-01-01' };
      return { id: officerOf(officer), period, grade: 'POLICE_OFFICER_4', basis: BASIS };
    },
  },
  correctUnit: {
    roles: { 'the unit': 'before', 'the unit above in the period': 'before', 'the right unit above': 'after' },
    input: async (world, at) => {
      const unit = await unitMoved(world, at('the unit above in the period').station, at('the unit').station);
      await officerIn(world, unit);
      const period = { from: '2022-01-01', until: '2023-01-01' };
      return { id: unitOf(unit), parent: unitOf(at('the right unit above').bureau), period, basis: BASIS };
    },
  },
  mergeOfficers: {
    roles: {
      'the officer who stays': 'before',
      'the duplicate': 'before',
      'the units of the posts of either, at any time': 'before',
    },
    input: async (world, at) => {
      const { registry } = world;
      const [into, duplicate] = [await createOfficer(registry), await officerIn(world, null, { policeNumber: null })];
      await createAssignment(registry, into.id, { unitId: at('the officer who stays').station.id, from: '2024-01-01' });
      const then = { unitId: at('the duplicate').station.id, to: '2024-01-01' };
      await createAssignment(registry, duplicate.id, then);
      const unitId = at('the units of the posts of either, at any time').station.id;
      await createAssignment(registry, duplicate.id, { unitId, title: '教官', kind: 'CONCURRENT', to: '2021-01-01' });
      return { into: officerOf(into), duplicate: officerOf(duplicate), basis: { reason: '重复登记' } };
    },
  },
  withdrawRecord: {
    roles: { [POST]: 'before' },
    input: async (world, at) => {
      const { station, bureau } = at(POST);
      const { id: officerId } = await officerIn(world, station);
      const held = { unitId: bureau.id, title: '联络员', kind: 'CONCURRENT' as const };
      const { id } = await createAssignment(world.registry, officerId, held);
      return { id: globalId('Assignment', id), basis: BASIS };
    },
  },
};
