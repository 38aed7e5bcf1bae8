import { beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../src/time/day.ts';
import { useApp } from '../support/app.ts';
import { createUnit, dated, unique } from '../support/factories.ts';
import { leavingNoTrace } from '../support/writes.ts';

const api = useApp({ limits: { batch: 5 } });

const LEARNED = '2022-06-01T00:00:00.000Z';

/** 旧 until 2021, and 新 since; but until LEARNED the registry believed 误 since 2020. */
beforeAll(async () => {
  const { registry } = api;
  const learned = new Date(LEARNED);
  const recordedAt = new Date('2020-01-01T00:00:00Z');
  const unit = await createUnit(registry, { code: 'A', name: '误', recordedAt, supersededAt: learned });
  const columns = { unitId: unit.id, code: 'A', namePinyin: 'a', kind: 'BRIGADE' } as const;
  for (const [name, period] of [
    ['旧', { to: '2021-01-01' }],
    ['新', { from: '2021-01-01' }],
  ] as const) {
    await registry.unitVersion.create({ data: { ...columns, name, ...dated({ ...period, recordedAt: learned }) } });
  }
});

interface Body {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
  readonly extensions?: { readonly moment?: unknown; readonly dryRun?: unknown };
}

type Headers = Record<string, string>;

async function send(body: unknown, headers: Headers = {}, address = ''): Promise<{ status: number; body: Body }> {
  const response = await fetch(`${api.url}/graphql?${address}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      authorization: `Bearer ${api.token}`,
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

async function get(address: string): Promise<{ status: number; body: Body }> {
  const headers = {
    authorization: `Bearer ${api.token}`,
    accept: 'application/graphql-response+json',
    'apollo-require-preflight': '1',
  };
  const response = await fetch(`${api.url}/graphql?${address}`, { headers });
  return { status: response.status, body: (await response.json()) as Body };
}

const NAME = '{ unit(code: "A") { name } }';
const CREATE = `mutation ($input: CreateUnitInput!) {
  createUnit(input: $input) { __typename ... on CreateUnitSuccess { unit { code } change { position } rehearsed } }
}`;

const ask = (query: string, { headers, extensions }: { headers?: Headers; extensions?: object } = {}) =>
  send({ query, ...(extensions && { extensions }) }, headers);

const create = (
  code: string,
  { headers, extensions }: { headers?: Headers; extensions?: object } = {},
  query = CREATE,
) =>
  send(
    {
      query,
      variables: { input: { code, name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' } },
      ...(extensions && { extensions }),
    },
    headers,
  );

const newCode = () => `S${unique()}`;
const countOf = (code: string) => api.registry.unitVersion.count({ where: { code } });

/** The refusal of a request as a whole, of which nothing is executed. */
const refused = async (answer: Promise<{ status: number; body: Body }>): Promise<string> => {
  const { status, body } = await answer;
  expect(status).toBe(400);
  expect(body.data ?? null).toBeNull();
  expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  return body.errors![0]!.message;
};

describe('the moment of a query', () => {
  const asked = [
    ['headers', (asOf: string, knownAt: string) => ({ headers: { 'muster-as-of': asOf, 'muster-known-at': knownAt } })],
    ['extensions', (asOf: string, knownAt: string) => ({ extensions: { asOf, knownAt } })],
  ] as const;

  it.each(asked)('is told by %s', async (_way, told) => {
    // asked again and again, it is answered by the short way too
    for (let n = 0; n < 3; n++) {
      expect((await ask(NAME, told('2020-12-31', LEARNED))).body).toMatchObject({
        data: { unit: { name: '旧' } },
        extensions: { moment: { asOf: '2020-12-31', knownAt: LEARNED }, dryRun: false },
      });
      expect((await ask(NAME, told('2020-12-31', '2022-05-31T23:59:59Z'))).body.data).toEqual({ unit: { name: '误' } });
    }
  });

  it('is today, as known now, where nothing tells it; null in extensions tells nothing', async () => {
    const expected = {
      data: { unit: { name: '新' } },
      extensions: { moment: { asOf: today(), knownAt: null }, dryRun: false },
    };
    expect((await ask(NAME)).body).toMatchObject(expected);
    expect((await ask(NAME, { extensions: { asOf: null, dryRun: null } })).body).toMatchObject(expected);
  });

  it('is that of the directive, which the answer tells too', async () => {
    expect((await ask(`query @asOf(date: "2020-12-31") ${NAME}`)).body).toMatchObject({
      data: { unit: { name: '旧' } },
      extensions: { moment: { asOf: '2020-12-31', knownAt: null } },
    });
  });

  it('may be told by several ways that agree', async () => {
    const { body } = await ask(`query @asOf(date: "2020-12-31", knownAt: "2022-06-01T08:00:00+08:00") ${NAME}`, {
      headers: { 'muster-as-of': '2020-12-31' },
      extensions: { knownAt: LEARNED },
    });
    expect(body).toMatchObject({ data: { unit: { name: '旧' } } });
  });

  it('is refused where two ways disagree', async () => {
    expect(
      await refused(ask(`query @asOf(date: "2020-12-31") ${NAME}`, { headers: { 'muster-as-of': '2021-01-01' } })),
    ).toBe('asOf is "2020-12-31" by a directive and "2021-01-01" by a header');
    expect(
      await refused(
        ask(NAME, { headers: { 'muster-known-at': LEARNED }, extensions: { knownAt: '2022-06-01T00:00:01Z' } }),
      ),
    ).toBe('knownAt is "2022-06-01T00:00:01.000Z" by extensions and "2022-06-01T00:00:00.000Z" by a header');
  });

  it('is refused for a mutation, which is answered for the day on which it takes effect', async () => {
    for (const told of [{ headers: { 'muster-as-of': '2020-01-01' } }, { extensions: { knownAt: LEARNED } }]) {
      expect(await leavingNoTrace(api.registry, () => refused(create(newCode(), told)))).toMatch(/belongs on a query/);
    }
  });

  it('holds for every operation of a list', async () => {
    const { body } = await send([{ query: NAME }, { query: NAME }], { 'muster-as-of': '2020-12-31' });
    expect((body as unknown as Body[]).map(({ data }) => data)).toEqual([
      { unit: { name: '旧' } },
      { unit: { name: '旧' } },
    ]);
  });

  it.each<[string, { headers?: Headers; extensions?: object }, string]>([
    ['a day that is none', { headers: { 'muster-as-of': '2021-02-30' } }, 'muster-as-of must be a day of the calendar'],
    ['an empty header', { headers: { 'muster-as-of': '' } }, 'muster-as-of must be a day of the calendar'],
    ['a number for a day', { extensions: { asOf: 2021 } }, 'extensions.asOf must be a day of the calendar'],
    [
      'an instant without offset',
      { extensions: { knownAt: '2021-01-01T00:00:00' } },
      'must be an instant with its offset',
    ],
    ['an instant to come', { headers: { 'muster-known-at': '2999-01-01T00:00:00Z' } }, 'knownAt is in the future'],
    ['a header twice', { headers: { 'muster-as-of': '2020-01-01, 2020-01-01' } }, 'muster-as-of must be a day'],
    ['a text for a flag', { extensions: { dryRun: 'yes' } }, 'extensions.dryRun must be true or false'],
    ['bytes that are not UTF-8', { headers: { 'idempotency-key': 'k\u00ff' } }, 'idempotency-key is not UTF-8'],
  ])('is refused with %s', async (_case, told, message) => {
    expect(await refused(ask(NAME, told))).toContain(message);
  });
});

describe('a dry run', () => {
  it.each([
    ['a header', { headers: { 'muster-dry-run': 'true' } }],
    ['extensions', { extensions: { dryRun: true } }],
  ])('is told by %s, and says that it is one', async (_way, told) => {
    const code = newCode();
    const { body } = await leavingNoTrace(api.registry, () => create(code, told));
    expect(body).toMatchObject({
      data: { createUnit: { unit: { code }, rehearsed: true } },
      extensions: { moment: { asOf: '2023-01-01', knownAt: null }, dryRun: true },
    });
  });

  it('is none where nothing tells it', async () => {
    const code = newCode();
    expect((await create(code)).body).toMatchObject({
      data: { createUnit: { unit: { code }, rehearsed: false } },
      extensions: { moment: { asOf: '2023-01-01', knownAt: null }, dryRun: false },
    });
    expect(await countOf(code)).toBe(1);
  });

  it('is refused where two ways disagree', async () => {
    const told = { headers: { 'muster-dry-run': 'false' } };
    const query = CREATE.replace('{', '@dryRun {');
    expect(await leavingNoTrace(api.registry, () => refused(create(newCode(), told, query)))).toBe(
      'dryRun is true by a directive and false by a header',
    );
  });

  it('of a query is the query', async () => {
    expect((await ask(NAME, { headers: { 'muster-dry-run': 'true' } })).body).toMatchObject({
      data: { unit: { name: '新' } },
      extensions: { dryRun: true },
    });
  });

  it('tells no moment where its fields were answered for several', async () => {
    const two = `mutation ($input: CreateUnitInput!, $later: CreateUnitInput!) {
      one: createUnit(input: $input) { __typename } two: createUnit(input: $later) { __typename }
    }`;
    const input = { name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' };
    const { body } = await send({
      query: two,
      variables: {
        input: { ...input, code: newCode() },
        later: { ...input, code: newCode(), effectiveOn: '2023-02-01' },
      },
      extensions: { dryRun: true },
    });
    expect(body.extensions).toMatchObject({ moment: null, dryRun: true });
  });
});

describe('an idempotency key', () => {
  const keyed = [
    ['a header', (key: string) => ({ headers: { 'idempotency-key': key } })],
    ['a header in quotes', (key: string) => ({ headers: { 'idempotency-key': `"${key}"` } })],
    ['extensions', (key: string) => ({ extensions: { idempotencyKey: key } })],
  ] as const;

  it.each(keyed)('is told by %s, and is the key of @idempotent', async (_way, told) => {
    const code = newCode();
    const key = `key-${code}`;
    const first = await create(code, told(key));
    expect(first.body).toMatchObject({ data: { createUnit: { unit: { code } } } });
    expect((await create(code, told(key))).body.data).toEqual(first.body.data);
    const directive = CREATE.replace(
      'createUnit(input: $input)',
      `createUnit(input: $input) @idempotent(key: "${key}")`,
    );
    expect((await create(code, told(key), directive)).body.data).toEqual(first.body.data);
    expect(await countOf(code)).toBe(1);
  });

  it('is refused where the directive gives another', async () => {
    const query = CREATE.replace('createUnit(input: $input)', 'createUnit(input: $input) @idempotent(key: "one")');
    const told = { headers: { 'idempotency-key': 'another' } };
    expect(await leavingNoTrace(api.registry, () => refused(create(newCode(), told, query)))).toBe(
      'idempotencyKey is not the same by @idempotent and by extensions or a header',
    );
  });

  it('is refused for several fields, also in fragments, and for a list of operations', async () => {
    const several = `mutation ($input: CreateUnitInput!) { ...One ... { two: createUnit(input: $input) { __typename } } }
      fragment One on Mutation { one: createUnit(input: $input) { __typename } }`;
    await leavingNoTrace(api.registry, async () => {
      expect(await refused(create(newCode(), { headers: { 'idempotency-key': 'k' } }, several))).toBe(
        'idempotencyKey is one for several fields of Mutation: give each a key of its own by @idempotent',
      );
      const { status, body } = await send([{ query: NAME }, { query: NAME }], { 'idempotency-key': 'k' });
      expect([status, body.errors?.[0]?.message]).toEqual([
        400,
        'idempotency-key cannot be given for several operations: give each a key of its own',
      ]);
    });
  });

  it.each([
    ['', 'must have 1 to 200 characters'],
    ['k'.repeat(201), 'must have 1 to 200 characters'],
    ['a\u0000b', 'must not have control characters'],
    [' a', 'must not have blanks at its ends'],
  ])('is refused as %j', async (key, reason) => {
    expect(
      await leavingNoTrace(api.registry, () => refused(create(newCode(), { extensions: { idempotencyKey: key } }))),
    ).toBe(`extensions.idempotencyKey ${reason}`);
  });

  it('has 200 characters at most, however many units of UTF-16 they have', async () => {
    expect((await create(newCode(), { extensions: { idempotencyKey: '𠮷'.repeat(200) } })).status).toBe(200);
  });
});

describe('a name that was meant for a setting', () => {
  it.each([
    ['muster-asof', 'muster-as-of'],
    ['x-muster-as-of', 'muster-as-of'],
    ['muster_as_of', 'muster-as-of'],
    ['as-of', 'muster-as-of'],
    ['muster-knownat', 'muster-known-at'],
    ['x-dry-run', 'muster-dry-run'],
    ['dryrun', 'muster-dry-run'],
    ['muster-dryrun', 'muster-dry-run'],
    ['x-idempotency-key', 'idempotency-key'],
    ['idempotencykey', 'idempotency-key'],
    ['x-as-of', 'muster-as-of'],
    ['as_of', 'muster-as-of'],
    ['valid-at', 'muster-as-of'],
    ['mustre-as-of', 'muster-as-of'],
    ['know-at', 'muster-known-at'],
    ['muser-knwon-at', 'muster-known-at'],
    ['known-as-of', 'muster-known-at'],
    ['x-dry', 'muster-dry-run'],
    ['dry-rum', 'muster-dry-run'],
    ['mutser-dryrn', 'muster-dry-run'],
    ['indempotency-key', 'idempotency-key'],
  ])('is refused as the header %s', async (header, meant) => {
    const sent = () => refused(create(newCode(), { headers: { [header]: 'true' } }));
    expect(await leavingNoTrace(api.registry, sent)).toBe(`${header} is unknown: did you mean ${meant}?`);
  });

  it.each([
    ['asof', 'asOf'],
    ['as_of', 'asOf'],
    ['moment', 'asOf'],
    ['knownat', 'knownAt'],
    ['KnownAt', 'knownAt'],
    ['dryrun', 'dryRun'],
    ['dry-run', 'dryRun'],
    ['rehearse', 'dryRun'],
    ['idempotency_key', 'idempotencyKey'],
    ['idempotent', 'idempotencyKey'],
    ['xAsOf', 'asOf'],
    ['knwonAt', 'knownAt'],
    ['dry', 'dryRun'],
    ['dyrRun', 'dryRun'],
    ['musterDryRun', 'dryRun'],
  ])('is refused as %s of extensions', async (name, meant) => {
    const sent = () => refused(create(newCode(), { extensions: { [name]: true } }));
    expect(await leavingNoTrace(api.registry, sent)).toBe(`${name} is unknown: did you mean ${meant}?`);
  });

  it('is refused where it is of the registry and no setting at all', async () => {
    expect(await refused(ask(NAME, { headers: { 'muster-tenant': 'a' } }))).toBe(
      'muster-tenant is unknown: there are muster-as-of, muster-known-at, muster-dry-run, idempotency-key',
    );
  });

  it('is refused beside extensions, and in the address of a POST', async () => {
    const input = { code: newCode(), name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' };
    const body = { query: CREATE, variables: { input } };
    await leavingNoTrace(api.registry, async () => {
      expect(await refused(send({ ...body, dryRun: true }))).toBe('dryRun belongs in extensions: extensions.dryRun');
      for (const name of ['extension', 'Extensions', 'extentions']) {
        expect(await refused(send({ ...body, [name]: { dryRun: true } }))).toBe(
          `${name} is unknown: did you mean extensions?`,
        );
      }
      expect(await refused(send({ ...body, dry_run: true }))).toBe(
        'dry_run is unknown: did you mean extensions.dryRun?',
      );
      const addressed: [string, string][] = [
        ['dryRun=true', 'dryRun belongs in extensions: extensions.dryRun'],
        ['muster-dry-run=true', 'muster-dry-run is unknown: did you mean extensions.dryRun?'],
        [`extensions=${encodeURIComponent('{"dryRun":true}')}`, 'extensions belongs in the body of a POST'],
      ];
      for (const [address, message] of addressed) expect(await refused(send(body, {}, address))).toBe(message);
      expect((await send([body, { ...body, asOf: '2020-01-01' }])).status).toBe(400);
    });
    expect(await refused(get(`query=${encodeURIComponent(NAME)}&asOf=2020-01-01`))).toBe(
      'asOf belongs in extensions: extensions.asOf',
    );
    const extensions = encodeURIComponent('{"asOf":"2020-12-31"}');
    expect((await get(`query=${encodeURIComponent(NAME)}&extensions=${extensions}`)).body.data).toEqual({
      unit: { name: '旧' },
    });
  });

  it('is not found in the names of others', async () => {
    const headers = {
      'x-master-id': 'a',
      'x-request-key': 'a',
      'x-comment': 'a',
      date: 'a',
      range: 'a',
      'x-dns': 'a',
      'x-known': 'a',
      'x-validation': 'a',
      'x-momentum': 'a',
      'x-request-start': '1',
      'x-forwarded-for': '10.0.0.1',
      'if-none-match': 'a',
      'x-runtime': '1',
    };
    expect((await ask(NAME, { headers, extensions: { tracing: {}, clientLibrary: {} } })).status).toBe(200);
  });
});
