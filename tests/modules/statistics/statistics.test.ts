import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GRADE } from '../../../src/modules/officers/grade.vocabulary.ts';
import { graphql } from '../../generated/gql.ts';
import type { IntRangeFilter, OfficerFilter, OfficerGrouping } from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createAssignment, createOfficer, createUnit, day } from '../../support/factories.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';

// whom everything is about is made up (合成)
const sealing = newKey('k');
const api = useApp({ personalKeys: personalKeys(sealing), limits: { budget: 1e12 } });
const PURPOSE = { 'x-purpose': 'synthetic' };

const OfficersCounted = graphql(`
  query OfficersCounted(
    $filter: OfficerFilter
    $groupBy: [OfficerGrouping!]!
    $branchesOf: ID
    $date: Date
    $knownAt: DateTime
  ) @asOf(date: $date, knownAt: $knownAt) {
    officerStatistics(filter: $filter, groupBy: $groupBy, branchesOf: $branchesOf) {
      total
      groups {
        keys
        labels
        count
      }
    }
  }
`);

const OfficersOfModel = graphql(`
  query OfficersOfModel($filter: OfficerFilter, $date: Date) @asOf(date: $date) {
    officers(filter: $filter, first: 100) {
      totalCount
      nodes {
        category
        gender
        grade
        rank
        status
        joinedOn
        birthOn
        assignments {
          kind
          role
          unit {
            id
            kind
            category
            ancestors {
              id
            }
          }
        }
      }
    }
  }
`);

const ids: string[] = [];
const nameOf = new Map<string, string>();

beforeAll(async () => {
  const { registry } = api;
  const force = [
    { code: 'S', kind: 'MUNICIPAL_BUREAU', parent: null },
    { code: 'S1', kind: 'STATION', category: 'STATION', parent: 0 },
    { code: 'S11', kind: 'POLICE_ROOM', parent: 1 },
    { code: 'S2', kind: 'BRIGADE', category: 'OPERATIONAL', parent: 0 },
  ] as const;
  const units: number[] = [];
  for (const { parent, ...unit } of force) {
    const { id } = await createUnit(registry, { ...unit, parentId: parent === null ? null : units[parent]! });
    units.push(id);
    ids.push(globalId('Unit', id));
    nameOf.set(globalId('Unit', id), `单位${unit.code}`);
  }
  // a force that is not regular: by steps that share no divisor
  for (let i = 0; i < 40; i++) {
    const { id } = await createOfficer(registry, {
      category: i % 5 === 0 ? 'AUXILIARY' : 'POLICE',
      gender: ([null, 'MALE', 'FEMALE'] as const)[i % 3]!,
      grade: i % 5 === 0 ? null : ([null, 'POLICE_OFFICER_1', 'POLICE_COMMISSIONER_1'] as const)[(i % 7) % 3]!,
      rank: i % 4 === 0 || i % 5 === 0 ? null : (['SUPERVISOR_FIRST_CLASS', 'CONSTABLE_SECOND_CLASS'] as const)[i % 2]!,
      status: i % 6 === 0 ? 'SUSPENDED' : 'ACTIVE',
      joinedOn: i % 8 === 0 ? null : day(`${1990 + i}-0${1 + (i % 9)}-15`),
      from: i % 11 === 0 ? '2022-01-01' : '2020-01-01',
    });
    if (i % 7 > 0) {
      const birthOn = `${1961 + i}-${i % 5 ? '03-15' : '02-28'}`;
      await storePersonal(registry, sealerWith(sealing), id, { birthOn });
    }
    if (i % 9 === 0) continue;
    const role = i % 10 === 1 ? 'LEADER' : 'MEMBER';
    await createAssignment(registry, id, {
      unitId: units[i % 4]!,
      role,
      from: '2022-01-01',
      to: i % 2 ? '2023-01-01' : null,
    });
    if (i % 2) await createAssignment(registry, id, { unitId: units[(i + 1) % 4]!, from: '2023-01-01' });
    if (i % 4 === 1) await createAssignment(registry, id, { unitId: units[3]!, kind: 'CONCURRENT', role: 'DEPUTY' });
  }
});

type Node = Awaited<ReturnType<typeof listed>>['nodes'][number];
const listed = async (filter: OfficerFilter | null, date: string) =>
  (await api.admin.request(OfficersOfModel, { filter, date }, PURPOSE)).officers;

