import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import type { DuplicateOfficersQueryVariables } from '../../generated/graphql.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createAssignment, createOfficer, createUnit, day } from '../../support/factories.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';
import { ENGLISH } from '../../support/writes.ts';
import { chineseName } from '../../../src/names/chinese-name.ts';

const key = newKey('k1');
const api = useApp({ personalKeys: personalKeys(key) });
const sealer = sealerWith(key);

const Duplicates = graphql(`
  query DuplicateOfficers($within: ID, $first: Int, $after: String, $last: Int, $before: String) {
    duplicateOfficers(within: $within, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        officers {
          id
        }
        reasons
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

let bureau: { id: number };
let station: { id: number };
let elsewhere: { id: number };

type Options = Parameters<typeof createOfficer>[1];

async function officer(name: string, options: Options = {}, unit = station): Promise<number> {
  const { id } = await createOfficer(api.registry, { name, ...chineseName(name), ...options });
  await createAssignment(api.registry, id, { unitId: unit.id });
  return id;
}

const asked = async (client = api.admin, variables: DuplicateOfficersQueryVariables = {}) =>
  (await client.request(Duplicates, variables, ENGLISH)).duplicateOfficers;

/** The pairs that a viewer is told of, with their reasons. */
const pairs = async (client = api.admin, variables: DuplicateOfficersQueryVariables = {}) =>
  (await asked(client, { first: 100, ...variables })).nodes.map(({ officers, reasons }) => [
    ...officers.map(({ id }) => id),
    ...reasons,
  ]);

const pair = (one: number, other: number, ...reasons: string[]) => [
  globalId('Officer', one),
  globalId('Officer', other),
  ...reasons,
];

const NATIONAL_ID = 'the same national id was recorded of both';
const BIRTH = 'the same name and birth date';
const NUMBER = 'one police number in two times, and names that sound alike';
const JOINED = 'the same name, and they joined on the same day';

const joinedOn = day('2008-07-01');
let [born, bornToo, joined, joinedToo, numbered, numberedToo, known, knownToo] = [0, 0, 0, 0, 0, 0, 0, 0];

beforeAll(async () => {
  const { registry } = api;
  bureau = await createUnit(registry);
  station = await createUnit(registry, { parentId: bureau.id });
  elsewhere = await createUnit(registry);
  // nothing but a name
  await officer('甲甲');
  await officer('甲甲');
  [born, bornToo] = [await officer('欧阳锋', { policeNumber: 'D1' }), await officer('歐陽鋒', { joinedOn })];
  for (const id of [born, bornToo]) await storePersonal(registry, sealer, id, { birthOn: '1985-06-01' });
  [joined, joinedToo] = [await officer('张伟', { joinedOn }), await officer('張 偉', { joinedOn }, elsewhere)];
  // it only sounds alike
  await officer('章伟', { joinedOn });
  [numbered, numberedToo] = [
    await officer('丁丁', { policeNumber: 'D2', to: '2022-01-01' }),
    await officer('丁丁', { policeNumber: 'D2', from: '2022-01-01' }),
  ];
  await registry.officerVersion.create({
    data: {
      ...(await registry.officerVersion.findFirstOrThrow({ where: { officerId: numbered }, omit: { id: true } })),
      status: 'RETIRED',
      policeNumber: null,
      validFrom: day('2022-01-01'),
      validTo: null,
    },
  });
  // a number that somebody of another name has had before
  await officer('庚庚', { policeNumber: 'D3', to: '2022-01-01' });
  await officer('辛辛', { policeNumber: 'D3', from: '2022-01-01' });
  [known, knownToo] = [await officer('戊戊', { policeNumber: 'D4' }), await officer('己己', { policeNumber: 'D5' })];
  const nationalId = syntheticNationalId({ birth: '19900101' });
  await storePersonal(registry, sealer, known, { nationalId });
  await storePersonal(registry, sealer, known, { nationalId: null });
  await storePersonal(registry, sealer, knownToo, { nationalId });
  // told apart by gender, by numbers, and by being many
  await officer('壬壬', { joinedOn, gender: 'MALE' });
  await officer('壬壬', { joinedOn, gender: 'FEMALE' });
  await officer('癸癸', { joinedOn, policeNumber: 'D6' });
  await officer('癸癸', { joinedOn, policeNumber: 'D7' });
  for (let i = 0; i < 4; i++) await officer('子子', { joinedOn });
});

describe('duplicateOfficers', () => {
  it('tells pairs with their reasons, most alike first; a name alone is none', async () => {
    expect(await pairs()).toEqual([
      pair(known, knownToo, NATIONAL_ID),
      pair(born, bornToo, BIRTH),
      pair(numbered, numberedToo, NUMBER),
      pair(joined, joinedToo, JOINED),
    ]);
    expect((await asked()).totalCount).toBe(4);
  });

  it('says nothing of personal data, and does not count it, where officer:personal is not held for both', async () => {
    const rest = [pair(numbered, numberedToo, NUMBER), pair(joined, joinedToo, JOINED)];
    const without = await api.signedIn(['registry:read', 'personnel:write']);
    expect(await pairs(without)).toEqual(rest);
    expect((await asked(without)).totalCount).toBe(2);
    const beyond = await api.signedIn(['officer:personal'], [elsewhere.id], ['registry:read', 'personnel:write']);
    expect(await pairs(beyond)).toEqual(rest);
    expect((await asked(beyond)).totalCount).toBe(2);
    const within = await api.signedIn(['officer:personal'], [bureau.id], ['registry:read', 'personnel:write']);
    expect((await asked(within)).totalCount).toBe(4);
  });

  it('tells of pairs alone whose officers are both within the reach of personnel:write', async () => {
    const bound = await api.signedIn(['personnel:write'], [station.id], ['registry:read']);
    expect(await pairs(bound)).toEqual([pair(numbered, numberedToo, NUMBER)]);
    const reader = await api.signedIn(['registry:read']);
    await expect(asked(reader)).rejects.toThrow('personnel:write');
    await expect(asked(api.anonymous())).rejects.toThrow('UNAUTHENTICATED');
  });

  it('is narrowed to a unit to which one of the two belongs, or to a unit below it', async () => {
    const unit = (id: number) => ({ within: globalId('Unit', id) });
    expect(await pairs(api.admin, unit(elsewhere.id))).toEqual([pair(joined, joinedToo, JOINED)]);
    expect(await pairs(api.admin, unit(bureau.id))).toHaveLength(4);
    expect(await pairs(api.admin, unit(999_999))).toEqual([]);
  });

  it('is read by pages, forward and backward', async () => {
    const all = await pairs();
    const ids = ({ nodes }: Awaited<ReturnType<typeof asked>>) =>
      nodes.map(({ officers, reasons }) => [...officers.map(({ id }) => id), ...reasons]);
    const first = await asked(api.admin, { first: 3 });
    expect(ids(first)).toEqual(all.slice(0, 3));
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const rest = await asked(api.admin, { first: 3, after: first.pageInfo.endCursor! });
    expect(ids(rest)).toEqual(all.slice(3));
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = await asked(api.admin, { last: 2, before: rest.pageInfo.startCursor! });
    expect(ids(back)).toEqual(all.slice(1, 3));
    await expect(asked(api.admin, { first: 1, after: 'x' })).rejects.toThrow('is not a cursor');
  });

  it('notes that it told of personal data', async () => {
    const before = await api.registry.personalRead.count();
    await pairs();
    const reads = await api.registry.personalRead.findMany({ skip: before, orderBy: { id: 'asc' } });
    expect(new Set(reads.map(({ officerId, field }) => `${officerId} ${field}`))).toEqual(
      new Set([`${born} birthOn`, `${bornToo} birthOn`, `${known} nationalId`, `${knownToo} nationalId`]),
    );
  });
});
