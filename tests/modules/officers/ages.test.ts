import { beforeAll, describe, expect, it } from '@jest/globals';
import { ClientError, type GraphQLClient } from 'graphql-request';
import { SCOPES } from '../../../src/access/scopes.ts';
import { batchAct } from '../../../src/modules/acts/act.ts';
import { applyTogether } from '../../../src/record/batch.ts';
import { globalId, refusal, scopesWithout, useApp, type Harness } from '../../support/app.ts';
import { contextOf } from '../../support/context.ts';
import { createAssignment, createOfficer, createUnit } from '../../support/factories.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';

// whom everything is about is made up (合成)

const key = newKey('k');
const lost = newKey('lost');
const one = useApp({ personalKeys: personalKeys(key), limits: { budget: 1e9 } });
/** The same registry but for birth days. */
const other = useApp({ personalKeys: personalKeys(key), limits: { budget: 1e9 } });
const PURPOSE = { 'x-purpose': 'synthetic' };
const DAY = '2026-03-01';

/** By the day 2026-03-01 they are 30, 29, 59 and one of no known age. */
const BORN = ['1996-03-01', '1996-03-02', '1966-12-31', null] as const;

let unit: string;
let below: string;
let far: string;
let root: string;
const unitIds: number[] = [];

async function fill({ registry }: Harness, birthOf: (day: string, i: number) => string): Promise<number[]> {
  const { id: top } = await createUnit(registry, { code: 'AGES', from: '2010-01-01' });
  const made = [top];
  for (const [code, parentId] of [
    ['NEAR', top],
    ['FAR', top],
  ] as const) {
    made.push((await createUnit(registry, { code, parentId, from: '2010-01-01' })).id);
  }
  made.push((await createUnit(registry, { code: 'BELOW', parentId: made[1]!, from: '2010-01-01' })).id);
  const [, near, away, under] = made as [number, number, number, number];
  for (const [i, born] of BORN.entries()) {
    const { id } = await createOfficer(registry, { name: `officer-${i}`, namePinyin: `o ${i}`, from: '2015-01-01' });
    // the first served elsewhere before
    if (i === 0) await createAssignment(registry, id, { unitId: away, from: '2015-01-01', to: '2020-01-01' });
    await createAssignment(registry, id, {
      unitId: i === 1 ? under : near,
      from: i === 0 ? '2020-01-01' : '2015-01-01',
    });
    if (born) await storePersonal(registry, sealerWith(key), id, { birthOn: birthOf(born, i) });
  }
  const { id } = await createOfficer(registry, { name: 'far', namePinyin: 'far', from: '2015-01-01' });
  await createAssignment(registry, id, { unitId: away, from: '2015-01-01' });
  await storePersonal(registry, sealerWith(key), id, { birthOn: birthOf('1980-01-01', 9) });
  return made;
}

beforeAll(async () => {
  unitIds.push(...(await fill(one, (born) => born)));
  await fill(other, (born, i) => `${Number(born.slice(0, 4)) - 7 - i}${born.slice(4)}`);
  [root, unit, far, below] = unitIds.map((id) => globalId('Unit', id)) as [string, string, string, string];
});

type Asked = readonly [document: string, variables?: object];
const FILTER = '$filter: OfficerFilter';
const LIST: string = `query (${FILTER}, $first: Int, $after: String, $date: Date, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
  officers(filter: $filter, first: $first, after: $after) { totalCount edges { cursor node { name } } pageInfo { hasNextPage endCursor } }
}`;
const OF_UNIT = `query (${FILTER}, $id: ID!, $sub: Boolean, $date: Date) @asOf(date: $date) {
  node(id: $id) { ... on Unit { officers(filter: $filter, includeSubunits: $sub) { totalCount nodes { name } } } }
}`;
const COUNTED = `query (${FILTER}, $groupBy: [OfficerGrouping!]!, $date: Date) @asOf(date: $date) {
  officerStatistics(filter: $filter, groupBy: $groupBy) { total groups { keys labels count } }
}`;

