import { expect, it } from '@jest/globals';
import { isScalarType, isSpecifiedScalarType, type GraphQLScalarType } from 'graphql';
import { schema } from '../../src/schema.ts';

it('no description of the schema is left to be written', async () => {
  const { printSchema } = await import('graphql');
  expect(printSchema(schema).match(/.*"""To write.*|.*^ *To write.*/gm) ?? []).toEqual([]);
});

it('every scalar that is not of GraphQL itself says where it is specified', () => {
  const scalars = Object.values(schema.getTypeMap()).filter(
    (type) => isScalarType(type) && !isSpecifiedScalarType(type),
  );
  expect(scalars.map(({ name }) => name).toSorted()).toEqual(['Date', 'DateTime', 'PartialDate']);
  for (const scalar of scalars) expect((scalar as GraphQLScalarType).specifiedByURL).toMatch(/^https:\/\//);
});
