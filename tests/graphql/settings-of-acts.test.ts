import { beforeAll, describe, expect, it } from '@jest/globals';
import { useApp } from '../support/app.ts';
import { CREATE, NAME, newCode, refused, requestsTo } from '../support/settings.ts';
import { createTwoBeliefs } from '../support/two-beliefs.ts';
import { leavingNoTrace } from '../support/writes.ts';

const api = useApp({ limits: { batch: 5 } });
const { send, ask, create } = requestsTo(api);
const countOf = (code: string) => api.registry.unitVersion.count({ where: { code } });

beforeAll(() => createTwoBeliefs(api.registry));

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
