import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { schema } from '../../src/schema.ts';
import { useApp } from '../support/app.ts';
import { newKey, personalKeys } from '../support/personal.ts';
import { createSmallForce } from '../support/small-force.ts';
import { contents } from '../support/writes.ts';

const api = useApp({ personalKeys: personalKeys(newKey('k')), limits: { budget: 1e12 } });

beforeAll(async () => {
  await createSmallForce(api.registry);
});

/** Ends a text, a name, a list and a call of SQL, whichever it is put into. */
const TEXT = `'"\\\\' ]) OR 1=1; DROP TABLE officer; SELECT pg_sleep(60) --`;
const PLACES_DEEP = 1;
const AT_ONCE = 4;

/** Where a text stands inside the arguments of a field. */
type Place = readonly string[];

/** Every place of a text or an id in a value of this type. */
function places(type: GraphQLInputType, at: Place = []): Place[] {
  const named = getNamedType(type);
  if (named.name === 'String' || named.name === 'ID') return [at];
  if (!isInputObjectType(named) || at.length > PLACES_DEEP) return [];
  return Object.values(named.getFields()).flatMap((field) => places(field.type, [...at, field.name]));
}

/** A value with the text at a place, and else only what must be there. */
function valueWith(type: GraphQLInputType, place: Place | null, text: string): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return place ? [valueWith(nullable.ofType, place, text)] : [];
  if (isEnumType(nullable)) return nullable.getValues()[0]!.name;
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields());
    const given = fields.filter((field) => field.name === place?.[0] || isNonNullType(field.type));
    return Object.fromEntries(
      given.map((field) => [
        field.name,
        valueWith(field.type, field.name === place?.[0] ? place.slice(1) : null, text),
      ]),
    );
  }
  if (place) return text;
  const samples: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true, Date: '2026-01-01', PartialDate: '2026' };
  return samples[nullable.name] ?? 'A';
}

/** A request for each place of a text in the arguments of each field at the root. */
function requests(root: GraphQLObjectType, head: string, text: string) {
  return Object.values(root.getFields()).flatMap((field) =>
    field.args.flatMap((target) =>
      places(target.type).map((place) => {
        const given = field.args.filter((arg) => arg === target || isNonNullType(arg.type));
        const declared = given.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
        const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
        const values = given.map((arg) => [arg.name, valueWith(arg.type, arg === target ? place : null, text)]);
        return {
          query: `${head.replace('()', `(${declared})`)} { ${field.name}(${passed}) { __typename } }`,
          variables: Object.fromEntries(values) as object,
        };
      }),
    ),
  );
}

/** What is wrong with the answer to a request; null where nothing is. */
async function wrong(request: object): Promise<string | null> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
    body: JSON.stringify(request),
  });
  const answer = await response.text();
  const bug = response.status >= 500 || /INTERNAL_SERVER_ERROR|GRAPHQL_VALIDATION_FAILED/.test(answer);
  return bug ? `${JSON.stringify(request)}\n${answer}` : null;
}

describe('SQL in a text of a user', () => {
  it('is taken as a text in every argument that takes a text or an id, and changes nothing', async () => {
    const before = await contents(api.registry);
    const waiting = [
      ...requests(schema.getQueryType()!, 'query Q()', TEXT),
      ...requests(schema.getMutationType()!, 'mutation M() @dryRun', TEXT),
    ];
    expect(waiting.length).toBeGreaterThan(150);
    const problems: string[] = [];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let request = waiting.pop(); request; request = waiting.pop()) {
          const problem = await wrong(request);
          if (problem !== null) problems.push(problem);
        }
      }),
    );
    expect(problems.slice(0, 3).join('\n\n')).toBe('');
    expect(await contents(api.registry)).toEqual(before);
  }, 120_000);
});
