import type { GraphQLObjectType } from 'graphql';
import type { PageInSql } from '../graphql/in-sql.ts';
import { sql, type Sql } from '../sql/sql.ts';
import type { FieldPlan, ObjectPlan, ValuePlan } from './plan.ts';
import { cursorText, orNull, quoted, SqlText } from './sql-text.ts';

export interface PageParts {
  readonly page: PageInSql;
  /** SELECT of the rows of the page, in the order in which they are read. */
  readonly rows: () => Sql;
  /** The alias of a row. */
  readonly alias: Sql;
  /** The text of a node, by the value of `nodes` or of `node`. */
  readonly object: (value: ValuePlan) => Sql;
  readonly count: (field: FieldPlan) => Sql;
}

/** Whether the rows of a connection are read, and not only counted. */
export const readsRows = ({ fields }: ObjectPlan): boolean =>
  fields.some(({ name }) => name !== 'totalCount' && name !== '__typename');

export const hasPageInfo = ({ fields }: ObjectPlan): boolean => fields.some(({ name }) => name === 'pageInfo');

/** The text of a connection: its rows are read once, whatever is selected of them. */
export function pageText(plan: ObjectPlan, parts: PageParts): Sql {
  const { alias } = parts;
  const isPlain = !parts.page.window.backward && !hasPageInfo(plan);
  const text = new SqlText();
  plan.fields.forEach((field, i) => {
    text.literal(`${i === 0 ? '{' : ','}"${field.key}":`);
    writePart(text, plan.type, field, parts, isPlain);
  });
  text.literal('}');
  if (!readsRows(plan)) return text.toSql();
  const rows = parts.rows();
  if (isPlain) return sql`(SELECT ${text.toSql()} FROM (${rows}) ${alias})`;
  return sql`(SELECT ${text.toSql()} FROM (
  SELECT r.*, row_number() OVER () AS "place", count(*) OVER () AS "read" FROM (${rows}) r
) ${alias})`;
}

function writePart(text: SqlText, type: GraphQLObjectType, field: FieldPlan, parts: PageParts, isPlain: boolean): void {
  switch (field.name) {
    case '__typename':
      return text.literal(`"${type.name}"`);
    case 'totalCount':
      return text.value(parts.count(field));
    case 'nodes':
      return writeList(text, parts.object(field.value), parts, isPlain);
    case 'edges':
      return writeList(text, edgeText(field, parts), parts, isPlain);
    case 'pageInfo':
      return writePageInfo(text, field, parts);
    default:
      throw new Error(`a connection has no field ${field.name}`);
  }
}

/** The rows of a page, one more than it has left out. */
function writeList(text: SqlText, item: Sql, { page: { window }, alias }: PageParts, isPlain: boolean): void {
  const order = isPlain ? sql`` : sql` ORDER BY ${alias}."place" ${window.backward ? sql`DESC` : sql`ASC`}`;
  const some = isPlain ? sql`` : sql` FILTER (WHERE ${alias}."place" <= ${window.size})`;
  text.literal('[');
  text.value(sql`coalesce(string_agg(${item}, ','${order})${some}, '')`);
  text.literal(']');
}

function edgeText({ value }: FieldPlan, { page, alias, object }: PageParts): Sql {
  const { type, fields } = itemPlan(value);
  const text = new SqlText();
  fields.forEach((field, i) => {
    text.literal(`${i === 0 ? '{' : ','}"${field.key}":`);
    if (field.name === '__typename') text.literal(`"${type.name}"`);
    else if (field.name === 'cursor') text.quoted(cursorText(page.mark, sql`${alias}."keys"`));
    else text.value(object(field.value));
  });
  text.literal('}');
  return text.toSql();
}

function writePageInfo(text: SqlText, { value }: FieldPlan, { page, alias }: PageParts): void {
  const { window, mark } = page;
  const { type, fields } = itemPlan(value);
  const more = sql`(count(*) > ${window.size})::text`;
  const last = sql`least(${alias}."read", ${window.size})`;
  const [start, end] = window.backward ? [last, sql`1`] : [sql`1`, last];
  const cursorAt = (place: Sql): Sql =>
    orNull(quoted(cursorText(mark, sql`max(${alias}."keys") FILTER (WHERE ${alias}."place" = ${place})`)));
  fields.forEach((field, i) => {
    text.literal(`${i === 0 ? '{' : ','}"${field.key}":`);
    switch (field.name) {
      case '__typename':
        return text.literal(`"${type.name}"`);
      case 'hasNextPage':
        return window.backward ? text.literal(String(window.before !== null)) : text.value(more);
      case 'hasPreviousPage':
        return window.backward ? text.value(more) : text.literal(String(window.after !== null));
      case 'startCursor':
        return text.value(cursorAt(start));
      default:
        return text.value(cursorAt(end));
    }
  });
  text.literal('}');
}

function itemPlan(value: ValuePlan): ObjectPlan {
  const inner = value.kind === 'list' ? value.item : value;
  if (inner.kind !== 'object') throw new Error('a connection has objects');
  const plan = inner.objectOf(inner.type as GraphQLObjectType);
  if (plan.fields.length === 0) throw new Error('nothing is selected of an object');
  return plan;
}
