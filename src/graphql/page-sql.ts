import { joinSql, sql, type Sql } from '../sql/sql.ts';
import type { TemporalStatement } from '../time/temporal.ts';
import { beyond, FILE_SIZE_MAXIMUM, orderBy, SIZE_MAXIMUM, type SortKey, type Window } from './keyset.ts';

/** FROM and WHERE of some rows. */
export interface RowPart {
  readonly from: Sql;
  readonly where: readonly Sql[];
  /**
   * A column that is the same in all its rows, by which they are ordered first: the index that begins with it is read then, and no other
   * for how often the value is thought to be met in the order of the list. Compared by <= and >=: where it is equal, it orders nothing.
   */
  readonly sameIn?: Sql;
}

export interface RowSource extends RowPart {
  /**
   * The same rows in parts that share no row, where an index finds a page of each part sooner than a page of the whole. The
   * page is merged from those of the parts. Empty or absent: the whole is the only part.
   */
  readonly disjointParts?: readonly RowPart[];
}

/** Where the rows of a list are; its pages and its total count are read from the same. */
export interface ListSource extends RowSource {
  /**
   * The same rows in other words, read in the order of the list until the page is full. Best for a page of most rows of a
   * large table, where a few rows are best looked up and sorted. `useLookupWhen` is SQL about the parameters alone, which
   * decides between the two once for each page.
   */
  readonly orderedScan?: () => RowSource & { readonly useLookupWhen: Sql };
}

/** The rows of a table of versions, of which `alias` is one, in the parts in which they are believed at the moment. */
export const inBelievedParts = (statement: TemporalStatement, alias: string, { from, where }: RowPart): RowSource => ({
  from,
  where,
  disjointParts: statement.believedParts(alias).map((part) => ({ from, where: [...where, part] })),
});

/** A page of a list: the columns of its rows, the order of the list, and which rows are asked for. */
export interface PageShape {
  readonly columns: Sql;
  readonly order: readonly SortKey[];
  readonly window: Window;
  /** Whether a row more is read, if there is one. */
  readonly oneMore: boolean;
}

/** The part of the order that a page is read from, in SQL. */
interface Bounds {
  /** Conditions that share no row, one of which a row must meet; none: reading starts at an end of the list. */
  readonly starts: readonly Sql[];
  /** The condition beyond which reading stops, if there is one. */
  readonly stop: readonly Sql[];
  readonly limit: Sql;
}

/**
 * The sizes that a page is planned for: the next one that is large enough. A plan that is made once for all values takes a
 * parameter of LIMIT for a tenth of all rows, so it is a constant there; and a statement for each size would be too many.
 */
const SIZES: readonly number[] = [1, 5, 10, 20, 50, SIZE_MAXIMUM, FILE_SIZE_MAXIMUM];

/** SELECT of one page. The values of the page come before those of its source. */
export function pageText(shape: PageShape, statement: TemporalStatement, sourceOf: () => ListSource): Sql {
  const { size } = shape.window;
  if (SIZES.includes(size)) return plannedText(shape, statement, sourceOf);
  const limit = statement.value(rowsOf(size, shape), 'int');
  return sql`SELECT * FROM (${plannedText(shape, statement, sourceOf)}) page LIMIT ${limit}`;
}

const rowsOf = (size: number, { oneMore }: PageShape): number => (oneMore ? size + 1 : size);

function plannedText(shape: PageShape, statement: TemporalStatement, sourceOf: () => ListSource): Sql {
  const bounds = boundsOf(shape, statement);
  const { orderedScan, ...lookup } = sourceOf();
  if (!orderedScan) return mergedText(shape, bounds, lookup);
  const { useLookupWhen, ...scan } = orderedScan();
  const few = mergedText(shape, bounds, { from: lookup.from, where: [useLookupWhen, ...lookup.where] });
  const many = mergedText(shape, bounds, { from: scan.from, where: [sql`NOT (${useLookupWhen})`, ...scan.where] });
  return sql`SELECT * FROM (
  SELECT f.*, row_number() OVER () AS "turn" FROM (${few}) f
  UNION ALL SELECT m.*, row_number() OVER () FROM (${many}) m
) either ORDER BY "turn"`;
}

/** SELECT of how many rows there are, all pages together. */
export const countText = ({ from, where }: RowPart): Sql =>
  sql`SELECT count(*)::int AS "count" FROM ${from} WHERE ${joinSql(where, ' AND ')}`;

/** SELECT of the same for each of several parents, whose keys the placeholder gives; `text` calls them `p.key`. */
export const underParents = (keys: Sql, text: Sql): Sql =>
  sql`SELECT p.key AS "parentKey", t.* FROM unnest(${keys}) AS p(key) CROSS JOIN LATERAL (${text}) t`;

function boundsOf(shape: PageShape, statement: TemporalStatement): Bounds {
  const { order, window } = shape;
  const limit = sql`${rowsOf(
    SIZES.find((size) => size >= window.size)!,
    shape,
  )}`;
  const after = window.after ? beyond(order, window.after, 'after', statement) : [];
  const before = window.before ? beyond(order, window.before, 'before', statement) : [];
  const [starts, end] = window.backward ? [before, after] : [after, before];
  const ends = end.map((part) => sql`(${part})`);
  return { starts, stop: ends.length > 0 ? [sql`(${joinSql(ends, ' OR ')})`] : [], limit };
}

/** SELECT of a page, merged from the parts of its source and of its start. */
function mergedText(shape: PageShape, bounds: Bounds, { from, where, disjointParts = [] }: RowSource): Sql {
  const { order, window } = shape;
  const whole = disjointParts.length > 0 ? disjointParts : [{ from, where }];
  const parts =
    bounds.starts.length > 0
      ? whole.flatMap((part) => bounds.starts.map((start) => ({ ...part, where: [...part.where, start] })))
      : whole;
  if (parts.length === 1) return partText(shape, bounds, parts[0]!);
  const keyColumns = joinSql(
    order.map((key, i) => sql`, ${key.sql} AS "key${i}"`),
    '',
  );
  const inOrder = orderBy(
    order.map((key, i) => ({ ...key, sql: sql`"key${i}"` })),
    window.backward,
  );
  const read = parts.map((part) => sql`(${partText(shape, bounds, part, keyColumns)})`);
  return sql`SELECT * FROM (${joinSql(read, '\n  UNION ALL ')}) parts
ORDER BY ${inOrder} LIMIT ${bounds.limit}`;
}

function partText(
  { columns, order, window }: PageShape,
  { stop, limit }: Bounds,
  { from, where, sameIn }: RowPart,
  keyColumns = sql``,
): Sql {
  const inOrder = orderBy(order, window.backward);
  const keys = order.map((key) => sql`(${key.sql})::text`);
  return sql`SELECT ${columns}, to_json(ARRAY[${joinSql(keys, ', ')}])::text AS "keys"${keyColumns}
FROM ${from}
WHERE ${joinSql([...where, ...stop], ' AND ')}
ORDER BY ${sameIn ? sql`${sameIn} ${window.backward ? sql`DESC` : sql`ASC`}, ${inOrder}` : inOrder}
LIMIT ${limit}`;
}
