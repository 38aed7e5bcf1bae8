import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { globalId, refusal, scopesWithout, useApp, type Harness } from '../../support/app.ts';
import { createRule } from '../../support/discipline-factories.ts';
import { createAssignment, createOfficer, createUnit, day } from '../../support/factories.ts';
import { newKey, personalKeys, sealerWith, storePersonal } from '../../support/personal.ts';

// whom everything is about is made up (合成)

const key = newKey('k');
const lost = newKey('lost');
const early = useApp({ personalKeys: personalKeys(key) });
/** The same registry but for birth days. */
const late = useApp({ personalKeys: personalKeys(key) });
const PURPOSE = { 'x-purpose': 'test' };

const OFFICERS = [
  ['man', 'MALE', 'POLICE', '1965-01-15'],
  ['woman', 'FEMALE', 'POLICE', '1970-05-31'],
  ['auxiliary', 'FEMALE', 'AUXILIARY', '1975-01-31'],
  ['unknown', null, 'POLICE', '1965-01-15'],
  ['unborn', 'MALE', 'POLICE', null],
] as const;

interface Made {
  readonly unit: { id: number };
  readonly other: { id: number };
  readonly people: Record<string, number>;
}

async function fill({ registry }: Harness, birthOf: (day: string) => string): Promise<Made> {
  const unit = await createUnit(registry, { code: 'DUE', from: '2010-01-01' });
  const other = await createUnit(registry, { code: 'OTHER', from: '2010-01-01' });
  const sealer = sealerWith(key);
  for (const [group, age, every, maximum] of [
    ['men', 720, 4, 36],
    ['women-cadres', 660, 4, 36],
    ['women-workers', 600, 2, 60],
  ] as const) {
    const of = { confirmed: false, article: '合成条文' };
    await createRule(registry, { ...of, key: `retirement.${group}.age.months`, value: age, from: '1978-06-02' });
    await createRule(registry, {
      ...of,
      key: `retirement.${group}.delay-every.months`,
      value: every,
      from: '2025-01-01',
    });
    await createRule(registry, {
      ...of,
      key: `retirement.${group}.delay-maximum.months`,
      value: maximum,
      from: '2025-01-01',
    });
  }
  const people: Record<string, number> = {};
  for (const [name, gender, category, birthOn] of OFFICERS) {
    const columns = { name, namePinyin: name, gender, category, from: '2015-01-01', joinedOn: day('2024-10-01') };
    const { id } = await createOfficer(registry, columns);
    await createAssignment(registry, id, { unitId: unit.id, from: '2015-01-01' });
    if (birthOn) await storePersonal(registry, sealer, id, { birthOn: birthOf(birthOn) });
    people[name] = id;
  }
  return { unit, other, people };
}

let made: Made;

beforeAll(async () => {
  made = await fill(early, (born) => born);
  await fill(late, (born) => `${Number(born.slice(0, 4)) + 9}${born.slice(4)}`);
});

