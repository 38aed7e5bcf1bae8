import { isEnumType, type GraphQLEnumType, type GraphQLLeafType } from 'graphql';
import { joinSql, sql, sqlText, type Sql } from '../sql/sql.ts';

/**
 * In the place of a value that GraphQL would refuse: an answer with it is not given. No JSON has the character unescaped, nor
 * those that enclose what is filled in later, and the tokens of things.
 */
export const REFUSED = '\u0003';
const HOLE = '\u0001';
const HOLE_ENDS = '\u0002';
const THING = '\u0004';
const THING_ENDS = '\u0005';

/** Pieces of JSON one after another, constant ones joined. */
export class SqlText {
  readonly #pieces: Sql[] = [];
  #constant = '';

  literal(text: string): void {
    this.#constant += text;
  }

  /** An expression of type text. */
  value(expression: Sql): void {
    this.#end();
    this.#pieces.push(expression);
  }

  /** An expression of type text, of characters that need no escaping, as a string. */
  quoted(expression: Sql): void {
    this.literal('"');
    this.value(expression);
    this.literal('"');
  }

  /** A hole with its number and what it is filled from. */
  hole(number: number, row: Sql | null): void {
    this.literal(HOLE + String(number) + HOLE_ENDS);
    if (row) this.value(row);
    this.literal(HOLE_ENDS);
  }

  /** The token of the thing whose object follows. */
  thing(type: string, id: Sql): void {
    this.literal(THING + type);
    this.value(sql`${id}::text`);
    this.literal(THING_ENDS);
  }

  /** One expression of type text. */
  toSql(): Sql {
    this.#end();
    return this.#pieces.length === 0 ? sql`''` : joinSql(this.#pieces, ' || ');
  }

  #end(): void {
    if (this.#constant !== '') this.#pieces.push(sqlText(this.#constant));
    this.#constant = '';
  }
}

const THINGS = new RegExp(`${THING}([^${THING_ENDS}]*)${THING_ENDS}`, 'g');

/** A text of an answer without the tokens of its things; `tokens`: gets each. */
export function withoutThings(text: string, tokens?: Set<string>): string {
  if (!text.includes(THING)) return text;
  return text.replaceAll(THINGS, (_, token: string) => {
    tokens?.add(token);
    return '';
  });
}

/** A text of an answer: what stands between the holes, and the number and the row of each hole. */
export function parts(text: string): {
  readonly texts: readonly string[];
  readonly holes: readonly [number, string][];
} {
  const texts: string[] = [];
  const holes: [number, string][] = [];
  let from = 0;
  for (let at = text.indexOf(HOLE); at >= 0; at = text.indexOf(HOLE, from)) {
    const row = text.indexOf(HOLE_ENDS, at) + 1;
    const end = text.indexOf(HOLE_ENDS, row);
    texts.push(text.slice(from, at));
    holes.push([Number(text.slice(at + 1, row - 1)), text.slice(row, end)]);
    from = end + 1;
  }
  texts.push(text.slice(from));
  return { texts, holes };
}

const NAME_START = /[A-Za-z_]/;

/**
 * How many objects stand in the lists of a text. Such an object follows no colon; and what follows its first quote is a name,
 * where after `{"` at the end of a string there is none.
 */
export function elementsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('{"'); at >= 0; at = text.indexOf('{"', at + 2)) {
    const before = text[at - 1];
    if ((before === '[' || before === ',') && NAME_START.test(text[at + 2]!)) count++;
  }
  return count;
}

/** Writes a value in JSON, as the scalar or the enum of this type is answered; false for a type of which that is not known. */
export function writeLeaf(text: SqlText, value: Sql, type: GraphQLLeafType, nullable: boolean): boolean {
  const form = isEnumType(type) ? enumForm(type) : SCALARS[type.name];
  if (!form) return false;
  if (nullable) text.value(orNull(form.quoted ? quoted(form.of(value)) : form.of(value)));
  else if (form.quoted) text.quoted(form.of(value));
  else text.value(form.of(value));
  return true;
}

interface LeafForm {
  /** An expression of type text. */
  readonly of: (value: Sql) => Sql;
  /** Whether it is a string of characters that need no escaping, without its quotes. */
  readonly quoted: boolean;
}

const enumForm = (type: GraphQLEnumType): LeafForm | undefined =>
  type.getValues().every(({ name, value }) => name === value) ? { of: asText, quoted: true } : undefined;

export const orNull = (text: Sql): Sql => sql`coalesce(${text}, 'null')`;

export const orRefused = (text: Sql): Sql => sql`coalesce(${text}, ${sqlText(REFUSED)})`;

export const quoted = (text: Sql): Sql => sql`'"' || ${text} || '"'`;

const asText = (value: Sql): Sql => sql`(${value})::text`;

const SCALARS: Readonly<Record<string, LeafForm>> = {
  String: { of: (value) => sql`to_json(${value})::text`, quoted: false },
  Date: { of: (value) => value, quoted: true },
  PartialDate: { of: (value) => value, quoted: true },
  DateTime: {
    of: (value) => sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    quoted: true,
  },
  Int: { of: asText, quoted: false },
  Boolean: { of: asText, quoted: false },
  // within these bounds PostgreSQL writes a number as JavaScript does
  Float: {
    of: (value) =>
      sql`CASE WHEN ${value} IS NULL OR ${value} = 0 OR abs(${value}) >= 1e-4 AND abs(${value}) < 1e15 THEN ${asText(value)} ELSE ${sqlText(REFUSED)} END`,
    quoted: false,
  },
};

/** The global id of a thing. */
export const globalIdText = (type: string, key: Sql): Sql =>
  sql`encode(convert_to(${sqlText(`${type}:`)} || ${key}::text, 'UTF8'), 'base64')`;

/** The cursor of a row with these keys, which begins with a mark. */
export const cursorText = (mark: string, keys: Sql): Sql =>
  sql`translate(encode(convert_to(${sqlText(`["${mark}",`)} || substr(${keys}, 2), 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
