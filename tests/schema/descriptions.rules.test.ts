import { expect, it } from '@jest/globals';
import { schema } from '../../src/schema.ts';

it('no description of the schema is left to be written', async () => {
  const { printSchema } = await import('graphql');
  expect(printSchema(schema).match(/.*"""To write.*|.*^ *To write.*/gm) ?? []).toEqual([]);
});
