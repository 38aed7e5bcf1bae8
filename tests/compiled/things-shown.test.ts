import { beforeEach, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../support/app.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit, unique } from '../support/factories.ts';
import { withdrawals } from '../support/withdrawals.ts';

// An answer is remembered for as long as no change touches what it shows. What is written past the registry, without a change,
// tells whether an answer was remembered.

const api = useApp();
const { act } = withdrawals(api);
const BASIS = { reason: '合成' };

interface Place {
  readonly code: string;
  readonly id: number;
  /** Officers of the unit, by their pinyin. */
  readonly officers: Readonly<Record<string, number>>;
}

let here: Place;
let elsewhere: Place;

async function createPlace(parentId: number, ...names: string[]): Promise<Place> {
  const { id, code } = await createUnit(api.registry, { code: `P${unique()}`, parentId, authorizedStrength: 1 });
  const officers: Record<string, number> = {};
  for (const namePinyin of names) {
    const officer = await createOfficer(api.registry, { name: namePinyin, namePinyin, nameJoined: namePinyin });
    await createAssignment(api.registry, officer.id, { unitId: id });
    officers[namePinyin] = officer.id;
  }
  return { id, code, officers };
}

beforeEach(async () => {
  const { id } = await createUnit(api.registry, { code: `TOP${unique()}` });
  here = await createPlace(id, 'bai', 'cai', 'deng');
  elsewhere = await createPlace(id, 'an', 'ye');
});

async function ask(query: string): Promise<unknown> {
  return api.admin.request(query);
}

const first = () => `{ unit(code: "${here.code}") { name officers(first: 1) { totalCount nodes { name } } } }`;
const byUnit = () => `{ officers(first: 2, filter: { unit: "${globalId('Unit', here.id)}" }) { nodes { name } } }`;

const revise = (officer: number, changes: object) =>
  act('reviseOfficer', {
    id: globalId('Officer', officer),
    expectedVersion: 1,
    effectiveOn: '2026-01-01',
    basis: BASIS,
    ...changes,
  });

const transfer = (officer: number, unit: number) =>
  act('transferOfficer', {
    id: globalId('Officer', officer),
    expectedVersion: 1,
    to: globalId('Unit', unit),
    title: '民警',
    effectiveOn: '2026-01-01',
    basis: BASIS,
  });

/** Renames an officer past the registry. */
const renameUnseen = async (officer: number) => {
  await api.database.pool.query(`UPDATE officer_version SET superseded_at = now() WHERE officer_id = $1`, [officer]);
  await addOfficerVersion(api.database.registry, officer, {
    name: '改',
    namePinyin: 'bai gai',
    nameJoined: 'baigai',
    recordedAt: new Date(Date.now() + 1000),
  });
};

describe('an answer is read again', () => {
  it.each<[string, () => string, () => Promise<unknown>, RegExp]>([
    [
      'an officer comes in who stands first',
      first,
      () => transfer(elsewhere.officers['an']!, here.id),
      /"totalCount":4,.*"an"/,
    ],
    ['an officer leaves', first, () => transfer(here.officers['bai']!, elsewhere.id), /"totalCount":2,.*"cai"/],
    [
      'an officer who is on another page has a name that stands first',
      first,
      () => revise(here.officers['deng']!, { name: '艾', namePinyin: 'ai' }),
      /"艾"/,
    ],
    [
      'an officer comes in, whom a filter by the unit finds',
      byUnit,
      () => transfer(elsewhere.officers['an']!, here.id),
      /"an"/,
    ],
    [
      'the unit has another name',
      first,
      () =>
        act('reviseUnit', {
          id: globalId('Unit', here.id),
          expectedVersion: 1,
          name: '新名',
          effectiveOn: '2026-01-01',
          basis: BASIS,
        }),
      /新名/,
    ],
    [
      'the unit is made',
      () => `{ unit(code: "${here.code}N") { name } }`,
      () =>
        act('createUnit', {
          code: `${here.code}N`,
          name: '新设',
          kind: 'STATION',
          category: 'STATION',
          parent: globalId('Unit', here.id),
          effectiveOn: '2026-01-01',
          basis: BASIS,
        }),
      /新设/,
    ],
    [
      'a unit is made below it',
      () => `{ unit(code: "${here.code}") { children { nodes { name } } } }`,
      () =>
        act('createUnit', {
          code: `${here.code}B`,
          name: '下级',
          kind: 'STATION',
          category: 'STATION',
          parent: globalId('Unit', here.id),
          effectiveOn: '2026-01-01',
          basis: BASIS,
        }),
      /下级/,
    ],
  ])('when %s', async (_case, query, change, shows) => {
    const before = JSON.stringify(await ask(query()));
    expect(before).not.toMatch(shows);
    await change();
    expect(JSON.stringify(await ask(query()))).toMatch(shows);
  });
});

describe('an answer is remembered', () => {
  it.each<[string, () => string]>([
    [
      'of one officer',
      () =>
        `{ node(id: "${globalId('Officer', here.officers['bai']!)}") { ... on Officer { name } } officers(first: 100, filter: { search: "bai" }) { nodes { name } } }`,
    ],
    ['of a unit with its officers', first],
    ['of the officers that a filter by the unit finds', byUnit],
  ])('%s, while others are transferred elsewhere', async (_case, query) => {
    const before = await ask(query());
    await transfer(elsewhere.officers['an']!, (await createPlace(here.id)).id);
    // a change was seen, and what it touched
    await ask(query());
    await renameUnseen(here.officers['bai']!);
    expect(await ask(query())).toEqual(before);
    api.registry.$forget();
    expect(await ask(query())).not.toEqual(before);
  });
});
