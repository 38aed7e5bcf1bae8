import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { NASTY_TEXTS } from './nasty-texts.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface RandomRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const TYPES = [
  'Unit',
  'Officer',
  'Assignment',
  'Honor',
  'SelectionRound',
  'Selection',
  'Change',
  'Nothing',
  'PageInfo',
];
const DAYS = ['2020-01-01', '2024-02-29', '2030-12-31', '0001-01-01', '9999-12-31', '1949-10-01', '2026-11-22'];
const NO_DAYS = ['2023-02-29', '0000-01-01', '2020-1-1', '+10000-01-01', 'infinity', 'today', ''];
const INSTANTS = [
  '2026-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '2024-06-30T23:59:59.999+14:00',
  '9999-12-31T23:59:59Z',
];
const NUMBERS = [0, 1, 2, 20, 100, 101, -1, 2_147_483_647, -2_147_483_648];
const NO_NUMBERS = [1e99, 2_147_483_648, 0.5, '1', true, null, {}];
const LEVELS = 5;

interface About {
  /** The fields of Query that are asked for; then there are no mutations. Default: all, and those of Mutation. */
  readonly roots?: readonly string[];
}

/**
 * Documents made up from the schema: most are valid, with values that make sense or none; some are broken in their names,
 * in their arguments or as texts. A mutation is always a dry run.
 */
export function randomRequests(schema: GraphQLSchema, seed: number, { roots }: About = {}): () => RandomRequest {
  const random = randomOf(seed);
  const chance = (share: number) => random() < share;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;

  const id = () =>
    chance(0.9)
      ? Buffer.from(`${pick(TYPES)}:${pick([1, 2, 3, 4, 999, 0, -1, '01', '9999999999', 'x'])}`).toString('base64')
      : pick(NASTY_TEXTS);

  const scalar = (name: string): unknown => {
    switch (name) {
      case 'Int':
        return chance(0.99) ? pick(NUMBERS) : pick(NO_NUMBERS);
      case 'Float':
        return chance(0.97) ? pick([...NUMBERS, 0.1, 1e300, -1e-300]) : pick(NO_NUMBERS);
      case 'Boolean':
        return chance(0.5);
      case 'ID':
        return id();
      case 'Date':
        return pick(chance(0.98) ? DAYS : NO_DAYS);
      case 'DateTime':
        return pick(chance(0.98) ? INSTANTS : NO_DAYS);
      default:
        return chance(0.4) ? pick(['B', 'B1', '张测', 'A1', '甲', 'officer', '2020-01']) : pick(NASTY_TEXTS);
    }
  };

  const value = (type: GraphQLInputType, level: number): unknown => {
    if (!isNonNullType(type) && chance(0.1)) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const length = level > LEVELS ? 0 : Math.floor(random() * 4);
      return Array.from({ length }, () => value(nullable.ofType, level + 1));
    }
    if (isEnumType(nullable)) return chance(0.995) ? pick(nullable.getValues()).name : 'NOTHING';
    if (!isInputObjectType(nullable)) return scalar(nullable.toString());
    const fields = Object.values(nullable.getFields()).filter(({ type: inner }) =>
      isNonNullType(inner) ? chance(0.995) : level < LEVELS && chance(0.4),
    );
    return Object.fromEntries(fields.map((field) => [field.name, value(field.type, level + 1)]));
  };

  return () => {
    const mutating = chance(0.3) && !roots;
    const variables: Record<string, unknown> = {};
    const declared: string[] = [];
    const fragments: string[] = [];
    let aliases = 0;

    const variable = (type: GraphQLInputType, given: unknown): string => {
      const name = `v${declared.length}`;
      declared.push(`$${name}: ${type.toString()}`);
      variables[name] = given;
      return `$${name}`;
    };

    const withArguments = (field: GraphQLField<unknown, unknown>): string => {
      const given = field.args.filter(({ type }) => (isNonNullType(type) ? chance(0.99) : chance(0.35)));
      const parts = given.map((arg) => `${arg.name}: ${variable(arg.type, value(arg.type, 0))}`);
      if (chance(0.005)) parts.push('nothing: 1');
      return parts.length > 0 ? `${field.name}(${parts.join(', ')})` : field.name;
    };

    const directive = () => (chance(0.03) ? ` @${pick(['skip', 'include'])}(if: ${String(chance(0.5))})` : '');

    const selection = (type: GraphQLCompositeType, level: number, isMember = false): string => {
      if (isAbstractType(type)) {
        const members = schema.getPossibleTypes(type).filter(() => chance(0.5));
        return `{ __typename ${members.map((member) => `... on ${member.name} ${selection(member, level + 1, true)}`).join(' ')} }`;
      }
      const fields = Object.values(type.getFields()).filter(
        (field) =>
          (level < LEVELS || !isCompositeType(getNamedType(field.type))) &&
          (level > 0 || !roots || roots.includes(field.name)),
      );
      const wanted = level === 0 ? 1 : 1 + Math.floor(random() * 4);
      const names = new Set<string>();
      const parts = Array.from({ length: wanted }, () => {
        if (fields.length === 0) return '';
        const field = pick(fields);
        // what the other members of a union call so may be of another type, and the same field with other arguments is refused beside it
        const isAlone = !isMember && field.args.length === 0 && !names.has(field.name);
        names.add(field.name);
        return part(field, level, isAlone ? '' : `a${aliases++}: `);
      });
      const body = `{ __typename ${parts.join(' ')} }`;
      if (level === 0 || !chance(0.05)) return body;
      const name = `F${fragments.length}`;
      fragments.push(`fragment ${name} on ${type.name} ${body}`);
      return `{ ...${name} }`;
    };

    const part = (field: GraphQLField<unknown, unknown>, level: number, alias: string): string => {
      if (chance(0.003)) return 'nothing';
      const named = getNamedType(field.type);
      const key =
        mutating && level === 0 && chance(0.1) ? ` @idempotent(key: ${JSON.stringify(pick(NASTY_TEXTS))})` : '';
      return `${alias}${withArguments(field)}${directive()}${key}${
        isCompositeType(named) ? ` ${selection(named, level + 1)}` : ''
      }`;
    };

    const root = mutating ? schema.getMutationType()! : schema.getQueryType()!;
    const body = selection(root, 0);
    const moment = chance(0.3)
      ? ` @asOf(date: "${pick(DAYS)}", knownAt: ${chance(0.5) ? 'null' : '"2026-01-01T00:00:00Z"'})`
      : '';
    const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
    const query = [
      `${mutating ? 'mutation' : 'query'} R${head}${mutating ? ' @dryRun' : moment} ${body}`,
      ...fragments,
    ].join('\n');
    return { query: chance(0.03) ? broken(query) : query, variables };
  };

  function broken(text: string): string {
    const at = Math.floor(random() * text.length);
    const insertion = pick([
      '',
      '{',
      '}',
      '"',
      '$',
      '...',
      '@',
      '(',
      '\u0000',
      '\uFFFF',
      '\\',
      '😀',
      '#',
      '!',
      ' null ',
    ]);
    return text.slice(0, at) + insertion + text.slice(at + Math.floor(random() * 5));
  }
}
