import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  getNullableType,
  type GraphQLInputField,
} from 'graphql';
import { useApp } from '../../support/app.ts';
import { type World } from '../../support/acts/world.ts';
import { EVERY_ACT, OF_FILES } from '../../support/every-act.ts';
import { newKey, personalKeys, sealerWith } from '../../support/personal.ts';
import { createTwoBureaus } from '../../support/two-bureaus.ts';
import { ENGLISH } from '../../support/writes.ts';

// what the description of an input says of its limits is what is accepted and refused, at both ends

const key = newKey('k');
const api = useApp({ personalKeys: personalKeys(key), limits: { budget: 1e12, cost: 1e9 } });
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const MUTATIONS = Object.keys(schema.getMutationType()!.getFields())
  .filter((name) => !OF_FILES.includes(name))
  .toSorted();

let world: World;

beforeAll(async () => {
  world = { registry: api.registry, sealer: sealerWith(key), secrets: [], ...(await createTwoBureaus(api.registry)) };
});

/** A limit that a description states: values on both sides of each of its ends. */
interface Stated {
  readonly mutation: string;
  /** The names of the fields on the way; a list is gone into at its first element. */
  readonly path: readonly string[];
  readonly description: string;
  readonly accepted: readonly unknown[];
  readonly refused: readonly unknown[];
}

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''));

/** A character that a field takes, and as many of it. A character beyond the basic plane counts as one. */
function textOf(description: string, length: number): string {
  if (/characters/.test(description)) return '𠮷'.repeat(length);
  return (/capital letters/.test(description) ? 'A' : 'a').repeat(length);
}

/** The values at the ends of what a description states of a text or a number; null where it states nothing of the kind. */
function endsOf({ type, description }: GraphQLInputField): Pick<Stated, 'accepted' | 'refused'> | null {
  const text = description ?? '';
  const name = getNamedType(type).name;
  if (isListType(getNullableType(type))) return null;
  if (name === 'String') {
    const stated = /(?:at most|1 to) ([\d,]+) characters|hyphens, at most (\d+)|underscores, at most (\d+)/.exec(text);
    if (!stated) return null;
    const maximum = numberOf(stated.slice(1).find(Boolean)!);
    return { accepted: [textOf(text, maximum)], refused: [textOf(text, maximum + 1), '', ' '] };
  }
  const range = /(?:^|[ ,])(\d[\d,]*) to (\d[\d,]*)(?!\d*-)/.exec(text);
  if (!range || (name !== 'Int' && name !== 'Float')) return null;
  const [least, greatest] = [numberOf(range[1]!), numberOf(range[2]!)];
  return { accepted: [least, greatest], refused: [least - 1, greatest + 1] };
}

function statedIn(mutation: string): Stated[] {
  const walk = (fields: readonly GraphQLInputField[], path: readonly string[]): Stated[] =>
    fields.flatMap((field) => {
      const inner = getNamedType(field.type);
      const here = [...path, field.name];
      if (isInputObjectType(inner)) return walk(Object.values(inner.getFields()), here);
      const ends = endsOf(field);
      return ends ? [{ mutation, path: here, description: field.description!, ...ends }] : [];
    });
  const [argument] = schema.getMutationType()!.getFields()[mutation]!.args;
  const input = getNamedType(argument!.type);
  return isInputObjectType(input) ? walk(Object.values(input.getFields()), []) : [];
}

/** A reason stays on record for good, and what is said of a concern is to be forgotten: it is refused whatever its length. */
const REFUSED_ALWAYS: ReadonlySet<string> = new Set(['raiseConcern basis.reason', 'recordConcernStep basis.reason']);

const STATED = MUTATIONS.flatMap(statedIn).filter(
  ({ mutation, path }) => !REFUSED_ALWAYS.has(`${mutation} ${path.join('.')}`),
);

/** The input with a value at a path, whose objects and lists are made where they are not there. */
function withValue(input: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(input)) return [withValue(input[0] ?? {}, [name!, ...rest], value), ...input.slice(1)];
  const object = (input ?? {}) as Record<string, unknown>;
  return { ...object, [name!]: rest.length === 0 ? value : withValue(object[name!], rest, value) };
}

const inputs = new Map<string, unknown>();

/** An input that succeeds. What stands in the registry for it is made once: dry runs leave it as it is. */
async function goodInput(mutation: string): Promise<unknown> {
  if (!inputs.has(mutation)) inputs.set(mutation, await EVERY_ACT[mutation]!.input(world, () => world.own));
  return inputs.get(mutation);
}

/** What is said of the field that a path leads to, when an input has a value there. */
async function saidOf({ mutation, path }: Stated, value: unknown): Promise<string[]> {
  const good = await goodInput(mutation);
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`;
  const document = `mutation ($input: ${type}Input!) @dryRun {
    ${mutation}(input: $input) { __typename ... on InvalidInputError { issues { path message } } }
  }`;
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}`, ...ENGLISH },
    body: JSON.stringify({ query: document, variables: { input: withValue(good, path, value) } }),
  });
  const { data, errors = [] } = (await response.json()) as {
    data?: Record<string, { issues?: { path: string; message: string }[] }> | null;
    errors?: { message: string; extensions: { code: string } }[];
  };
  expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_SERVER_ERROR');
  const named = new RegExp(`(^|[.])${path.at(-1)!}$`);
  const issues = (data?.[mutation]?.issues ?? []).filter(({ path: at }) => named.test(at));
  return [...issues.map(({ message }) => message), ...errors.map(({ message }) => message)];
}

/** What a refusal for a limit says. */
const LIMIT = /more than|must be from|must be \d|must not be blank|must have|at most|characters|may only|only|from \d/;

describe('a limit that a description states', () => {
  it('is stated of many fields', () => {
    expect(STATED.length).toBeGreaterThan(80);
  });

  it.each(STATED.map((stated) => [`${stated.mutation} ${stated.path.join('.')}`, stated] as const))(
    'holds at both ends: %s',
    async (_name, stated) => {
      for (const value of stated.accepted) {
        expect([value, (await saidOf(stated, value)).filter((said) => LIMIT.test(said))]).toEqual([value, []]);
      }
      for (const value of stated.refused) {
        expect([value, (await saidOf(stated, value)).length > 0]).toEqual([value, true]);
      }
    },
  );
});
