// @ownModules: other tests declare things of their own
import { expect, it } from '@jest/globals';
import { wordOfType } from '../../src/errors/thing.vocabulary.ts';
import { declarations } from '../../src/record/declaration.ts';
import { withdrawableTypes } from '../../src/record/withdrawable.ts';
import { schema } from '../../src/schema.ts';

it('has a word for every thing that is dated or can be withdrawn', () => {
  // with the schema come the modules that declare them
  expect(schema.getQueryType()).toBeDefined();
  const types = [...declarations().map(({ type }) => type), ...withdrawableTypes()];
  expect(types.length).toBeGreaterThan(20);
  expect(types.filter((type) => wordOfType(type) === undefined)).toEqual([]);
});
