import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import type { HonorFilter } from '../../generated/graphql.ts';
import { globalId, scopesWithout, useApp } from '../../support/app.ts';
import { createAssignment, createOfficer, createUnit } from '../../support/factories.ts';
import { createHonor } from '../../support/honor-factories.ts';

const api = useApp();

const HonorsWithin = graphql(`
  query HonorsWithin($filter: HonorFilter, $date: Date) @asOf(date: $date) {
    honors(filter: $filter, first: 100) {
      totalCount
      nodes {
        title
      }
    }
  }
`);

const HonoredWithin = graphql(`
  query HonoredWithin($filter: HonorFilter!) {
    officers(filter: { hasHonor: $filter }) {
      nodes {
        name
      }
    }
  }
`);

let force: { id: number };
let elsewhere: { id: number };
const bureaus = {} as Record<'small' | 'large', { id: number }>;

/** A bureau with a station, one that was closed, and people, each with an honor of the name. */
async function createBureau(size: 'small' | 'large'): Promise<void> {
  const { registry } = api;
  const bureau = await createUnit(registry, { parentId: force.id });
  const station = await createUnit(registry, { parentId: bureau.id });
  const closed = await createUnit(registry, { parentId: bureau.id, to: '2022-01-01' });
  bureaus[size] = bureau;
  if (size === 'large') for (let i = 0; i < 20; i++) await createUnit(registry, { parentId: bureau.id });
  const post = ({ id: unitId }: { id: number }, from: string, to?: string) => ({ unitId, from, ...(to && { to }) });
  const honored = (name: string, ...recipients: Parameters<typeof createHonor>[1]) =>
    createHonor(registry, recipients, { title: `${size}: ${name}` });
  const people: readonly (readonly [string, ...ReturnType<typeof post>[]])[] = [
    ['serves', post(station, '2020-01-01')],
    ['came', post(elsewhere, '2020-01-01', '2023-01-01'), post(station, '2023-01-01')],
    ['went', post(station, '2020-01-01', '2023-01-01'), post(elsewhere, '2023-01-01')],
    ['left', post(station, '2020-01-01', '2023-01-01')],
    ['left a closed one', post(closed, '2020-01-01', '2022-01-01')],
    ['never had a post'],
  ];
  for (const [name, ...posts] of people) {
    const officer = await createOfficer(registry, { name: `${size}: ${name}` });
    for (const each of posts) await createAssignment(registry, officer.id, each);
    await honored(name, { officerId: officer.id });
  }
  await honored('the bureau', { unitId: bureau.id });
  await honored('a closed unit', { unitId: closed.id });
  await honored('two units', { unitId: elsewhere.id }, { unitId: station.id });
}

beforeAll(async () => {
  const { registry } = api;
  force = await createUnit(registry);
  elsewhere = await createUnit(registry, { parentId: force.id });
  await createBureau('small');
  await createBureau('large');
  await createHonor(registry, [{ otherName: '合成群众' }], { title: 'somebody else' });
});

const unit = ({ id }: { id: number }) => globalId('Unit', id);

async function titles(filter: HonorFilter, date?: string, client = api.admin) {
  const { honors } = await client.request(HonorsWithin, { filter, ...(date && { date }) });
  expect(honors.totalCount).toBe(honors.nodes.length);
  return honors.nodes.map(({ title }) => title).toSorted();
}

describe.each(['small', 'large'] as const)('honors within a %s bureau', (size) => {
  const PEOPLE = ['serves', 'came', 'left', 'left a closed one'];
  const UNITS = ['the bureau', 'a closed unit', 'two units'];
  const named = (...names: string[]) => names.map((name) => `${size}: ${name}`).toSorted();
  const own = named(...PEOPLE, ...UNITS);

  it('are its own, those of units below it, closed ones too, and of the people who belong there or did last', async () => {
    expect(await titles({ within: unit(bureaus[size]) })).toEqual(own);
  });

  it('were those of other people on another day', async () => {
    const before = named(...PEOPLE.map((name) => (name === 'came' ? 'went' : name)), ...UNITS);
    expect(await titles({ within: unit(bureaus[size]) }, '2021-06-01')).toEqual(before);
  });

  it('are narrowed further by what else is asked, and left out by `not`', async () => {
    const within = unit(bureaus[size]);
    expect(await titles({ within, title: { contains: 'left' } })).toEqual(named('left', 'left a closed one'));
    const others = await titles({ not: { within } });
    expect(others).toContain(`${size}: went`);
    expect(others.filter((title) => own.includes(title))).toEqual([]);
  });

  it('are the same to a viewer who is bound to another unit, whom the directory is shown to as well', async () => {
    const bound = await api.signedIn(scopesWithout('registry:read'), [elsewhere.id], ['registry:read']);
    expect(await titles({ within: unit(bureaus[size]) }, undefined, bound)).toEqual(own);
  });

  it('find the people who have them', async () => {
    const { officers } = await api.admin.request(HonoredWithin, { filter: { within: unit(bureaus[size]) } });
    expect(officers.nodes.map(({ name }) => name).toSorted()).toEqual(named(...PEOPLE));
  });
});

describe('honors', () => {
  it('within the whole force are all, those of nobody who is on record too', async () => {
    expect(await titles({ within: unit(force) })).toEqual(await titles({}));
  });

  it('within a unit that is not there are none', async () => {
    expect(await titles({ within: globalId('Unit', 999_999) })).toEqual([]);
  });

  it('within a unit that stands beside another are not all', async () => {
    const beside = await createUnit(api.registry, { from: '2024-01-01' });
    expect(await titles({ within: unit(force) })).not.toContain('somebody else');
    expect(await titles({ within: unit(beside) })).toEqual([]);
  });
});
