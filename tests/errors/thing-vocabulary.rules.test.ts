import { expect, it } from '@jest/globals';
import { wordOfType } from '../../src/errors/thing.vocabulary.ts';
import { declarations } from '../../src/record/declaration.ts';
import { withdrawableTypes } from '../../src/record/withdrawable.ts';
import { schema } from '../../src/schema.ts';

it('has a word for every thing that is dated or can be withdrawn', () => {
  const types = [...declarations().map(({ type }) => type), ...withdrawableTypes()]
    // other tests declare some of their own
    .filter((type) => schema.getType(type));
  expect(types.length).toBeGreaterThan(20);
  expect(types.filter((type) => wordOfType(type) === undefined)).toEqual([]);
});