const QUERY = `query ($within: ID!, $from: Date!, $to: Date!, $kinds: [DueKind!], $first: Int, $after: String)
  @asOf(date: "2025-01-01") {
  dueItems(within: $within, from: $from, to: $to, kinds: $kinds, first: $first, after: $after) {
    totalCount edges { cursor node { kind dueOn officer { name } rule { key value confirmed } message } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Answer {
  readonly dueItems: {
    readonly totalCount: number;
    readonly edges: readonly {
      cursor: string;
      node: { kind: string; dueOn: string; officer: { name: string }; rule: { key: string } | null; message: string };
    }[];
  };
}

const ask = async (client: GraphQLClient, variables: object = {}, headers: Record<string, string> = PURPOSE) =>
  client.rawRequest<Answer>(
    QUERY,
    { within: globalId('Unit', made.unit.id), from: '2025-01-01', to: '2025-12-31', ...variables },
    headers,
  );

const lines = ({ data }: { data: Answer }) =>
  data.dueItems.edges.map(({ node }) => `${node.kind} ${node.dueOn} ${node.officer.name}`);

const RETIREMENT = { kinds: ['RETIREMENT'] };

describe('retirement', () => {
  it('is due on the day on which the age is reached, of those whose birth day and gender are known', async () => {
    const answer = await ask(early.admin, RETIREMENT);
    expect(lines(answer)).toEqual([
      'RETIREMENT 2025-02-15 man',
      'RETIREMENT 2025-02-28 auxiliary',
      'RETIREMENT 2025-07-31 woman',
    ]);
    expect(answer.data.dueItems.totalCount).toBe(3);
    expect(answer.data.dueItems.edges[2]!.node).toMatchObject({
      message: '2025-07-31 达到法定退休年龄',
      rule: { key: 'retirement.women-cadres.delay-every.months', value: 4, confirmed: false },
    });
    expect(lines(await ask(early.admin, { ...RETIREMENT, from: '2025-02-15', to: '2025-02-15' }))).toHaveLength(1);
    expect(lines(await ask(early.admin, { ...RETIREMENT, from: '2025-02-16', to: '2025-02-27' }))).toEqual([]);
  });

  it('follows a birth day that is put right, and stays as it was known before', async () => {
    const before = new Date();
    const query = (knownAt: string) => QUERY.replace('"2025-01-01")', `"2025-01-01", knownAt: "${knownAt}")`);
    await storePersonal(early.registry, sealerWith(key), made.people['man']!, { birthOn: '1965-05-15' });
    expect(lines(await ask(early.admin, RETIREMENT))).toContain('RETIREMENT 2025-07-15 man');
    const then = await early.admin.rawRequest<Answer>(
      query(before.toISOString()),
      { within: globalId('Unit', made.unit.id), from: '2025-01-01', to: '2025-12-31', ...RETIREMENT },
      PURPOSE,
    );
    expect(lines(then)).toContain('RETIREMENT 2025-02-15 man');
    await storePersonal(early.registry, sealerWith(key), made.people['man']!, { birthOn: '1965-01-15' });
  });

  it('is on record as one reading of birth days, for a purpose, of whoever is told of', async () => {
    const { bulkRead, personalRead } = early.registry;
    const count = () => personalRead.count({ where: { field: 'birthOn' } });
    const [before, { _max: last }] = [await count(), await bulkRead.aggregate({ _max: { id: true } })];
    const since = { where: { id: { gt: last.id ?? 0 } } };
    await ask(early.admin, { ...RETIREMENT, first: 1 });
    expect(await bulkRead.findMany(since)).toMatchObject([
      {
        viewer: 'service:administrator',
        purpose: 'test',
        fields: ['birthOn'],
        asked: `dueItems {"within":"${globalId('Unit', made.unit.id)}","from":"2025-01-01","to":"2025-12-31","kinds":["RETIREMENT"],"asOf":"2025-01-01"}`,
        officers: 3,
      },
    ]);
    expect(await count()).toBe(before);
    expect((await refusal(ask(early.admin, RETIREMENT, {})))[0]).toMatchObject({
      extensions: { code: 'PURPOSE_REQUIRED' },
    });
    await ask(early.admin, { kinds: ['PROBATION_END'] });
    expect(await bulkRead.count(since)).toBe(1);
  });

  it('is absent where the scope does not cover the officer', async () => {
    const there = await early.signedIn(['officer:personal'], [made.unit.id], ['registry:read']);
    expect(lines(await ask(there, RETIREMENT))).toHaveLength(3);
    const elsewhere = await early.signedIn(['officer:personal'], [made.other.id], ['registry:read']);
    expect(lines(await ask(elsewhere, RETIREMENT))).toEqual([]);
  });

  it('is refused by its name, and left out without, where nothing on record says at which age somebody retires', async () => {
    const query = QUERY.replace('"2025-01-01")', '"2025-01-01", knownAt: "1990-01-01T00:00:00Z")');
    const asked = { within: globalId('Unit', made.unit.id), from: '2025-01-01', to: '2025-12-31' };
    expect(lines(await early.admin.rawRequest<Answer>(query, asked, PURPOSE))).toEqual([]);
    const [first] = await refusal(early.admin.rawRequest(query, { ...asked, ...RETIREMENT }, PURPOSE));
    expect(first).toMatchObject({
      message: expect.stringMatching(/^kinds .*no rule on record/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const without = await early.signedIn(scopesWithout('officer:personal'));
    expect(lines(await without.rawRequest<Answer>(query, { ...asked, ...RETIREMENT }, PURPOSE))).toEqual([]);
  });

  it('is refused where the server cannot open a birth day of somebody there', async () => {
    const { id } = await createOfficer(late.registry, { name: 'sealed', from: '2015-01-01' });
    const far = await createUnit(late.registry, { from: '2010-01-01' });
    await createAssignment(late.registry, id, { unitId: far.id, from: '2015-01-01' });
    await storePersonal(late.registry, sealerWith(lost), id, { birthOn: '1965-01-01' });
    const asked = { ...RETIREMENT, within: globalId('Unit', far.id) };
    expect((await refusal(ask(late.admin, asked)))[0]).toMatchObject({ extensions: { code: 'PERSONAL_KEY_MISSING' } });
    expect(lines(await ask(late.admin, RETIREMENT))).toEqual([]);
  });
});

it('without officer:personal no answer, order, cost, cursor or error depends on a birth day', async () => {
  const answers = async (api: Harness) => {
    const client = await api.signedIn(scopesWithout('officer:personal'));
    const bound = await api.signedIn(['officer:personal'], [made.other.id], ['registry:read']);
    const asked: unknown[] = [];
    for (const variables of [{}, RETIREMENT, { first: 1 }, { from: '2025-12-31' }, { first: 101 }]) {
      for (const one of [client, bound]) {
        const answer = await ask(one, variables).catch((error: { response: unknown }) => error.response as never);
        const { data, extensions, errors } = answer as {
          data: unknown;
          extensions?: { cost?: object };
          errors?: object;
        };
        asked.push({ data, cost: costOf(extensions), errors });
      }
    }
    return asked;
  };
  const [one, other] = [await answers(early), await answers(late)];
  expect(one).toEqual(other);
  expect(JSON.stringify(one)).toContain('PROBATION_END');
  expect(JSON.stringify(one)).not.toContain('RETIREMENT');
  const all = [await ask(early.admin), await ask(late.admin)].map(lines);
  expect(all[0]).not.toEqual(all[1]);
});

/** What is stated of the cost, without what is left of the budget, which time gives back. */
const costOf = (extensions: { cost?: object } | undefined): unknown => {
  const { requested, actual } = (extensions?.cost ?? {}) as { requested?: number; actual?: number };
  return { requested, actual };
};