/** All that is answered but for what time gives back of the budget. */
async function ask(
  client: GraphQLClient,
  [document, variables = {}]: Asked,
  headers: Record<string, string> = PURPOSE,
) {
  const answer = await client
    .rawRequest<unknown>(document, { date: DAY, ...variables }, headers)
    .catch((error: unknown) => {
      if (!(error instanceof ClientError)) throw error;
      return error.response;
    });
  const { data, errors, extensions } = answer as { data: unknown; errors?: unknown; extensions?: { cost?: object } };
  const { requested, actual } = (extensions?.cost ?? {}) as { requested?: number; actual?: number };
  return { data, errors: errors === undefined ? null : JSON.stringify(errors), cost: [requested, actual] };
}

const names = async (filter: object, more: object = {}): Promise<string[]> => {
  const { data } = await ask(one.admin, [LIST, { filter, ...more }]);
  return (data as { officers: { edges: { node: { name: string } }[] } }).officers.edges.map(({ node }) => node.name);
};

describe('age', () => {
  it('is in whole years on the day of the query; who has none known meets no condition on it', async () => {
    expect(await names({ age: { gte: 30 } })).toEqual(['far', 'officer-0', 'officer-2']);
    expect(await names({ age: { gte: 30 } }, { date: '2026-03-02' })).toHaveLength(4);
    expect(await names({ age: { lte: 29 } })).toEqual(['officer-1']);
    expect(await names({ age: {} })).toHaveLength(4);
    expect(await names({ not: { age: { gte: 30 } } })).toEqual(['officer-1', 'officer-3']);
    expect(await names({ within: unit, or: [{ age: { gte: 59 } }, { policeNumber: { eq: 'X' } }] })).toEqual([
      'officer-2',
    ]);
    expect(await names({ age: { gte: 20 } }, { date: '2016-12-31' })).toEqual([
      'far',
      'officer-0',
      'officer-1',
      'officer-2',
    ]);
    expect((await ask(one.admin, [LIST, { filter: { age: { gte: -1 } } }])).errors).toContain(
      'age must be from 0 to 150',
    );
  });

  it('is found by pages, and as it was known', async () => {
    const before = new Date().toISOString();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(one.admin, [LIST, { filter: { age: { gte: 1 } }, first: 1, after }]);
      const { officers } = data as {
        officers: {
          totalCount: number;
          edges: { node: { name: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      expect(officers.totalCount).toBe(4);
      seen.push(...officers.edges.map(({ node }) => node.name));
      after = officers.pageInfo.hasNextPage ? officers.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['far', 'officer-0', 'officer-1', 'officer-2']);
    const sealer = sealerWith(key);
    const { id } = (
      await one.registry.$queryRawUnsafe<{ id: number }[]>(
        `SELECT officer_id AS id FROM officer_version WHERE name = 'far'`,
      )
    )[0]!;
    await storePersonal(one.registry, sealer, id, { birthOn: '2000-01-01' });
    expect(await names({ age: { gte: 30 } })).not.toContain('far');
    expect(await names({ age: { gte: 30 } }, { knownAt: before })).toContain('far');
    await storePersonal(one.registry, sealer, id, { birthOn: '1980-01-01' });
  });

  it('is counted in fives, in order, those of no known age last', async () => {
    const { data } = await ask(one.admin, [COUNTED, { groupBy: ['AGE_BAND'] }], {
      ...PURPOSE,
      'accept-language': 'en',
    });
    expect(data).toEqual({
      officerStatistics: {
        total: 5,
        groups: [
          { keys: ['25-29'], labels: ['Aged 25-29'], count: 1 },
          { keys: ['30-34'], labels: ['Aged 30-34'], count: 1 },
          { keys: ['45-49'], labels: ['Aged 45-49'], count: 1 },
          { keys: ['55-59'], labels: ['Aged 55-59'], count: 1 },
          { keys: [null], labels: ['Not known'], count: 1 },
        ],
      },
    });
  });
});

/** Every way to ask by age. */
const questions = (): Asked[] =>
  [
    [LIST, { filter: { age: { gte: 30 } } }],
    [LIST, { filter: { search: 'o', age: { lte: 40 } } }],
    [LIST, { filter: { within: root, or: [{ age: { gte: 50 } }, { within: far }] } }],
    [LIST, { filter: { and: [{ within: far }, { age: { gte: 30 } }] } }],
    [OF_UNIT, { id: unit, sub: true, filter: { age: { gte: 30 } } }],
    [OF_UNIT, { id: far, sub: false, filter: { not: { age: { gte: 30 } } } }],
    [COUNTED, { groupBy: ['AGE_BAND'] }],
    [COUNTED, { groupBy: [], filter: { age: { gte: 30, lte: 39 } } }],
    [COUNTED, { groupBy: ['AGE_BAND'], date: '2018-01-01', filter: { within: unit } }],
  ] as unknown as Asked[];

const bulkReads = ({ registry }: Harness) => registry.bulkRead.count();

describe('whoever may not read the birth days of all concerned', () => {
  it('is refused, and no answer, error, order, cost or cursor depends on a birth day', async () => {
    const answers = async (api: Harness) => {
      const without = await api.signedIn(scopesWithout('officer:personal'));
      const bound = await api.signedIn(['officer:personal'], [unitIds[3]!], ['registry:read']);
      const before = await bulkReads(api);
      const all = [];
      for (const client of [without, bound]) {
        for (const asked of questions()) all.push(await ask(client, asked));
        all.push(await ask(client, [LIST]), await ask(client, [COUNTED, { groupBy: ['GENDER', 'STATUS'] }]));
      }
      expect(await bulkReads(api)).toBe(before);
      return all;
    };
    const [first, second] = [await answers(one), await answers(other)];
    expect(first).toEqual(second);
    const refused = first.filter(({ errors }) => errors?.includes('officer:personal'));
    expect(refused).toHaveLength(2 * questions().length);
    const free = [];
    for (const asked of questions()) free.push([await ask(one.admin, asked), await ask(other.admin, asked)]);
    expect(free.filter(([a, b]) => JSON.stringify(a!.data) !== JSON.stringify(b!.data)).length).toBeGreaterThan(3);
  });

  it('is refused without a purpose, and leaves no trace', async () => {
    const before = await bulkReads(one);
    for (const asked of questions()) expect((await ask(one.admin, asked, {})).errors).toContain('PURPOSE_REQUIRED');
    expect(await bulkReads(one)).toBe(before);
  });

  it('is answered where the scope covers all whom the other conditions find, as things are today', async () => {
    const bound = await one.signedIn(['officer:personal'], [unitIds[1]!], ['registry:read']);
    const age = { gte: 20 };
    const answered = async (asked: Asked) => (await ask(bound, asked)).errors === null;
    expect(await answered([LIST, { filter: { within: unit, age } }])).toBe(true);
    expect(await answered([LIST, { filter: { unit: below, or: [{ age }, { gender: ['MALE'] }] } }])).toBe(true);
    expect(await answered([OF_UNIT, { id: below, sub: true, filter: { age } }])).toBe(true);
    expect(await answered([COUNTED, { groupBy: ['AGE_BAND', 'UNIT'], filter: { within: unit } }])).toBe(true);
    expect(await answered([COUNTED, { groupBy: ['AGE_BAND'], filter: { within: far } }])).toBe(false);
    expect(await answered([LIST, { filter: { age } }])).toBe(false);
    expect(await answered([LIST, { filter: { within: unit, not: { within: far }, age } }])).toBe(true);
    expect(await answered([LIST, { filter: { or: [{ within: unit }, { age }] } }])).toBe(false);
    // on that day somebody served there who belongs to another unit today
    expect(await answered([LIST, { filter: { within: far, age }, date: '2018-01-01' }])).toBe(false);
  });
});

describe('a question by age', () => {
  it('is on record once, each time, with how many it counted', async () => {
    const last = async () => one.registry.bulkRead.findFirstOrThrow({ orderBy: { id: 'desc' } });
    for (let i = 0; i < 3; i++) {
      const before = await bulkReads(one);
      await ask(one.admin, [LIST, { filter: { age: { gte: 30 } }, first: 1 }]);
      expect(await bulkReads(one)).toBe(before + 1);
    }
    expect(await last()).toMatchObject({
      asked: `officers {"filter":{"age":{"gte":30}},"asOf":"${DAY}"}`,
      officers: 3,
      fields: ['birthOn'],
      purpose: 'synthetic',
    });
    await ask(one.admin, [COUNTED, { groupBy: ['AGE_BAND'] }]);
    expect(await last()).toMatchObject({
      asked: `officerStatistics {"groupBy":["AGE_BAND"],"asOf":"${DAY}"}`,
      officers: 5,
    });
    await ask(one.admin, [OF_UNIT, { id: unit, sub: true, filter: { age: { gte: 30 } } }]);
    expect(await last()).toMatchObject({
      asked: `Unit.officers {"units":["${unit}"],"filter":{"age":{"gte":30}},"includeSubunits":true,"asOf":"${DAY}"}`,
      officers: 2,
    });
  });

  it('costs as many statements for many units as for one', async () => {
    const of = (ids: readonly string[]) =>
      one.statements(() =>
        one.admin.request(
          `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Unit { officers(filter: { age: { gte: 30 } }) { totalCount nodes { name } } } } }`,
          { ids },
          PURPOSE,
        ),
      );
    await of([unit]);
    expect(await of([unit, far, below, root])).toHaveLength((await of([unit])).length);
  });

  it('is refused about somebody whose birth day does not open, and answered about others', async () => {
    const away = await createUnit(other.registry, { from: '2010-01-01' });
    const { id } = await createOfficer(other.registry, { name: 'sealed', from: '2015-01-01' });
    await createAssignment(other.registry, id, { unitId: away.id, from: '2015-01-01' });
    await storePersonal(other.registry, sealerWith(lost), id, { birthOn: '1965-01-01' });
    const before = await bulkReads(other);
    const within = globalId('Unit', away.id);
    const about = (filter: object) => ask(other.admin, [COUNTED, { groupBy: ['AGE_BAND'], filter }]);
    expect((await about({ within })).errors).toContain('PERSONAL_KEY_MISSING');
    expect(
      await refusal(other.admin.request(`{ officers(filter: { age: {} }) { totalCount } }`, {}, PURPOSE)),
    ).toMatchObject([{ extensions: { code: 'PERSONAL_KEY_MISSING' } }]);
    expect(await bulkReads(other)).toBe(before);
    expect((await about({ within: unit })).errors).toBeNull();
  });

  it('after a write of the same request knows what was written, and what was tried is known to nobody after it', async () => {
    const enroll = (directive: string) =>
      ask(one.admin, [
        `mutation ($unit: ID!, $filter: OfficerFilter) ${directive} {
          enrollOfficer(input: { name: "合成人", category: POLICE, effectiveOn: "2026-02-01", birthOn: "1930-01-01", unit: $unit, title: "民警", role: MEMBER }) {
            ... on EnrollOfficerSuccess { officer { primaryAssignment { unit { officers(filter: $filter) { totalCount } } } } }
            ... on InvalidInputError { message }
          }
        }`,
        { unit: far, filter: { age: { gte: 90 } } },
      ]);
    const found = async () => (await names({ age: { gte: 90 } })).length;
    const tried = await enroll('@dryRun');
    expect(JSON.stringify(tried)).toContain('"totalCount":1');
    expect(await found()).toBe(0);
    expect(JSON.stringify(await enroll(''))).toContain('"totalCount":1');
    expect(await found()).toBe(1);
  });

  it('knows what a batch has recorded, though others wrote and were asked about after it was tried', async () => {
    const context = {
      ...contextOf(one, new Map(SCOPES.map((scope) => [scope, 'everywhere']))),
      sealer: sealerWith(key),
    };
    const act = batchAct('enrollOfficer', context, () =>
      Promise.resolve({
        name: '合成人',
        category: 'POLICE',
        birthOn: '1925-01-01',
        unit: far,
        title: '民警',
        effectiveOn: '2026-02-01',
      }),
    );
    const found = async () => (await names({ age: { gte: 100 } })).length;
    const meanwhile = await createOfficer(one.registry, { name: 'meanwhile', from: '2015-01-01' });
    let tries = 0;
    const applied = await applyTogether(one.database.registry, [act], {
      signal: new AbortController().signal,
      onTried: () => undefined,
      decide: async () => {
        tries++;
        await storePersonal(one.registry, sealerWith(key), meanwhile.id, { birthOn: '1924-01-01' });
        expect(await found()).toBe(1);
        return true;
      },
      besides: () => Promise.resolve(),
    });
    one.registry.$forget();
    expect([tries, applied]).toEqual([1, true]);
    expect(await found()).toBe(2);
  });
});
