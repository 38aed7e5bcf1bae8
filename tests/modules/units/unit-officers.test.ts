import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { refusal, scopesWithout, useApp } from '../../support/app.ts';
import {
  addUnitVersion,
  createAssignment,
  createOfficer,
  createOfficerIn,
  createUnit,
  unique,
} from '../../support/factories.ts';

const api = useApp();

const UnitOfficers = graphql(`
  query UnitOfficers(
    $code: String!
    $filter: OfficerFilter
    $orderBy: [OfficerOrder!]
    $includeSubunits: Boolean
    $first: Int
    $after: String
    $last: Int
    $date: Date
  ) @asOf(date: $date) {
    unit(code: $code) {
      officers(
        filter: $filter
        orderBy: $orderBy
        includeSubunits: $includeSubunits
        first: $first
        after: $after
        last: $last
      ) {
        totalCount
        edges {
          node {
            policeNumber
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const Leaders = graphql(`
  query Leaders($code: String!, $date: Date) @asOf(date: $date) {
    unit(code: $code) {
      leaders {
        title
        officer {
          name
        }
      }
    }
  }
`);

const Strength = graphql(`
  query Strength($code: String!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    unit(code: $code) {
      strength {
        officers
        police
        auxiliaries
        authorized
        vacancies
      }
      all: strength(includeSubunits: true) {
        officers
        police
        auxiliaries
        authorized
        vacancies
      }
    }
  }
`);

const Unknown = graphql(`
  query Unknown($code: String!, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    unit(code: $code) {
      own: strength {
        ...UnknownParts
      }
      all: strength(includeSubunits: true) {
        ...UnknownParts
      }
    }
  }

  fragment UnknownParts on UnitStrength {
    police
    authorized
    unknownUnits
    unknownPolice
  }
`);

const ManyUnits = graphql(`
  query ManyUnits($first: Int!, $unknown: Boolean = false) {
    units(first: $first) {
      nodes {
        officers(first: 2) {
          totalCount
          nodes {
            name
          }
        }
        same: officers(first: 2, includeSubunits: false) {
          totalCount
          edges {
            cursor
          }
        }
        deep: officers(first: 2, includeSubunits: true, filter: { category: [POLICE] }) {
          totalCount
          nodes {
            unit {
              code
            }
          }
        }
        leaders {
          title
          officer {
            name
          }
        }
        strength {
          officers
        }
        again: strength(includeSubunits: false) {
          vacancies
          unknownPolice @include(if: $unknown)
        }
        all: strength(includeSubunits: true) {
          officers
          unknownUnits @include(if: $unknown)
          unknownPolice @include(if: $unknown)
        }
      }
    }
  }
`);

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, { code: 'B', kind: 'MUNICIPAL_BUREAU', authorizedStrength: 2 });
  const station = await createUnit(registry, { code: 'B1', parentId: bureau.id, authorizedStrength: 5 });
  const post = await createUnit(registry, { code: 'B11', parentId: station.id });
  await createUnit(registry, { code: 'B2', parentId: bureau.id });
  const in1 = (policeNumber: string, name: string, rest: object = {}) =>
    createOfficerIn(registry, station, { policeNumber, name, namePinyin: name, ...rest });
  await createOfficerIn(registry, bureau, { policeNumber: 'N1', namePinyin: 'a' });
  await createOfficerIn(registry, bureau, { policeNumber: 'N2', namePinyin: 'b' });
  await createOfficerIn(registry, bureau, { policeNumber: 'N3', namePinyin: 'c', status: 'SUSPENDED' });
  await in1('N4', 'd', { rank: 'SUPERVISOR_FIRST_CLASS' });
  await in1('N5', 'e', { category: 'AUXILIARY' });
  await in1('N6', 'f', { status: 'RETIRED' });
  await createOfficerIn(registry, post, { policeNumber: 'N7', namePinyin: 'g' });

  const lead = async (name: string, title: string, options: Omit<Parameters<typeof createAssignment>[2], 'title'>) => {
    const { id } = await createOfficer(registry, { name, namePinyin: name });
    await createAssignment(registry, id, { unitId: bureau.id, kind: 'CONCURRENT', ...options, title });
  };
  await lead('v', '党委委员', { role: 'PARTY_COMMITTEE' });
  await lead('x', '副局长', { role: 'DEPUTY' });
  await lead('w', '副局长', { role: 'DEPUTY', kind: 'SECONDMENT' });
  await lead('y', '党委书记', { role: 'PARTY_SECRETARY' });
  await lead('z', '局长', { role: 'LEADER', from: '2022-01-01' });
  await lead('u', '原局长', { role: 'LEADER', to: '2022-01-01' });
  for (let i = 0; i < 16; i++) await createUnit(registry, { code: `C${unique()}` });
});

describe('the officers of a unit', () => {
  const page = async (variables: object) => {
    const { unit } = await api.admin.request(UnitOfficers, { code: 'B', ...variables });
    const { edges, ...rest } = unit!.officers;
    return { ...rest, numbers: edges.map(({ node }) => node.policeNumber) };
  };

  it('are those whose primary assignment is there', async () => {
    expect(await page({})).toMatchObject({ totalCount: 3, numbers: ['N1', 'N2', 'N3'] });
  });

  it('are those of its subtree where asked for, by pages', async () => {
    const first = await page({ includeSubunits: true, first: 4 });
    expect(first).toMatchObject({ totalCount: 7, numbers: ['N1', 'N2', 'N3', 'N4'], pageInfo: { hasNextPage: true } });
    const next = await page({ includeSubunits: true, first: 4, after: first.pageInfo.endCursor });
    expect(next).toMatchObject({ totalCount: 7, numbers: ['N5', 'N6', 'N7'], pageInfo: { hasNextPage: false } });
    expect(await page({ includeSubunits: true, last: 2 })).toMatchObject({ numbers: ['N6', 'N7'] });
    expect(await page({ code: 'B1', includeSubunits: true })).toMatchObject({ numbers: ['N4', 'N5', 'N6', 'N7'] });
  });

  it('are filtered and ordered', async () => {
    const filter = { status: ['ACTIVE'], search: 'N' };
    const orderBy = [{ field: 'POLICE_NUMBER', direction: 'DESC' }];
    expect(await page({ filter, orderBy, includeSubunits: true })).toMatchObject({
      totalCount: 5,
      numbers: ['N7', 'N5', 'N4', 'N2', 'N1'],
    });
  });

  it('are none before the first assignment', async () => {
    const { unit } = await api.admin.request(UnitOfficers, { code: 'B', date: '2019-12-31' });
    expect(unit).toBeNull();
  });
});

describe('the leaders of a unit', () => {
  const titles = async (code: string, date: string | null = null) => {
    const { unit } = await api.admin.request(Leaders, { code, date });
    return unit!.leaders.map(({ title, officer }) => `${title} ${officer.name}`);
  };

  it('come by role and then by name', async () => {
    expect(await titles('B')).toEqual(['局长 z', '副局长 w', '副局长 x', '党委书记 y', '党委委员 v']);
    expect(await titles('B1')).toEqual([]);
  });

  it('are those of the day', async () => {
    expect((await titles('B', '2021-12-31'))[0]).toBe('原局长 u');
  });
});

describe('the strength of a unit', () => {
  const strength = async (variables: object) => (await api.admin.request(Strength, { code: 'B', ...variables })).unit;

  it('counts the officers who serve, against the authorized strength', async () => {
    expect(await strength({})).toEqual({
      strength: { officers: 3, police: 3, auxiliaries: 0, authorized: 2, vacancies: -1 },
      all: { officers: 6, police: 5, auxiliaries: 1, authorized: 7, vacancies: 2 },
    });
    expect(await strength({ code: 'B11' })).toEqual({
      strength: { officers: 1, police: 1, auxiliaries: 0, authorized: null, vacancies: null },
      all: { officers: 1, police: 1, auxiliaries: 0, authorized: null, vacancies: null },
    });
  });

  it('is that of the moment', async () => {
    const { registry } = api;
    const at = { recordedAt: new Date('2024-01-01T00:00:00Z') };
    const unit = await createUnit(registry, { code: 'T', from: '2021-01-01', authorizedStrength: 1, ...at });
    const { id } = await createOfficer(registry, { from: '2021-01-01', ...at });
    const late = { recordedAt: new Date('2024-06-01T00:00:00Z') };
    await createAssignment(registry, id, { unitId: unit.id, from: '2021-01-01', to: '2022-01-01', ...late });
    const of = async (date: string, knownAt: string | null) =>
      (await strength({ code: 'T', date, knownAt }))?.strength.vacancies;
    expect(await of('2020-12-31', null)).toBeUndefined();
    expect(await of('2021-01-01', null)).toBe(0);
    expect(await of('2021-01-01', '2024-05-31T00:00:00Z')).toBe(1);
    expect(await of('2022-01-01', null)).toBe(1);
  });
});

describe('the units whose authorized strength is not known', () => {
  /** Of the unit alone and with all below it: police, authorized, and of how many units and police officers that is not known. */
  const told = async (code: string, date: string | null = null, knownAt: string | null = null) => {
    const { unit } = await api.admin.request(Unknown, { code, date, knownAt });
    return (
      unit &&
      [unit.own, unit.all].map(({ police, authorized, unknownUnits, unknownPolice }) =>
        [police, authorized ?? '-', unknownUnits, unknownPolice].join(' '),
      )
    );
  };

  beforeAll(async () => {
    const { registry } = api;
    // before all others: it is the whole force then
    const at = { from: '2010-01-01', recordedAt: new Date('2024-01-01T00:00:00Z') };
    const top = await createUnit(registry, { ...at, code: 'K', kind: 'MUNICIPAL_BUREAU', authorizedStrength: 9 });
    const below = { ...at, parentId: top.id };
    // one that is known from a day on, one that is moved away, one that is closed
    const known = await createUnit(registry, { ...below, code: 'K1', to: '2023-01-01' });
    await addUnitVersion(registry, known.id, { ...below, from: '2023-01-01', code: 'K1', authorizedStrength: 3 });
    const moved = await createUnit(registry, { ...below, code: 'K2', to: '2022-01-01' });
    await addUnitVersion(registry, moved.id, { ...at, from: '2022-01-01', code: 'K2' });
    const closed = await createUnit(registry, { ...below, code: 'K3', to: '2021-01-01' });
    const serve = async (unitId: number, options: object = {}, post: object = {}) => {
      const { id } = await createOfficer(registry, { ...at, ...options });
      await createAssignment(registry, id, { ...at, unitId, ...post });
    };
    await serve(top.id);
    await serve(known.id);
    await serve(known.id, { category: 'AUXILIARY' });
    await serve(moved.id);
    await serve(moved.id);
    await serve(closed.id, {}, { to: '2021-01-01' });
    // one more, of whom was known a year later
    await serve(known.id, {}, { recordedAt: new Date('2025-01-01T00:00:00Z') });
  });

  it('are told of it alone and with all below it, with the police officers in them', async () => {
    // B2 and B11, of which B11 has somebody
    expect(await told('B')).toEqual(['3 2 0 0', '5 7 2 1']);
    expect(await told('B1')).toEqual(['1 5 0 0', '2 5 1 1']);
    expect(await told('B11')).toEqual(['1 - 1 1', '1 - 1 1']);
    expect(await told('B2')).toEqual(['0 - 1 0', '0 - 1 0']);
  });

  it.each([
    ['now', null, 1],
    ['at an instant', '2024-06-01T00:00:00Z', 0],
  ])('are those of the day, as was known %s', async (_, knownAt, more) => {
    const on = async (code: string, day: string) => told(code, day, knownAt);
    // the whole force, then one of several
    expect(await on('K', '2015-06-30')).toEqual(['1 9 0 0', `${5 + more} 9 3 ${4 + more}`]);
    expect(await on('K', '2020-06-30')).toEqual(['1 9 0 0', `${5 + more} 9 3 ${4 + more}`]);
    // one is closed, one is moved, of one it is known
    expect(await on('K', '2021-06-30')).toEqual(['1 9 0 0', `${4 + more} 9 2 ${3 + more}`]);
    expect(await on('K', '2022-06-30')).toEqual(['1 9 0 0', `${2 + more} 9 1 ${1 + more}`]);
    expect(await on('K', '2023-06-30')).toEqual(['1 9 0 0', `${2 + more} 12 0 0`]);
    expect(await on('K1', '2022-06-30')).toEqual([`${1 + more} - 1 ${1 + more}`, `${1 + more} - 1 ${1 + more}`]);
    expect(await on('K1', '2023-06-30')).toEqual([`${1 + more} 3 0 0`, `${1 + more} 3 0 0`]);
    expect(await on('K2', '2023-06-30')).toEqual(['2 - 1 2', '2 - 1 2']);
    expect(await on('K3', '2021-06-30')).toBeNull();
  });
});

describe('officers, leaders and strength', () => {
  it('are read by the same statements for one unit and for twenty', async () => {
    const texts = (first: number, unknown = false) =>
      api.statements(() => api.admin.request(ManyUnits, { first, unknown }));
    // the page of units; pages and counts of officers, plain and deep; units of the deep ones; leaders with their
    // officers; strength, plain and deep; planned, one statement has what is not deep but the strength
    const count = api.planned ? 6 : 9;
    expect(await texts(1)).toHaveLength(count);
    expect(await texts(20)).toHaveLength(count);
    // and of which units the authorized strength is not known, plain and deep
    expect(await texts(1, true)).toHaveLength(count + 2);
    expect(await texts(20, true)).toHaveLength(count + 2);
  });

  it('need the scope registry:read', async () => {
    const client = await api.signedIn(scopesWithout('registry:read'));
    expect(await refusal(client.request(Strength, { code: 'B' }))).toMatchObject([
      { extensions: { code: 'FORBIDDEN', scope: 'registry:read' } },
    ]);
    expect(await refusal(api.anonymous().request(Leaders, { code: 'B' }))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });
});
