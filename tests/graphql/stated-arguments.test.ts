import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { globalId, useApp } from '../support/app.ts';
import { createOfficer, createUnit } from '../support/factories.ts';

// what the description of an argument says of its limits is what is answered and refused, at both ends

const api = useApp({ limits: { budget: 1e12, cost: 1e9 } });
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

/** How a thing of a type is asked for, around its fields. */
const WAYS: Readonly<Record<string, (selection: string) => string>> = {
  Query: (selection) => `{ ${selection} }`,
  Unit: (selection) => `{ unit(code: "LIMITS") { ${selection} } }`,
  Officer: (selection) => `{ officer(policeNumber: "LIMITS") { ${selection} } }`,
};
/** Values of the arguments that a field cannot do without, by their names. */
const NEEDED: Readonly<Record<string, string>> = {
  purpose: 'RANK',
  within: '"VW5pdDox"',
  of: '"VW5pdDox"',
  earlier: '{ date: "2024-01-01" }',
  later: '{ date: "2024-01-31" }',
  unitCode: '"LIMITS"',
  from: '"2024-01-01"',
  to: '"2024-01-31"',
  vacancies: '1',
  years: '1',
};

beforeAll(async () => {
  await createUnit(api.registry, { code: 'LIMITS' });
  await createOfficer(api.registry, { policeNumber: 'LIMITS' });
});

/** The least of a type that can be selected. */
function selectionOf(type: unknown, levels = 3): string {
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(({ type: t }) => isNonNullType(t)));
  const first = fields.find(({ type: t }) => isLeafType(getNamedType(t)));
  if (first) return `{ ${first.name} }`;
  return levels > 0 ? '{ __typename }' : '';
}

function asked(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  argument: GraphQLArgument,
  value: string,
) {
  const others = field.args.filter((other) => other !== argument && isNonNullType(other.type));
  const given = [...others.map(({ name }) => `${name}: ${NEEDED[name]!}`), `${argument.name}: ${value}`].join(', ');
  const named = getNamedType(field.type);
  return WAYS[type.name]!(`${field.name}(${given}) ${isLeafType(named) ? '' : selectionOf(named)}`);
}

const STATED = Object.keys(WAYS).flatMap((typeName) => {
  const type = schema.getType(typeName) as GraphQLObjectType;
  return Object.values(type.getFields()).flatMap((field) =>
    field.args.flatMap((argument) => {
      const range = /(?:^|[ ,:])(\d[\d,]*) to (\d[\d,]*)/.exec(argument.description ?? '');
      if (!range || getNamedType(argument.type).name !== 'Int') return [];
      const [least, greatest] = range.slice(1).map((digits) => Number(digits.replaceAll(',', ''))) as [number, number];
      return [[`${typeName}.${field.name}(${argument.name})`, { type, field, argument, least, greatest }] as const];
    }),
  );
});

const errorsOf = async (query: string) => {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}`, 'x-purpose': 'synthetic' },
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = (await response.json()) as { errors?: { message: string; extensions: object }[] };
  return errors.map(({ message, extensions }) => ({ message, extensions }));
};

describe('a limit that the description of an argument states', () => {
  it('is stated of many arguments', () => {
    expect(STATED.length).toBeGreaterThan(25);
  });

  it.each(STATED)('holds at both ends: %s', async (_name, { type, field, argument, least, greatest }) => {
    for (const value of [least, greatest])
      expect(await errorsOf(asked(type, field, argument, String(value)))).toEqual([]);
    for (const value of [least - 1, greatest + 1, -1]) {
      expect(await errorsOf(asked(type, field, argument, String(value)))).toMatchObject([
        { message: expect.stringMatching(new RegExp(`^${argument.name} `)), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it.each([
    [
      'Query.nodes(ids)',
      (n: number) =>
        `{ nodes(ids: [${Array(n)
          .fill(`"${globalId('Unit', 1)}"`)
          .join()}]) { id } }`,
      100,
    ],
    [
      'Query.vocabulary(types)',
      (n: number) => `{ vocabulary(types: [${Array(n).fill('"UnitKind"').join()}]) { __typename } }`,
      100,
    ],
    [
      'Unit.metrics(keys)',
      (n: number) => `{ unit(code: "LIMITS") { metrics(keys: [${Array(n).fill('"a"').join()}]) { key } } }`,
      100,
    ],
    [
      'StringFilter.in',
      (n: number) => `{ units(filter: { code: { in: [${Array(n).fill('"A"').join()}] } }) { nodes { id } } }`,
      1_000,
    ],
    [
      'ChangeFilter.operation',
      (n: number) => `{ changes(filter: { operation: [${Array(n).fill('"a"').join()}] }) { nodes { id } } }`,
      1_000,
    ],
    [
      'OfficerFilter.search',
      (n: number) => `{ officers(filter: { search: "${'𠮷'.repeat(n)}" }) { nodes { id } } }`,
      64,
    ],
  ] as const)('holds for lists and texts: %s', async (_name, query, greatest) => {
    expect(await errorsOf(query(greatest))).toEqual([]);
    expect(await errorsOf(query(greatest + 1))).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([
    ['calendarDays, 400 days', '{ calendarDays(from: "2024-01-01", to: "2025-02-04") { day } }', true],
    ['calendarDays, 401 days', '{ calendarDays(from: "2024-01-01", to: "2025-02-05") { day } }', false],
    ['honorSummary, 50 years', '{ unit(code: "LIMITS") { honorSummary(from: 1975, to: 2024) { year } } }', true],
    ['honorSummary, 51 years', '{ unit(code: "LIMITS") { honorSummary(from: 1974, to: 2024) { year } } }', false],
  ])('holds for spans: %s', async (_name, query, holds) => {
    const errors = await errorsOf(query);
    expect(errors).toMatchObject(holds ? [] : [{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
