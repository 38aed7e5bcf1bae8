import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type App } from '../../src/app.ts';
import { schema } from '../../src/schema.ts';
import { serverLog } from '../../src/log.ts';
import { globalId, useApp } from '../support/app.ts';
import { randomRequests, type RandomRequest } from '../support/random-documents.ts';
import { createSmallForce } from '../support/small-force.ts';

// whatever is asked is answered the same to the byte, by a plan or without, from memory or not

const api = useApp({ limits: { budget: 1e12 } });
let plain: App;

beforeAll(async () => {
  await createSmallForce(api.registry);
  plain = await startApp({
    database: api.database,
    host: '127.0.0.1',
    port: 0,
    compiled: 'off',
    limits: { budget: 1e12 },
    graphiql: false,
    log: serverLog('silent'),
  });
});

afterAll(() => plain.stop());

/** The data and the errors of an answer, as they were written. */
async function answer(url: string, request: object): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
    body: JSON.stringify(request),
  });
  const { data, errors } = JSON.parse(await response.text()) as { data?: unknown; errors?: unknown };
  return `${response.status} ${JSON.stringify({ data, errors })}`;
}

/** The plain answer, and those of the other server: on cold memory, then on warm. */
async function answers(request: object) {
  api.registry.$forget();
  return {
    plain: await answer(plain.url, request),
    planned: [await answer(api.url, request), await answer(api.url, request), await answer(api.url, request)],
  };
}

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'prototype', 'length'];

describe('an answer is the same each time and on both paths', () => {
  it.each(NAMES)('with the alias %s at the root, in an object, in a list and for an object', async (name) => {
    for (const query of [
      `{ viewer { ${name}: name x1: kind } }`,
      `{ ${name}: viewer { name } x1: viewer { kind } }`,
      `{ officers(first: 2) { nodes { ${name}: unit { code } x1: category } } }`,
      `{ officers(first: 2) { ${name}: nodes { name } x1: totalCount } }`,
      `query ($${name}: Int) { units(first: $${name}) { nodes { code } } }`,
      `query ($${name}: Int = 2) { units(first: $${name}) { nodes { code } } }`,
      `query ($${name}: Boolean = true) { viewer { name @include(if: $${name}) kind } }`,
      `query ${name} { viewer { ...${name} } } fragment ${name} on Viewer { name kind }`,
    ]) {
      const found = await answers({ query });
      expect(found.plain).toMatch(/^200 /);
      expect(found.planned).toEqual([found.plain, found.plain, found.plain]);
    }
  });

  it('with the fields in the order in which they are met', async () => {
    const ids = [globalId('Unit', 1), globalId('Officer', 1)];
    const query = `query ($ids: [ID!]!) { b: viewer { kind name } nodes(ids: $ids) { ... on Unit { code } ...O __typename id } a: viewer { name kind } }
      fragment O on Officer { unit { code } name }`;
    const found = await answers({ query, variables: { ids } });
    expect(found.planned).toEqual([found.plain, found.plain, found.plain]);
    expect(found.plain).toMatch(/"data":\{"b":\{"kind":.*"nodes":.*"a":\{"name":/);
  });

  it('for random documents', async () => {
    const next = randomRequests(schema, Number(process.env['FUZZ_SEED'] ?? 20_261_128));
    const different: RandomRequest[] = [];
    for (let n = 0; n < 250; n++) {
      const request = next();
      // each time more of them have happened
      if (/personalReads|lastUsedAt/.test(request.query)) continue;
      const found = await answers(request);
      if (found.planned.some((text) => text !== found.plain)) different.push(request);
    }
    expect(different).toEqual([]);
  }, 120_000);
});