const unitOf = ({ assignments }: Node) => assignments.find(({ kind }) => kind === 'PRIMARY')?.unit;

function yearsOf(from: string | null, date: string): number | null {
  if (from === null || from > date) return null;
  return Number(date.slice(0, 4)) - Number(from.slice(0, 4)) - (date.slice(5) < from.slice(5) ? 1 : 0);
}

function bandOf(since: string | null, date: string): string | null {
  const whole = yearsOf(since, date);
  if (whole === null) return null;
  const from = whole - (whole % 5);
  return `${from}-${from + 4}`;
}

function isAged({ birthOn }: Node, { gte, lte }: IntRangeFilter, date: string): boolean {
  const years = yearsOf(birthOn, date);
  return years !== null && years >= (gte ?? 0) && years <= (lte ?? 150);
}

function branchOf(officer: Node): string | null {
  const unit = unitOf(officer);
  const path = unit ? [...unit.ancestors.map(({ id }) => id), unit.id] : [];
  return path[path.indexOf(ids[0]!) + 1] ?? null;
}

/** The value of an officer under each grouping, told from what the list of officers answers. */
const VALUES: Readonly<Record<OfficerGrouping, (officer: Node, date: string) => string | null>> = {
  AGE_BAND: ({ birthOn }, date) => bandOf(birthOn, date),
  BRANCH: branchOf,
  CATEGORY: ({ category }) => category,
  GENDER: ({ gender }) => gender,
  GRADE: ({ grade }) => grade,
  RANK: ({ rank }) => rank,
  ROLE: ({ assignments }) => assignments.find(({ kind }) => kind === 'PRIMARY')?.role ?? null,
  SERVICE_YEARS_BAND: ({ joinedOn }, date) => bandOf(joinedOn, date),
  STATUS: ({ status }) => status,
  UNIT: (officer) => unitOf(officer)?.id ?? null,
  UNIT_CATEGORY: (officer) => unitOf(officer)?.category ?? null,
  UNIT_KIND: (officer) => unitOf(officer)?.kind ?? null,
};

const GROUPINGS = Object.keys(VALUES) as OfficerGrouping[];

const anAge: fc.Arbitrary<OfficerFilter> = fc
  .record({ gte: fc.nat(60), lte: fc.integer({ min: 20, max: 80 }) }, { requiredKeys: [] })
  .map((age) => ({ age }));

const aFilter: fc.Arbitrary<OfficerFilter | null> = fc.oneof(
  fc.constant(null),
  anAge,
  anAge.map((not) => ({ not })),
  fc.tuple(anAge, anAge).map(([one, other]) => ({ or: [one, { gender: ['FEMALE' as const], ...other }] })),
  fc.record(
    {
      gender: fc.subarray(['MALE', 'FEMALE'] as const),
      category: fc.subarray(['POLICE', 'AUXILIARY'] as const),
      grade: fc.subarray(['POLICE_OFFICER_1', 'X']),
      serviceYears: fc.record({ gte: fc.nat(20), lte: fc.integer({ min: 10, max: 40 }) }),
      age: fc.record({ gte: fc.nat(40), lte: fc.integer({ min: 20, max: 60 }) }),
      within: fc.constantFrom(0, 1, 2, 3).map((i) => ({ toString: () => ids[i]! }) as unknown as string),
      role: fc.subarray(['LEADER', 'DEPUTY', 'MEMBER'] as const),
    },
    { requiredKeys: [] },
  ),
);

/** The ids are known when the force is there, later than the values are described. */
const withIds = (filter: OfficerFilter | null): OfficerFilter | null =>
  filter?.within == null ? filter : { ...filter, within: String(filter.within) };

