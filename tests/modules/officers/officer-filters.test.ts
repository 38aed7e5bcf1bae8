import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import type { OfficerFilter } from '../../generated/graphql.ts';
import { globalId, refusal, useApp } from '../../support/app.ts';
import { createAssignment, createOfficer } from '../../support/factories.ts';
import { createSmallForce, named } from '../../support/small-force.ts';

const api = useApp();

const OfficersFound = graphql(`
  query OfficersFound($filter: OfficerFilter, $date: Date) @asOf(date: $date) {
    officers(filter: $filter) {
      nodes {
        policeNumber
      }
    }
  }
`);

let units: Awaited<ReturnType<typeof createSmallForce>>;

/** The police numbers of the officers that a filter finds, in the default order. */
async function found(filter: OfficerFilter, date: string | null = null) {
  const { officers } = await api.admin.request(OfficersFound, { filter, date });
  return officers.nodes.map(({ policeNumber }) => policeNumber);
}

beforeAll(async () => {
  units = await createSmallForce(api.registry);
});

describe('a search', () => {
  it.each<[string, (string | null)[]]>([
    ['', ['B4', null, 'A1', 'A2', 'A3']],
    ['  ', ['B4', null, 'A1', 'A2', 'A3']],
    ['zhang ce', ['A1', 'A2', 'A3']],
    ['Zhang  CE ', ['A1', 'A2', 'A3']],
    ['zhangce', ['A1', 'A2', 'A3']],
    ['zhangces', ['A3']],
    ['zc', ['A1', 'A2', 'A3']],
    ['zcs', ['A3']],
    ['ｚｃ', ['A1', 'A2', 'A3']],
    // the given name alone, all of it
    ['ce', [null, 'A1', 'A2']],
    ['c', []],
    ['lü', ['B4']],
    ['lu: ce', ['B4']],
    ['张', ['B4', 'A1', 'A3']],
    ['张测试', ['A3']],
    ['试张', []],
    ['a', ['A1', 'A2', 'A3']],
    ['A3', ['A3']],
    ['%', []],
  ])('for %j finds %j', async (search, expected) => {
    expect(await found({ search })).toEqual(expected);
  });

  it('may have 64 characters, not more', async () => {
    expect(await found({ search: '张'.repeat(64) })).toEqual([]);
    expect(await refusal(api.admin.request(OfficersFound, { filter: { search: '张'.repeat(65) } }))).toMatchObject([
      {
        message: 'search has more than 64 characters',
        extensions: { code: 'BAD_USER_INPUT', argument: 'search' },
      },
    ]);
  });

  it('may stand anywhere in a filter', async () => {
    expect(await found({ or: [{ search: 'lv' }, { search: 'A3' }] })).toEqual(['B4', 'A3']);
    expect(await found({ not: { search: 'zhang' } })).toEqual(['B4', null]);
  });
});

