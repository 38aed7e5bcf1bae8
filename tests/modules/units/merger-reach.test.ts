import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { MergeUnitsDocument } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createAssignment, createOfficer, createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { leavingNoTrace, postRows } from '../../support/writes.ts';
import { today } from '../../../src/time/day.ts';

// a merger that takes effect on an earlier day, by a viewer of one bureau, and officers who are elsewhere today

const api = useApp();

let own: Bureau;
let other: Bureau;
let viewer: GraphQLClient;

beforeAll(async () => {
  ({ own, other } = await createTwoBureaus(api.registry));
  viewer = await api.signedIn(['unit:write'], [own.bureau.id], ['registry:read']);
});

const merge = (unit: { id: number }, effectiveOn: string, client = viewer) =>
  client.request(MergeUnitsDocument, {
    input: { ids: [globalId('Unit', unit.id)], into: globalId('Unit', own.station.id), effectiveOn },
    key: `merge-${unique()}`,
  });

/** An officer who was in a unit of the own bureau until 2024, and is in the other bureau since. */
async function left(unit: { id: number }) {
  const { id } = await createOfficer(api.registry);
  await createAssignment(api.registry, id, { unitId: unit.id, to: '2024-01-01' });
  await createAssignment(api.registry, id, { unitId: other.station.id, from: '2024-01-01' });
  return id;
}

describe('a merger', () => {
  it('is refused where it would rewrite the past post of an officer who is elsewhere today', async () => {
    const unit = await createUnit(api.registry, { parentId: own.bureau.id });
    const officer = await left(unit);
    expect(await leavingNoTrace(api.registry, () => refusal(merge(unit, '2023-01-01')))).toMatchObject([
      { path: ['mergeUnits'], extensions: { code: 'FORBIDDEN', scope: 'unit:write' } },
    ]);
    expect(await merge(unit, '2023-01-01', api.admin)).toMatchObject({ mergeUnits: { movedOfficers: 1 } });
    expect(await postRows(api.registry, officer)).toHaveLength(3);
  });

  it('leaves past posts alone from a day on which they have ended', async () => {
    const unit = await createUnit(api.registry, { parentId: own.bureau.id });
    const officer = await left(unit);
    const before = await postRows(api.registry, officer);
    expect(await merge(unit, today())).toMatchObject({ mergeUnits: { movedOfficers: 0 } });
    expect(await postRows(api.registry, officer)).toEqual(before);
  });

  it('moves a post that is still held, wherever its officer belongs', async () => {
    const unit = await createUnit(api.registry, { parentId: own.bureau.id });
    const { id } = await createOfficerIn(api.registry, other.station);
    await createAssignment(api.registry, id, { unitId: unit.id, kind: 'CONCURRENT' });
    expect(await merge(unit, '2023-01-01')).toMatchObject({ mergeUnits: { movedOfficers: 1 } });
  });
});
