import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLRequestContext } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { execute, getOperationAST, parse } from 'graphql';
import { fastPath } from '../../src/compiled/fast-path.ts';
import type { Context } from '../../src/graphql/context.ts';
import { runnerOf } from '../../src/graphql/execution.ts';
import { budgets } from '../../src/limits/budget.ts';
import { LIMITS } from '../../src/limits/limits.ts';
import { HeavyStatements } from '../../src/database/heavy.ts';
import { Turns } from '../../src/database/turns.ts';
import { charging } from '../../src/limits/charge.ts';
import { schema } from '../../src/schema.ts';
import { useApp } from '../support/app.ts';
import { contextOf } from '../support/context.ts';
import { createOfficer, createUnit } from '../support/factories.ts';

// The first time a request goes the whole way, after that the short one: what it is answered with is the same, to the letter.

const api = useApp({ limits: { cost: 1_000, executionMs: 2_000, pointsPerMs: 0 } });

beforeAll(async () => {
  const top = await createUnit(api.registry, { code: 'TOP' });
  await createUnit(api.registry, { code: 'BELOW', parentId: top.id });
  await createOfficer(api.registry, { policeNumber: 'P1' });
});

interface Asked {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

async function ask({ body, headers = {}, path = '' }: Asked) {
  const response = await fetch(`${api.url}/graphql${path}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}`, ...headers },
  });
  const text = await response.text();
  const told = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id'));
  return { status: response.status, headers: told, body: text.replaceAll(/"(remaining|requestId)":[^,}]+/g, '"$1":0') };
}

const UNIT = 'query Unit($code: String!) { unit(code: $code) { name children { nodes { name } } } }';
const MODERN = 'application/graphql-response+json';

describe.each<[string, Asked]>([
  ['a query', { body: { query: '{ unit(code: "TOP") { name } }' } }],
  ['one with variables', { body: { query: UNIT, variables: { code: 'TOP' } } }],
  ['one about nothing', { body: { query: UNIT, variables: { code: 'NONE' } } }],
  [
    'one that names its operation',
    { body: { query: `${UNIT} query Other { viewer { name } }`, operationName: 'Other' } },
  ],
  ['one that does not say which operation', { body: { query: `${UNIT} query Another { viewer { name } }` } }],
  ['the schema', { body: { query: '{ __schema { types { name description } } }' } }],
  [
    'a part of the schema, by a variable',
    { body: { query: 'query ($name: String!) { __type(name: $name) { name } }', variables: { name: 'Unit' } } },
  ],
  ['a moment', { body: { query: 'query @asOf(date: "2020-06-01") { unit(code: "TOP") { name } }' } }],
  [
    'a moment to come',
    { body: { query: 'query @asOf(knownAt: "2999-01-01T00:00:00Z") { unit(code: "TOP") { name } }' } },
  ],
  ['what is not shown', { body: { query: '{ officer(policeNumber: "P1") { name birthOn } }' } }],
  ['a question about the schema', { body: { query: '{ __type(name: "Unit") { name } }' } }],
  ['a variable that is missing', { body: { query: UNIT } }],
  ['a variable of another type', { body: { query: UNIT, variables: { code: 7 } } }],
  ['variables that are none', { body: { query: UNIT, variables: 'TOP' } }],
  ['an id that is none', { body: { query: '{ node(id: "!") { id } }' } }],
  ['a field that is refused', { body: { query: '{ officers(first: 200) { nodes { name } } }' } }],
  [
    'too much at once',
    { body: { query: '{ officers(first: 100) { nodes { honors(first: 100) { nodes { title } } } } }' } },
  ],
  ['no document', { body: { query: '{ unit(' } }],
  ['a list of operations', { body: [{ query: '{ viewer { name } }' }] }],
  ['an extension', { body: { query: '{ viewer { name } }', extensions: { anything: 1 } } }],
  ['a reading by address', { path: '?query={viewer{name}}' }],
  ['nobody', { body: { query: UNIT, variables: { code: 'TOP' } }, headers: { authorization: '' } }],
  [
    'a token that is none',
    { body: { query: UNIT, variables: { code: 'TOP' } }, headers: { authorization: 'Bearer no' } },
  ],
  ['who takes the modern type', { body: { query: '{ viewer { name } }' }, headers: { accept: MODERN } }],
  ['the same with an error', { body: { query: '{ node(id: "!") { id } }' }, headers: { accept: MODERN } }],
  ['who takes neither', { body: { query: '{ viewer { name } }' }, headers: { accept: 'text/plain' } }],
  [
    'who takes both',
    { body: { query: '{ viewer { name } }' }, headers: { accept: `${MODERN}, application/json;q=0.9` } },
  ],
  [
    'JSON that is called something else',
    { body: { query: '{ viewer { name } }' }, headers: { 'content-type': 'text/plain' } },
  ],
  ['a purpose that is none', { body: { query: '{ viewer { name } }' }, headers: { 'x-purpose': '%' } }],
])('%s', (_name, asked) => {
  it('has the same answer the first, second and third time', async () => {
    const first = await ask(asked);
    expect(await ask(asked)).toEqual(first);
    expect(await ask(asked)).toEqual(first);
  });
});