describe('a filter', () => {
  const id = (unit: keyof typeof units) => globalId('Unit', units[unit].id);

  it.each<[string, () => OfficerFilter, (string | null)[]]>([
    ['police number', () => ({ policeNumber: { in: ['A1', 'B4', 'X'] } }), ['B4', 'A1']],
    ['category', () => ({ category: ['AUXILIARY'] }), ['A3']],
    ['no category', () => ({ category: [] }), []],
    ['status', () => ({ status: ['SUSPENDED', 'RETIRED'] }), ['B4', null]],
    ['rank', () => ({ rank: ['COMMISSIONER_GENERAL', 'CONSTABLE_SECOND_CLASS'] }), ['B4', 'A2']],
    ['days of joining', () => ({ joinedOn: { gte: '2010-07-01', lte: '2015-07-01' } }), ['B4', 'A1']],
    ['unit', () => ({ unit: id('station') }), ['A2']],
    ['subtree', () => ({ within: id('station') }), ['A2', 'A3']],
    ['whole tree', () => ({ within: id('bureau') }), ['B4', 'A1', 'A2', 'A3']],
    ['category of the unit itself', () => ({ unitCategory: ['STATION', 'OPERATIONAL'] }), ['B4', 'A2']],
    ['role in any assignment', () => ({ role: ['LEADER'] }), ['B4']],
    ['roles', () => ({ role: ['LEADER', 'MEMBER'] }), ['B4', 'A1', 'A2', 'A3']],
    ['both of two', () => ({ and: [{ within: id('bureau') }, { category: ['POLICE'] }] }), ['B4', 'A1', 'A2']],
    ['one of two', () => ({ or: [{ unit: id('post') }, { role: ['LEADER'] }] }), ['B4', 'A3']],
    ['none at all', () => ({ or: [] }), []],
    ['the opposite', () => ({ not: { within: id('station') } }), ['B4', null, 'A1']],
    ['the opposite of what is not known', () => ({ not: { joinedOn: { gte: '2015-01-01' } } }), [null, 'A1', 'A3']],
  ])('by %s', async (_what, filter, expected) => {
    expect(await found(filter())).toEqual(expected);
  });

  it('looks at the day of the query', async () => {
    const { id: moved } = await createOfficer(api.registry, {
      ...named('欧阳测'),
      policeNumber: 'C1',
      from: '2021-01-01',
    });
    await createAssignment(api.registry, moved, { unitId: units.post.id, from: '2021-01-01', to: '2021-06-01' });
    await createAssignment(api.registry, moved, { unitId: units.brigade.id, from: '2021-06-01', to: '2021-12-01' });
    const within = id('station');
    expect(await found({ within, policeNumber: { eq: 'C1' } }, '2021-05-31')).toEqual(['C1']);
    expect(await found({ within, policeNumber: { eq: 'C1' } }, '2021-06-01')).toEqual([]);
    expect(await found({ unitCategory: ['OPERATIONAL'], policeNumber: { eq: 'C1' } }, '2021-06-01')).toEqual(['C1']);
    await api.registry.$executeRaw`UPDATE officer_version SET superseded_at = now() WHERE officer_id = ${moved}`;
  });

  it.each<[string, OfficerFilter, string]>([
    ['the id of another type', { unit: globalId('Officer', 1) }, 'unit is the id of an Officer, not of a Unit'],
    ['what is no id', { within: 'x' }, 'within is not an id of the registry'],
    [
      'a text that cannot be stored',
      { policeNumber: { startsWith: '\0' } },
      'startsWith has the character NUL, which no text has',
    ],
    [
      'more conditions than can be meant',
      { or: Array.from({ length: 101 }, () => ({ search: 'a' })) },
      'filter has more than 100 conditions',
    ],
  ])('refuses %s', async (_what, filter, message) => {
    expect(await refusal(api.admin.request(OfficersFound, { filter }))).toMatchObject([
      { message, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

const ByNumbers = graphql(`
  query ByNumbers($policeNumbers: [String!]!, $date: Date) @asOf(date: $date) {
    officersByPoliceNumbers(policeNumbers: $policeNumbers) {
      policeNumber
    }
  }
`);

describe('what was added for insight', () => {
  const of = (filter: OfficerFilter, date = '2026-02-28') =>
    found({ and: [{ policeNumber: { startsWith: 'Y' } }, filter] }, date);

  beforeAll(async () => {
    const { registry } = api;
    const joinedOn = new Date('2020-02-29');
    await createOfficer(registry, { name: '甲', policeNumber: 'Y1', gender: 'FEMALE', joinedOn, from: '2020-01-01' });
    await createOfficer(registry, { name: '乙', policeNumber: 'Y2', gender: 'MALE', grade: 'POLICE_OFFICER_1' });
  });

  it('finds by gender and grade', async () => {
    expect(await of({ gender: ['FEMALE'] })).toEqual(['Y1']);
    expect(await of({ not: { gender: ['FEMALE'] } })).toEqual(['Y2']);
    expect(await of({ grade: ['POLICE_OFFICER_1', 'X'] })).toEqual(['Y2']);
    expect(await of({ grade: [] })).toEqual([]);
  });

  it('finds by whole years of service, which are full on the day itself', async () => {
    expect(await of({ serviceYears: { gte: 5, lte: 5 } })).toEqual(['Y1']);
    expect(await of({ serviceYears: { gte: 6 } })).toEqual([]);
    expect(await of({ serviceYears: { gte: 6, lte: 6 } }, '2026-03-01')).toEqual(['Y1']);
    expect(await of({ serviceYears: { lte: 3 } }, '2024-02-28')).toEqual(['Y1']);
    expect(await of({ serviceYears: { lte: 3 } }, '2024-02-29')).toEqual([]);
    // not yet joined, or not known when
    expect(await of({ serviceYears: {} }, '2020-02-28')).toEqual([]);
    expect(await refusal(of({ serviceYears: { gte: -1 } }))).toMatchObject([
      { message: 'serviceYears must be from 0 to 150', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('finds officers by their numbers in one statement, in the order of the numbers', async () => {
    const policeNumbers = ['y2', 'nobody', 'Y1', 'Y2'];
    const statements = await api.statements(async () => {
      const { officersByPoliceNumbers } = await api.admin.request(ByNumbers, { policeNumbers });
      expect(officersByPoliceNumbers).toEqual([
        { policeNumber: 'Y2' },
        null,
        { policeNumber: 'Y1' },
        { policeNumber: 'Y2' },
      ]);
    });
    expect(statements).toHaveLength(1);
    expect(await api.admin.request(ByNumbers, { policeNumbers: ['Y1'], date: '2019-12-31' })).toEqual({
      officersByPoliceNumbers: [null],
    });
    const many = (length: number) => api.admin.request(ByNumbers, { policeNumbers: Array.from({ length }, () => 'Z') });
    expect((await many(500)).officersByPoliceNumbers).toHaveLength(500);
    expect(await refusal(many(501))).toMatchObject([{ message: 'policeNumbers has more than 500 values' }]);
  });
});
