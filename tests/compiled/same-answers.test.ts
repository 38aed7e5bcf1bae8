import { beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../src/access/scopes.ts';
import { schema } from '../../src/schema.ts';
import { globalId, useApp } from '../support/app.ts';
import { tokenOf, useBothPaths } from '../support/both-paths.ts';
import { randomRequests, type RandomRequest } from '../support/random-documents.ts';
import { createSmallForce } from '../support/small-force.ts';

// whatever is asked is answered the same to the byte, by a plan or without, from memory or not

const api = useApp({ limits: { budget: 1e12 } });
const answers = useBothPaths(api);

beforeAll(async () => {
  await createSmallForce(api.registry);
});

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

  it('for random documents of a viewer who is bound to units', async () => {
    const token = tokenOf(await api.signedIn(SCOPES, [2]));
    const next = randomRequests(schema, Number(process.env['FUZZ_SEED'] ?? 20_261_130));
    const different: RandomRequest[] = [];
    for (let n = 0; n < 150; n++) {
      const request = next();
      if (/personalReads|lastUsedAt/.test(request.query)) continue;
      const found = await answers(request, token);
      if (found.planned.some((text) => text !== found.plain)) different.push(request);
    }
    expect(different).toEqual([]);
  }, 120_000);

  it('for random documents about what is told in SQL', async () => {
    const roots = ['unit', 'units', 'officer', 'officers', 'honors'];
    const next = randomRequests(schema, Number(process.env['FUZZ_SEED'] ?? 20_261_129), { roots });
    const different: RandomRequest[] = [];
    for (let n = 0; n < 200; n++) {
      const request = next();
      const found = await answers(request);
      if (found.planned.some((text) => text !== found.plain)) different.push(request);
    }
    expect(different).toEqual([]);
  }, 120_000);
});