describe('the fast path', () => {
  const QUERY = '{ unit(code: "TOP") { name } }';

  const budget = budgets(60, () => 0);
  const way = () =>
    fastPath(
      schema,
      charging(LIMITS, budget),
      runnerOf(schema, { executionMs: 2_000, execute, heavy: new HeavyStatements(), dryRuns: new Turns(1) }),
      { textOf: (id) => (id === 'known' ? QUERY : undefined) },
    );
  const learn = async ({ documents, rememberContentType }: ReturnType<typeof way>, query = QUERY) => {
    const document = parse(query);
    const known = {
      source: query,
      document,
      operation: getOperationAST(document),
      request: {},
      requestIsBatched: false,
    };
    const context = known as unknown as GraphQLRequestContext<Context> as never;
    const hooks = await documents.requestDidStart!(context);
    await hooks!.didResolveOperation!(context);
    rememberContentType(undefined, 'application/json');
  };
  const request = (body: object, method = 'POST') =>
    ({ method, headers: { 'content-type': 'application/json' }, body }) as unknown as FastifyRequest;
  const context = () => contextOf(api, new Map([['registry:read', 'everywhere']]));
  const taken = async (by: ReturnType<typeof way>, body: object, method?: string) =>
    (await by.answer(request(body, method), () => Promise.resolve(context())))?.body ?? null;

  it('answers only what is known to be valid', async () => {
    const short = way();
    expect(await taken(short, { query: QUERY })).toBeNull();
    await learn(short);
    expect(await taken(short, { query: QUERY })).toMatch(
      /^\{"data":\{"unit":\{"name":"单位TOP"\}\},"extensions":\{"cost":/,
    );
    for (const body of [
      { query: QUERY, operationName: 'Other' },
      { query: QUERY, extensions: {} },
      { query: QUERY, documentId: 'known' },
      { documentId: 'x' },
      { documentId: 7 },
      { query: QUERY, variables: [] },
      [{ query: QUERY }],
    ]) {
      expect(await taken(short, body)).toBeNull();
    }
    expect(await taken(short, { query: QUERY }, 'GET')).toBeNull();
    expect(await taken(short, { documentId: 'known' })).toMatch(/^\{"data":\{"unit":\{"name":"单位TOP"\}\}/);
  });

  it('hands over its charge and its result, so that nothing is charged or executed twice', async () => {
    const refused = '{ node(id: "!") { id } }';
    const short = way();
    await learn(short, refused);
    const own = context();
    const account = { holder: 'Token:1', total: LIMITS.budget };
    const before = budget.left(account);
    expect(await short.answer(request({ query: refused }), () => Promise.resolve(own))).toBeNull();
    expect(own.operation.result?.errors?.map(({ path }) => path)).toEqual([['node']]);
    // nobody else can take the points meanwhile
    expect(budget.left(account)).toBe(before - 1);
    expect(own.operation.charge?.settle({ elements: 0, workMs: 0, cut: false })).toMatchObject({
      requested: 1,
      actual: 1,
    });
  });

  it('hands over the charge of an operation that was not executed', async () => {
    const later = 'query @asOf(knownAt: "2999-01-01T00:00:00Z") { viewer { name } }';
    const short = way();
    await learn(short, later);
    const own = context();
    expect(await short.answer(request({ query: later }), () => Promise.resolve(own))).toBeNull();
    expect([own.operation.result, own.operation.charge === null]).toEqual([null, false]);
  });

  it('takes no part of the name of an operation for a part of the document', async () => {
    const short = way();
    await learn(short, 'query Named { viewer { name } }');
    expect(await taken(short, { query: 'Named { viewer { name } }', operationName: 'query ' })).toBeNull();
    expect(await taken(short, { query: 'Named { viewer { name } }', operationName: ' query ' })).toBeNull();
    expect(await taken(short, { query: 'query Named { viewer { name } }' })).toContain('"data"');
  });
});

describe('a mutation that is sent again', () => {
  const changes = () => api.registry.change.count();
  const more = '{ __typename ... on CreateUnitSuccess { unit { name officers(first: $first) { nodes { name } } } } }';
  const create = (code: string, { key = `key-${code}`, first = 1, dryRun = '' } = {}) => ({
    body: {
      query: `mutation Create($input: CreateUnitInput!, $key: String!, $first: Int) ${dryRun} {
  createUnit(input: $input) @idempotent(key: $key) ${more} }`,
      variables: { input: { code, name: '新所', kind: 'TEAM', effectiveOn: '2020-01-01' }, key, first },
    },
  });

  it('is done once each time, and answered as the first one was', async () => {
    const before = await changes();
    const answers = [await ask(create('SHORT1')), await ask(create('SHORT2')), await ask(create('SHORT3'))];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]!.body).toContain('CreateUnitSuccess');
    expect(await changes()).toBe(before + 3);
  });

  it('is refused, repeated under its key and rehearsed as the first one was', async () => {
    const before = await changes();
    for (const asked of [
      create('SHORT1', { key: 'another' }),
      create('SHORT1'),
      create('SHORT4', { dryRun: '@dryRun' }),
    ]) {
      const first = await ask(asked);
      expect(await ask(asked)).toEqual(first);
      expect(await ask(asked)).toEqual(first);
    }
    expect(await changes()).toBe(before);
  });

  it('is done once where its answer cannot be read, and says so', async () => {
    const before = await changes();
    for (const code of ['SHORT5', 'SHORT6', 'SHORT7']) {
      const { body } = await ask(create(code, { first: 200 }));
      expect(JSON.parse(body)).toMatchObject({ errors: [{}], extensions: { done: [{ field: 'createUnit' }] } });
    }
    expect(await changes()).toBe(before + 3);
  });

  it('is not done again where the run of it is lost', async () => {
    let runs = 0;
    const short = fastPath(
      schema,
      charging(
        LIMITS,
        budgets(60, () => 0),
      ),
      () => {
        runs += 1;
        return Promise.reject(new Error('lost'));
      },
      { textOf: () => undefined },
    );
    const query = 'mutation { revokeToken(input: { id: "x" }) { __typename } }';
    const hooks = await short.documents.requestDidStart!({ request: {}, requestIsBatched: false } as never);
    const document = parse(query);
    await hooks!.didResolveOperation!({ source: query, document, operation: getOperationAST(document) } as never);
    short.rememberContentType(undefined, 'application/json');
    const own = contextOf(api, new Map([['registry:read', 'everywhere']]));
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: { query } };
    expect(await short.answer(request as unknown as FastifyRequest, () => Promise.resolve(own))).toBeNull();
    expect(own.operation.result?.errors?.map(({ message }) => message)).toEqual(['lost']);
    expect(runs).toBe(1);
  });
});

describe('an answer that PostgreSQL has written', () => {
  it('is sent as it is, and read by nobody on the way', async () => {
    const asked = { body: { query: UNIT, variables: { code: 'TOP' } } };
    const first = await ask(asked);
    const read: string[] = [];
    const { parse: parseJson } = JSON;
    JSON.parse = (text: string, ...rest) => {
      read.push(text);
      return parseJson(text, ...rest) as unknown;
    };
    try {
      expect(await ask(asked)).toEqual(first);
    } finally {
      JSON.parse = parseJson;
    }
    expect(first.body).toContain('"children":');
    expect(read.filter((text) => text.includes('"children":'))).toEqual([]);
  });
});

describe('the charge of a refused query', () => {
  it('is the same with and without the fast path', async () => {
    const asked = { body: { query: '{ officers(first: 200) { nodes { name } } }' } };
    const left = async () => {
      const response = await fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
        body: JSON.stringify(asked.body),
      });
      const { extensions } = (await response.json()) as { extensions: { cost: { requested: number; actual: number } } };
      return [extensions.cost.requested, extensions.cost.actual];
    };
    const first = await left();
    expect([await left(), await left()]).toEqual([first, first]);
  });
});
