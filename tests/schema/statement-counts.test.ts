import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { schema } from '../../src/schema.ts';
import { globalId, useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';
import { createOneOfEach } from '../support/one-of-each.ts';
import { newKey, personalKeys, sealerWith } from '../support/personal.ts';

// every field of everything that has an id: what it costs does not depend on for how many things it is asked

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key) });
/** What is asked for is on record when it is read, with what for. */
const PURPOSE = { 'x-purpose': 'synthetic' };

const MANY = 5;
/** Ids by type: of each type MANY things that are alike. */
const ids: Record<string, string[]> = {};

beforeAll(async () => {
  const { registry } = api;
  const note = (type: string, id: number) => (ids[type] ??= []).push(globalId(type, id));
  const root = await createUnit(registry);
  for (let i = 0; i < MANY; i++) {
    for (const [type, id] of Object.entries(await createOneOfEach(registry, root, sealerWith(key)))) note(type, id);
  }
});

const node = schema.getType('Node');
const types = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
const fields = types.flatMap((type) => Object.values(type.getFields()).map((field) => [type, field] as const));

/** What is selected below a field: of a list its page and count, of anything else that it is there. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  return isConnection(type) ? '{ nodes { __typename } }' : '{ __typename }';
}

const isConnection = (type: unknown): boolean => isObjectType(type) && type.name.endsWith('Connection');

/** What was counted, by the type, what was asked of it and for how many: both tests of a field ask the same of many. */
const counted = new Map<string, Promise<number>>();

function count(type: GraphQLObjectType, selection: string, many: number): Promise<number> {
  const question = `${type.name} ${selection} ${many}`;
  const known = counted.get(question) ?? countOnce(type, selection, many);
  counted.set(question, known);
  return known;
}

async function countOnce(type: GraphQLObjectType, selection: string, many: number): Promise<number> {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type.name} { ${selection} } } }`;
  const statements = await api.statements(() =>
    api.admin.request(query, { ids: ids[type.name]!.slice(0, many) }, PURPOSE),
  );
  return statements.length;
}

it('one of each type with an id is asked for', () => {
  expect(Object.keys(ids).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    types.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1)),
  );
});

/** The arguments of fields that need some. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'Officer.eligibility': '(purpose: RANK)',
  'Unit.eligibleOfficers': '(purpose: RANK, includeIneligible: true)',
  'Program.share': '(tally: "strike_tasks", from: "2021-01-01", to: "2022-01-01")',
  'Unit.disciplineSummary': '(from: "2022-01-01", to: "2023-01-01")',
  'Unit.evaluationScheme': '(subjectKind: OFFICER)',
  'Unit.metricComparison': '(key: "calls", from: {}, to: { period: "2021" })',
};

const askedFor = (name: string, field: GraphQLField<unknown, unknown>): string =>
  `${field.name} ${ARGUMENTS[name] ?? ''} ${selectionOf(field)}`;

describe('the number of statements', () => {
  const cases = fields.map(([type, field]) => [`${type.name}.${field.name}`, type, field] as const);

  it.each(cases)('for %s of many things is that for one', async (name, type, field) => {
    expect(await count(type, askedFor(name, field), MANY)).toBe(await count(type, askedFor(name, field), 1));
  });

  it.each(cases)('for %s asked for twice is that for once', async (name, type, field) => {
    const asked = askedFor(name, field);
    expect(await count(type, `a: ${asked} b: ${asked}`, MANY)).toBe(await count(type, asked, MANY));
  });

  const lists = fields.filter(([, field]) => isConnection(getNamedType(field.type)));
  it.each(lists.map(([type, field]) => [`${type.name}.${field.name}`, type, field] as const))(
    'for pages of two sizes of %s is at most twice that for one',
    async (name, type, field) => {
      const others = ARGUMENTS[name]?.slice(1, -1);
      const page = (first: number) =>
        `p${first}: ${field.name}(${others ? `${others}, ` : ''}first: ${first}) { nodes { __typename } }`;
      const one = await count(type, page(1), MANY);
      expect(await count(type, `${page(1)} ${page(2)}`, MANY)).toBeLessThanOrEqual(2 * one);
    },
  );
});
