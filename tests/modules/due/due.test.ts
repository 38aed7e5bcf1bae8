import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { graphql } from '../../generated/gql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { createRule, createSanction } from '../../support/discipline-factories.ts';
import {
  addAssignmentVersion,
  addOfficerVersion,
  createAssignment,
  createOfficer,
  createUnit,
  day,
} from '../../support/factories.ts';

// whom everything is about is made up (合成)

const api = useApp();
const PURPOSE = { 'x-purpose': 'test' };

const DueItems = graphql(`
  query DueOf(
    $within: ID!
    $from: Date!
    $to: Date!
    $asOf: Date!
    $knownAt: DateTime
    $kinds: [DueKind!]
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) @asOf(date: $asOf, knownAt: $knownAt) {
    dueItems(
      within: $within
      from: $from
      to: $to
      kinds: $kinds
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      nodes {
        kind
        dueOn
        officer {
          name
        }
        message
        rule {
          key
          value
        }
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
let other: { id: number };
const people: Record<string, number> = {};

async function join(name: string, columns: Parameters<typeof createOfficer>[1] = {}, unit = station): Promise<number> {
  const from = columns.from ?? '2015-01-01';
  const { id } = await createOfficer(api.registry, { name, namePinyin: name, ...columns, from });
  await createAssignment(api.registry, id, { unitId: unit.id, from });
  people[name] = id;
  return id;
}

/** What is due, as `kind day name` each. */
async function ask(
  variables: {
    within?: number;
    from?: string;
    to?: string;
    asOf?: string;
    knownAt?: string;
    kinds?: readonly string[];
    first?: number;
    after?: string;
    last?: number;
    before?: string;
  } = {},
  client: GraphQLClient = api.admin,
  headers: Record<string, string> = PURPOSE,
) {
  const { within = bureau.id, ...rest } = variables;
  const all = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-06-01', first: rest.last ? undefined : 100, ...rest };
  const answer = await client.request(DueItems, { ...all, within: globalId('Unit', within) } as never, headers);
  return answer.dueItems;
}

const lines = ({ nodes }: Awaited<ReturnType<typeof ask>>) =>
  nodes.map(({ kind, dueOn, officer }) => `${kind} ${dueOn} ${officer.name}`);

beforeAll(async () => {
  const { registry } = api;
  bureau = await createUnit(registry, { kind: 'COUNTY_BUREAU', name: '合成分局', from: '2010-01-01' });
  station = await createUnit(registry, { kind: 'STATION', name: '合成所', parentId: bureau.id, from: '2010-01-01' });
  other = await createUnit(registry, { name: '合成他局', from: '2010-01-01' });
  await createRule(registry, { key: 'sanction.warning.months', value: 6, from: '2019-06-01' });

  // an end on a leap day has the last day of February in other years
  await join('leap', { joinedOn: day('2024-02-29') });
  await join('newcomer', { joinedOn: day('2025-06-01'), from: '2025-06-01' });
  await join('auxiliary', { joinedOn: day('2025-06-01'), category: 'AUXILIARY' });

  const lent = await join('lent');
  const secondment = await createAssignment(registry, lent, {
    unitId: other.id,
    kind: 'SECONDMENT',
    title: '专班',
    from: '2025-01-01',
    to: '2026-03-01',
  });
  await addAssignmentVersion(registry, secondment, {
    unitId: other.id,
    kind: 'SECONDMENT',
    title: '专班成员',
    from: '2026-03-01',
    to: '2026-09-01',
  });

  // two secondments of one post with a break between them
  const again = await createAssignment(registry, await join('again'), {
    unitId: other.id,
    kind: 'SECONDMENT',
    title: '专班',
    from: '2025-01-01',
    to: '2025-06-01',
  });
  await addAssignmentVersion(registry, again, {
    unitId: other.id,
    kind: 'SECONDMENT',
    title: '专班',
    from: '2025-09-01',
    to: '2025-12-01',
  });

  const suspended = await join('suspended', { to: '2026-05-01' });
  await addOfficerVersion(registry, suspended, {
    name: 'suspended',
    namePinyin: 'suspended',
    status: 'SUSPENDED',
    from: '2026-05-01',
    to: '2026-05-20',
  });
  await addOfficerVersion(registry, suspended, {
    name: 'suspended',
    namePinyin: 'suspended',
    status: 'SUSPENDED',
    rank: 'CONSTABLE_SECOND_CLASS',
    from: '2026-05-20',
    to: '2026-08-01',
  });
  await addOfficerVersion(registry, suspended, { name: 'suspended', namePinyin: 'suspended', from: '2026-08-01' });

  const warned = await join('warned');
  await createSanction(registry, { officerId: warned, from: '2026-03-31' });
  const set = await join('decided');
  await createSanction(registry, { officerId: set, from: '2026-03-01', untilOn: day('2026-07-01') });
  const cleared = await join('cleared');
  await createSanction(registry, { officerId: cleared, from: '2026-03-01', overturned: true });

  const gone = await join('gone', { joinedOn: day('2025-06-01'), to: '2026-01-01' });
  await addOfficerVersion(registry, gone, { name: 'gone', status: 'RETIRED', from: '2026-01-01' });
  await join('elsewhere', { joinedOn: day('2025-06-01') }, other);
});

const ENDS = ['PROBATION_END', 'SECONDMENT_END', 'SUSPENSION_END', 'SANCTION_END'] as const;

describe('what ends', () => {
  it('is due on the first day after it, the earliest first', async () => {
    const found = await ask({ kinds: ENDS });
    expect(lines(found)).toEqual([
      'PROBATION_END 2026-06-01 newcomer',
      'SANCTION_END 2026-07-01 decided',
      'SUSPENSION_END 2026-08-01 suspended',
      'SECONDMENT_END 2026-09-01 lent',
      'SANCTION_END 2026-09-30 warned',
    ]);
    expect(found.totalCount).toBe(5);
    expect(found.nodes.map(({ rule }) => rule?.key ?? null)).toEqual([
      'evaluation.probation.months',
      null,
      null,
      null,
      'sanction.warning.months',
    ]);
    expect(found.nodes.map(({ message }) => message)).toEqual([
      '试用期满，2026-06-01 起可办理转正',
      '警告期满，自 2026-07-01 起解除',
      '停职期满，2026-08-01 起恢复职务',
      '借调合成他局（专班成员）期满，2026-09-01 起应返回或续借',
      '警告期满，自 2026-09-30 起解除',
    ]);
  });

  it.each([
    ['the first day', { from: '2026-08-01', to: '2026-08-31' }, ['SUSPENSION_END 2026-08-01 suspended']],
    ['the last day', { from: '2026-07-15', to: '2026-08-01' }, ['SUSPENSION_END 2026-08-01 suspended']],
    ['neither', { from: '2026-08-02', to: '2026-08-31' }, []],
    ['one day', { from: '2026-06-01', to: '2026-06-01' }, ['PROBATION_END 2026-06-01 newcomer']],
    ['a leap day', { from: '2025-02-27', to: '2025-03-01', asOf: '2024-06-01' }, ['PROBATION_END 2025-02-28 leap']],
  ])('is of the period: %s', async (_name, period, expected) => {
    expect(lines(await ask({ kinds: ENDS, ...period }))).toEqual(expected);
  });

  it('is told by what had begun by the day of the query, and was known at the instant', async () => {
    const before = await ask({ kinds: ENDS, asOf: '2026-02-01' });
    // what goes on ends with its last row, though that begins later; what has not begun at all does not end
    expect(lines(before)).toEqual(['PROBATION_END 2026-06-01 newcomer', 'SECONDMENT_END 2026-09-01 lent']);
    expect(lines(await ask({ kinds: ENDS, asOf: '2026-05-10' }))).toContain('SUSPENSION_END 2026-08-01 suspended');
    expect(lines(await ask({ kinds: ENDS, from: '2025-05-01', to: '2025-12-31', asOf: '2025-03-01' }))).toEqual([
      'SECONDMENT_END 2025-06-01 again',
    ]);
    expect(lines(await ask({ kinds: ENDS, knownAt: '2020-01-01T00:00:00Z' }))).toEqual([]);
    expect(lines(await ask({ kinds: ENDS, within: other.id }))).toEqual(['PROBATION_END 2026-06-01 elsewhere']);
  });

  it('of sanctions is absent for who may not read them, and needs a purpose of who may', async () => {
    const without = await api.signedIn(scopesWithout('discipline:read'));
    expect(lines(await ask({ kinds: ENDS }, without, {})).filter((line) => line.startsWith('SANCTION'))).toEqual([]);
    expect(await refusal(ask({ kinds: ENDS }, api.admin, {}))).toMatchObject([
      { extensions: { code: 'PURPOSE_REQUIRED' } },
    ]);
    expect(lines(await ask({ kinds: ['SUSPENSION_END'] }, api.admin, {}))).toHaveLength(1);
    const bound = await api.signedIn(['discipline:read'], [other.id], ['registry:read']);
    expect(lines(await ask({ kinds: ['SANCTION_END'] }, bound))).toEqual([]);
    const there = await api.signedIn(['discipline:read'], [bureau.id], ['registry:read']);
    expect(lines(await ask({ kinds: ['SANCTION_END'] }, there))).toHaveLength(2);
    const reads = await api.registry.personalRead.findMany({
      where: { viewer: { not: '' } },
      select: { officerId: true },
    });
    expect(new Set(reads.map(({ officerId }) => officerId))).toEqual(new Set([people['warned'], people['decided']]));
  });
});

describe('a page', () => {
  it('after another is what one page of all has, forward and backward', async () => {
    const whole = await ask({});
    for (const size of [1, 2, 3]) {
      const forward: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await ask({ first: size, ...(after && { after }) });
        forward.push(...lines(page));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor!;
      }
      expect(forward).toEqual(lines(whole));
      const backward: string[] = [];
      for (let before: string | undefined; ;) {
        const page = await ask({ last: size, ...(before && { before }) });
        backward.unshift(...lines(page));
        if (!page.pageInfo.hasPreviousPage) break;
        before = page.pageInfo.startCursor!;
      }
      expect(backward).toEqual(lines(whole));
    }
  });

  it('is refused of a period that is too long or turned around, and of what is no unit', async () => {
    const refused = async (variables: Parameters<typeof ask>[0]) =>
      (await refusal(ask(variables))).map(({ message }) => message);
    expect(await refused({ from: '2026-01-02', to: '2026-01-01' })).toEqual(['from must not be after to']);
    expect(lines(await ask({ from: '9999-01-01', to: '9999-12-31' }))).toEqual([]);
    expect(lines(await ask({ from: '0001-01-01', to: '0009-12-31' }))).toEqual([]);
    expect(await refused({ from: '2026-01-01', to: '2036-01-01' })).toEqual([
      'to must be less than 10 years after from: ask for several periods',
    ]);
    expect(lines(await ask({ from: '2026-01-01', to: '2035-12-31' }))).not.toEqual([]);
    // of a unit that is not there nothing is due
    expect(lines(await ask({ within: 99_999 }))).toEqual([]);
    expect(lines(await ask({ from: '9985-01-01', to: '9989-12-31' }))).toEqual([]);
    expect(await refused({ first: 101 })).toEqual(['first must be from 1 to 100, not 101']);
  });
});

describe('the statements', () => {
  it('are as many for five officers as for twenty, of all kinds', async () => {
    const { registry } = api;
    const sizes = [5, 20];
    const counts: number[][] = [];
    for (const size of sizes) {
      const unit = await createUnit(registry, { from: '2010-01-01' });
      for (let n = 0; n < size; n++) {
        const columns = { joinedOn: day('2025-06-01'), rank: 'CONSTABLE_FIRST_CLASS', from: '2025-06-01' } as const;
        const id = await join(`many${size}-${n}`, columns, unit);
        if (n % 5 === 0) await createSanction(registry, { officerId: id, from: '2026-03-31' });
      }
      const read = await api.statements(() => ask({ within: unit.id, from: '2026-01-01', to: '2030-12-31' }));
      counts.push([read.length, (await ask({ within: unit.id, from: '2026-01-01', to: '2030-12-31' })).totalCount!]);
    }
    const [few, many] = counts as [number[], number[]];
    expect(many[0]).toBe(few[0]);
    expect([few[1], many[1]]).toEqual([11, 44]);
  });
});
