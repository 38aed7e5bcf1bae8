import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, getOperationAST, parse, type GraphQLSchema } from 'graphql';
import { costOf, costPlanOf } from '../../src/limits/cost.ts';
import { LIMITS } from '../../src/limits/limits.ts';
import { schema as registry } from '../../src/schema.ts';

const schema = buildSchema(`
  type Query { unit(code: String): Unit units(first: Int, last: Int): Units! many: [Unit!]! some(ids: [ID!]!): [Unit]! dear: Int }
  type Mutation { close: Unit }
  type Units { nodes: [Unit!]! edges: [Edge!]! pageInfo: Info! }
  type Edge { cursor: String node: Unit! }
  type Info { next: Boolean }
  type Unit { name: String tags: [String!]! parent: Unit below(first: Int): Units! leaders: [Unit!]! }
`);
const { dear, some } = schema.getQueryType()!.getFields();
dear!.extensions = { cost: { weight: 7 } };
some!.extensions = { cost: { size: { of: 'ids' } } };

function costs(text: string, variables: Record<string, unknown> = {}, of: GraphQLSchema = schema) {
  const document = parse(text);
  return costOf(costPlanOf(of, document, getOperationAST(document)!), variables);
}

describe('the cost of an operation', () => {
  it.each<[string, string, Record<string, unknown>, number]>([
    ['nothing costs a point', '{ __typename }', {}, 1],
    ['a thing is a point, its values none', '{ unit { name tags } }', {}, 1],
    ['each level is a point', '{ unit { parent { parent { name } } } }', {}, 3],
    ['a page has 20 elements by default', '{ units { nodes { name } } }', {}, 1 + 20],
    [
      'a page has as many as asked for',
      '{ units(first: 3) { nodes { name parent { name } } pageInfo { next } } }',
      {},
      1 + 3 * 2 + 1,
    ],
    ['from the end too', '{ units(last: 3) { nodes { name } } }', {}, 1 + 3],
    ['never more than the maximum', '{ units(first: 1000000) { nodes { name } } }', {}, 1 + 100],
    ['by a variable', 'query ($n: Int) { units(first: $n) { nodes { name } } }', { n: 7 }, 1 + 7],
    ['by the default of a variable', 'query ($n: Int = 9) { units(first: $n) { nodes { name } } }', {}, 1 + 9],
    ['edges have nodes', '{ units(first: 3) { edges { node { name } } } }', {}, 1 + 3 * 2],
    [
      'pages in pages multiply',
      '{ units(first: 3) { nodes { below(first: 4) { nodes { name } } } } }',
      {},
      1 + 3 * (1 + 1 + 4),
    ],
    ['a list without pages is taken for 5', '{ many { name } }', {}, 5],
    ['a list in a page too', '{ units(first: 3) { nodes { leaders { name } } } }', {}, 1 + 3 * (1 + 5)],
    ['a list of ids has as many', '{ some(ids: ["a", "b"]) { name } }', {}, 2],
    ['given by a variable too', 'query ($ids: [ID!]!) { some(ids: $ids) { name } }', { ids: ['a', 'b', 'c'] }, 3],
    [
      'one element for each value of an argument, by the default of a variable too',
      'query ($ids: [ID!] = ["a", "b", "c"]) { some(ids: $ids) { name } }',
      {},
      3,
    ],
    ['a field has the weight of its annotation', '{ dear }', {}, 7],
    ['a mutation is 20', 'mutation { close { name } }', {}, 20],
    ['each alias is charged', '{ a: dear b: dear }', {}, 14],
    [
      'a fragment costs what it selects',
      '{ unit { ...f } many { ...f } } fragment f on Unit { parent { name } }',
      {},
      2 + 5 * 2,
    ],
    [
      'a selection that is left out costs nothing',
      'query ($x: Boolean!) { unit @include(if: $x) { name } many @skip(if: $x) { name } }',
      { x: true },
      1,
    ],
    [
      'a selection that is included costs',
      'query ($x: Boolean!) { unit @include(if: $x) { name } many @skip(if: $x) { name } }',
      { x: false },
      5,
    ],
  ])('%s', (_rule, text, variables, expected) => {
    expect(costs(text, variables).requested).toBe(expected);
  });

  const tree =
    '{ units(first: 100) { nodes { parent { name } below(first: 100) { nodes { below(first: 100) { nodes { name } } } } } } }';

  it('is at most that of the maximum number of elements in an answer', () => {
    // 1 for the page, and 20,000 times the heaviest: a unit, its parent and the page below
    expect(costs(tree).requested).toBe(1 + 20_000 * 3);
  });

  it('is in the end that of the elements in the answer', () => {
    expect(costs(tree).actual(0)).toBe(1);
    expect(costs(tree).actual(10)).toBe(31);
    expect(costs('{ many { name } }').actual(1_000)).toBe(5);
  });
});

describe('introspection', () => {
  const fields = (levels: number): string => (levels === 0 ? 'name' : `fields { type { ${fields(levels - 1)} } }`);

  it('costs more for more levels, and is within the limit for the query of tools', () => {
    const { requested } = costs(getIntrospectionQuery(), {}, registry);
    // it grows with the schema: an operation may cost so much
    expect(requested).toBeLessThan(LIMITS.cost);
    const types = `__schema { types { ${fields(2)} } }`;
    const aliases = Array.from({ length: 30 }, (_, i) => `a${i}: ${types}`);
    expect(costs(`{ ${aliases.join(' ')} }`, {}, registry).requested).toBeGreaterThan(25_000);
  });
});