describe('officerStatistics', () => {
  it('counts as who reads the list of the same filter would, on any day', async () => {
    const days = fc.constantFrom('2019-12-31', '2021-05-01', '2022-06-30', '2023-01-01', '2026-03-15', '2031-03-14');
    const groupings = fc
      .subarray([...GROUPINGS], { maxLength: 3 })
      .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
    await fc.assert(
      fc.asyncProperty(aFilter, groupings, days, async (given, groupBy, date) => {
        const filter = withIds(given);
        const branchesOf = groupBy.includes('BRANCH') ? ids[0]! : null;
        const [{ officerStatistics: found }, { totalCount, nodes }] = await Promise.all([
          api.admin.request(OfficersCounted, { filter, groupBy, branchesOf, date }, PURPOSE),
          listed(filter, date),
        ]);
        expect(filter?.age ? nodes.filter((node) => !isAged(node, filter.age!, date)) : []).toEqual([]);
        expect(found.total).toBe(totalCount);
        expect(found.groups.reduce((sum, { count }) => sum + count, 0)).toBe(totalCount);
        const expected = new Map<string, number>();
        for (const node of nodes) {
          const key = JSON.stringify(groupBy.map((grouping) => VALUES[grouping](node, date)));
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        expect(new Map(found.groups.map(({ keys, count }) => [JSON.stringify(keys), count]))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('tells the groups in the order of their values, with labels in the language of the request, by one statement', async () => {
    const variables = { groupBy: ['GRADE' as const], date: '2026-03-15' };
    const { officerStatistics } = await api.admin.request(OfficersCounted, variables, { 'accept-language': 'en' });
    const grades = officerStatistics.groups.map(({ keys }) => keys[0]);
    expect(grades).toEqual(['POLICE_COMMISSIONER_1', 'POLICE_OFFICER_1', null]);
    expect(officerStatistics.groups.map(({ labels }) => labels[0])).toEqual([
      GRADE.terms.POLICE_COMMISSIONER_1.en,
      GRADE.terms.POLICE_OFFICER_1.en,
      'No grade',
    ]);
    const statements = await api.statements(async () => {
      const { officerStatistics: units } = await api.admin.request(OfficersCounted, {
        groupBy: ['BRANCH', 'SERVICE_YEARS_BAND'],
        branchesOf: ids[0]!,
        date: '2022-06-30',
      });
      const branches = [...new Set(units.groups.map(({ labels }) => labels[0]))];
      expect(branches).toEqual(['单位S1', '单位S2', '其他']);
      expect(units.groups[0]!.labels[1]).toMatch(/^\d+-\d+年$/);
    });
    expect(statements).toHaveLength(1);
  });

  it('is as was known at an instant', async () => {
    const knownAt = '2000-01-01T00:00:00Z';
    expect(await api.admin.request(OfficersCounted, { groupBy: ['STATUS'], date: '2026-03-15', knownAt })).toEqual({
      officerStatistics: { total: 0, groups: [] },
    });
  });

  it('tells of units what is kept as what is counted, which is what is known at an instant', async () => {
    const knownAt = new Date().toISOString();
    for (const date of ['2019-12-31', '2021-05-01', '2022-06-30', '2026-03-15']) {
      for (const groupBy of [['UNIT'], ['UNIT_KIND', 'BRANCH'], ['UNIT_CATEGORY']] as const) {
        const asked = { groupBy: [...groupBy], branchesOf: groupBy[1] ? ids[0]! : null, date };
        const [kept, counted] = [undefined, knownAt].map((at) =>
          api.admin.request(OfficersCounted, { ...asked, knownAt: at }),
        );
        expect(await kept).toEqual(await counted);
      }
    }
  });

  it('is of the open directory: whoever reads anything counts all', async () => {
    const variables = { groupBy: ['CATEGORY' as const], date: '2026-03-15' };
    const all = await api.admin.request(OfficersCounted, variables);
    const bound = await api.signedIn(['registry:read'], [Number(atob(ids[2]!).split(':')[1])]);
    expect(await bound.request(OfficersCounted, variables)).toEqual(all);
    const without = await api.signedIn(scopesWithout('registry:read'));
    expect(await refusal(without.request(OfficersCounted, variables))).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it.each<[string, OfficerGrouping[], string | null, string]>([
    ['more groupings than three', ['RANK', 'GRADE', 'ROLE', 'UNIT'], null, 'groupBy has more than 3 values'],
    ['a grouping twice', ['RANK', 'RANK'], null, 'groupBy names a grouping twice'],
    ['branches of nothing', ['BRANCH'], null, 'branchesOf and the grouping BRANCH: one is given without the other'],
    ['what is no unit', ['BRANCH'], globalId('Officer', 1), 'branchesOf is the id of an Officer, not of a Unit'],
  ])('refuses %s', async (_what, groupBy, branchesOf, message) => {
    expect(await refusal(api.admin.request(OfficersCounted, { groupBy, branchesOf }))).toMatchObject([
      { message, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
