import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import type { HonorFilter } from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createOfficer, createUnit, day } from '../../support/factories.ts';
import { addHonorVersion, createHonor, createHonorProgram } from '../../support/honor-factories.ts';

const api = useApp();

const HonorPage = graphql(`
  query HonorPage($filter: HonorFilter, $first: Int, $after: String) {
    honors(filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        title
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const HonorTitles = graphql(`
  query HonorTitles($filter: HonorFilter) {
    honors(filter: $filter) {
      nodes {
        title
      }
    }
  }
`);

const HonorDetails = graphql(`
  query HonorDetails($first: Int!) {
    honors(first: $first) {
      totalCount
      nodes {
        version
        program {
          version
          honors(first: 1) {
            nodes {
              title
            }
          }
        }
        recipients {
          __typename
          ... on Officer {
            honors(first: 2) {
              nodes {
                title
              }
            }
          }
          ... on Unit {
            honors(first: 2, includeSubunits: true) {
              totalCount
              nodes {
                title
              }
            }
          }
        }
      }
    }
  }
`);

let program: { id: number };

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, { code: 'B', kind: 'MUNICIPAL_BUREAU' });
  const station = await createUnit(registry, { code: 'S', kind: 'STATION', parentId: bureau.id });
  const first = await createOfficer(registry, { name: '甲一' });
  const second = await createOfficer(registry, { name: '乙二', from: '2021-01-01' });
  program = await createHonorProgram(registry, {
    key: 'annual',
    name: '年度评选',
    ownerId: bureau.id,
    preference: '基层',
  });
  await createHonorProgram(registry, { key: 'ended', to: '2021-01-01' });

  await createHonor(registry, [{ unitId: bureau.id }], {
    title: '先进集体',
    kind: 'COLLECTIVE',
    level: 'MUNICIPAL',
    meritClass: 'TITLE',
    awardedOn: day('2021-01-01'),
    awardedPrecision: 'YEAR',
  });
  const merit = await createHonor(registry, [{ officerId: second.id }], {
    title: '二等功',
    kind: 'INDIVIDUAL',
    meritClass: 'SECOND_CLASS_MERIT',
    awardedOn: day('2021-06-01'),
    awardedPrecision: 'MONTH',
    from: '2020-06-01',
    to: '2022-01-01',
  });
  await addHonorVersion(registry, merit.id, {
    title: '二等功',
    status: 'REVOKED',
    kind: 'INDIVIDUAL',
    from: '2022-01-01',
  });
  await createHonor(registry, [{ otherName: '青年民警' }], { title: '比武第一', meritClass: 'COMPETITION' });
  await createHonor(
    registry,
    [{ officerId: first.id }, { unitId: station.id }, { otherName: '某组' }, { officerId: second.id }],
    {
      title: '抗疫先进',
      kind: 'COLLECTIVE',
      level: 'PROVINCIAL',
      meritClass: 'COMMENDATION',
      programId: program.id,
      awardedBy: '某厅',
      awardedOn: day('2023-03-04'),
      awardedPrecision: 'DAY',
      citation: '抗疫',
      basisDocument: '某厅〔2023〕1号',
    },
  );
  await createHonor(registry, [{ unitId: station.id }, { unitId: bureau.id }], {
    title: '平安杯',
    programId: program.id,
    awardedOn: day('2023-03-04'),
    awardedPrecision: 'DAY',
  });
  await createHonor(registry, [{ officerId: first.id }], { title: '三等功', status: 'NOMINATED', meritClass: null });
});

const titles = async (filter: HonorFilter) => {
  const { honors } = await api.admin.request(HonorPage, { filter });
  expect(honors.totalCount).toBe(honors.nodes.length);
  return honors.nodes.map(({ title }) => title);
};

describe('the list of honors', () => {
  const ALL = ['抗疫先进', '平安杯', '先进集体', '二等功', '比武第一', '三等功'];

  it('has the latest award first, then orders by id, honors without a day last', async () => {
    expect(await titles({})).toEqual(ALL);
  });

  it('is read by pages, across equal days and into honors without a day', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const {
        honors,
      }: { honors: { nodes: { title: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
        await api.admin.request(HonorPage, { first: 1, after });
      seen.push(...honors.nodes.map(({ title }) => title));
      after = honors.pageInfo.hasNextPage ? honors.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(ALL);
  });

  it.each<[string, HonorFilter, string[]]>([
    ['title', { title: { startsWith: '先进' } }, ['先进集体']],
    ['part of the title', { title: { contains: '先进' } }, ['抗疫先进', '先进集体']],
    ['its start in traditional characters', { title: { startsWith: '先進' } }, ['先进集体']],
    ['part of it in traditional characters', { title: { contains: '進集體' } }, ['先进集体']],
    ['the whole title, which is exact', { title: { eq: '先進集體' } }, []],
    ['a character that means something in patterns', { title: { contains: '先.' } }, []],
    ['kind', { kind: ['INDIVIDUAL'] }, ['二等功']],
    ['level', { level: ['PROVINCIAL', 'MUNICIPAL'] }, ['抗疫先进', '先进集体']],
    ['class', { meritClass: ['COMPETITION'] }, ['比武第一']],
    ['status', { status: ['NOMINATED', 'REVOKED'] }, ['二等功', '三等功']],
    ['year', { awardedYear: 2023 }, ['抗疫先进', '平安杯']],
    ['and, or, not', { not: { or: [{ awardedYear: 2023 }, { status: ['CONFERRED'] }] } }, ['二等功', '三等功']],
    ['no value', { kind: [] }, []],
  ])('is filtered by %s', async (_what, filter, expected) => {
    expect(await titles(filter)).toEqual(expected);
  });

  it('is filtered by program', async () => {
    expect(await titles({ program: globalId('HonorProgram', program.id) })).toEqual(['抗疫先进', '平安杯']);
  });

  it.each([
    [{ awardedYear: 0 }, 'awardedYear', 'awardedYear must be from 1 to 9999'],
    [{ awardedYear: 10_000 }, 'awardedYear', 'awardedYear must be from 1 to 9999'],
    [{ program: globalId('Unit', 1) }, 'program', 'program is the id of a Unit, not of an HonorProgram'],
    [{ within: globalId('Officer', 1) }, 'within', 'within is the id of an Officer, not of a Unit'],
  ])('refuses the filter %j', async (filter, argument, message) => {
    const errors = await refusal(api.admin.request(HonorTitles, { filter }));
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT', argument } }]);
  });

  it('reads each field in one statement, however many honors there are', async () => {
    const one = await api.statements(() => api.admin.request(HonorDetails, { first: 1 }));
    const many = await api.statements(() => api.admin.request(HonorDetails, { first: 6 }));
    // the page and its count; locks; programs with their locks and honors; recipients, the officers with their honors;
    // the units with their honors and the counts of these (the owners of programs are not asked for: one loader that is
    // reached along two paths makes one batch or two, as the answers of the database happen to come)
    expect(one).toHaveLength(12);
    expect(many).toHaveLength(12);
  });

  it('needs no further statement for a second alias', async () => {
    const page = '{ totalCount nodes { title } }';
    const nested = `nodes { recipients { ... on Unit { a: honors ${page} b: honors ${page} } } }`;
    const statements = await api.statements(() =>
      api.admin.request(`{ a: honors ${page} b: honors ${page} c: honors { ${nested} } d: honors { ${nested} } }`),
    );
    // the page and its count; the recipients, the officers; the units, their honors and the counts of these
    // the pages differ by what is read of them, where they are written by one statement each
    expect(statements).toHaveLength(api.planned ? 8 : 7);
  });
});

describe('access', () => {
  it.each(['{ honors { totalCount } }', '{ honorPrograms { key } }'])('refuses %s to the anonymous', async (query) => {
    expect(await refusal(api.anonymous().request(query))).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it.each([
    '{ honors { totalCount } }',
    '{ honorPrograms { key } }',
    `{ node(id: "${globalId('Honor', 1)}") { __typename } }`,
    `{ node(id: "${globalId('Honor', 999_999)}") { __typename } }`,
    `{ nodes(ids: ["${globalId('HonorProgram', 1)}"]) { __typename } }`,
  ])('refuses %s without registry:read, whether the thing exists or not', async (query) => {
    const viewer = await api.signedIn(scopesWithout('registry:read'));
    expect(await refusal(viewer.request(query))).toMatchObject([
      { message: 'This needs the scope registry:read.', extensions: { code: 'FORBIDDEN', scope: 'registry:read' } },
    ]);
  });
});
