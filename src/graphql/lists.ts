import type { Scope } from '../access/scopes.ts';
import type { Covered } from '../record/reach.ts';
import type { PlanMode } from '../database/run-query.ts';
import { TemporalStatement } from '../time/temporal.ts';
import type { Page, PageRows } from './connections.ts';
import type { Context } from './context.ts';
import { beyond, cursorMaker, orderBy, parseWindow, type PageArguments, type SortKey } from './keyset.ts';
import { loaderFor } from './loading.ts';
import { reach } from './reach.ts';

/** FROM and WHERE of a list; the page and its total count are read from the same. */
export interface ListSource extends Found {
  /**
   * The same rows in other words, for where they are many: a few of a large table are best looked up and sorted, a page
   * of most of it is best met in order. `few` tells which it is, once a page; it is SQL about the parameters alone.
   */
  readonly many?: () => Found & { readonly few: string };
}

export interface Found {
  readonly from: string;
  readonly where: readonly string[];
  /**
   * The same rows in parts that share none, where a page of each is sooner found than one of all: by an index of its own.
   * A page is merged from theirs. None: there is but one.
   */
  readonly parts?: readonly Pick<Found, 'from' | 'where'>[];
}

/** The rows of a table of versions, of which `alias` is one, in the parts in which they are believed at the moment. */
export const inBelievedParts = (statement: TemporalStatement, alias: string, { from, where }: Found): Found => ({
  from,
  where,
  parts: statement.believedParts(alias).map((part) => ({ from, where: [...where, part] })),
});

/** A list that is read by pages: at the root, or under each of several parents at once. */
export interface ListDefinition<Args> {
  /** Names the list in its cursors. */
  readonly name: string;
  readonly columns: string;
  /** The scope that is held for some units only: the list has what is of those alone. */
  readonly within?: Scope;
  /** `parent` is the SQL expression of the parent's key, or null at the root; `covered` is what `within` covers. */
  readonly source: (
    statement: TemporalStatement,
    args: Args,
    parent: string | null,
    covered: Covered,
    reading: 'page' | 'count',
  ) => ListSource;
  /** Whether it is not read by keys alone, but searches a subtree: see `PlanMode`. A list with a filter always does. */
  readonly searches?: (args: Args) => boolean;
  /** Whether what it lists comes without a change: see `PlanMode`. */
  readonly fresh?: true;
  /** Ends in a unique key. */
  readonly order: (args: Args) => readonly SortKey[];
}

export interface List<Row, Args> {
  readonly page: (context: Context, args: Args & PageArguments) => Page<Row>;
  /** The page under one parent; the pages of all parents that are asked for at once are one statement. */
  readonly pageUnder: (context: Context, parent: number, args: Args & PageArguments) => Page<Row>;
}

/** Where a row stands: the values of its sort keys, as a JSON list of texts; read only where a cursor is asked for. */
interface Keyed {
  readonly keys: string;
}

interface Nested extends Keyed {
  readonly parentKey: number;
}

/** What a list at the root is under, to its loaders. */
const ROOT = 'root';

/** Makes a list: keyset pages in both directions, at the root and as a lateral top-n under parents. */
export function listOf<Row extends object, Args extends object>(definition: ListDefinition<Args>): List<Row, Args> {
  const { name, columns, source, order, within, searches, fresh } = definition;

  const coveredFor = (context: Context): Promise<Covered> | Covered => (within ? reach(context, within) : 'everywhere');

  const select = (
    statement: TemporalStatement,
    args: Args & PageArguments,
    parent: string | null,
    covered: Covered,
  ): string => {
    const keys = order(args);
    const window = parseWindow(args, name, keys);
    const limit = statement.value(window.size + 1, 'int');
    const after = window.after ? beyond(keys, window.after, 'after', statement) : [];
    const before = window.before ? beyond(keys, window.before, 'before', statement) : [];
    // where reading starts, and where it has to stop
    const [start, end] = window.backward ? [before, after] : [after, before];
    const stop = end.length > 0 ? [`(${end.map((part) => `(${part})`).join(' OR ')})`] : [];
    const page = ({ parts = [], ...whole }: Found): string => {
      const read = ({ from, where }: Found, more = ''): string =>
        `SELECT ${columns}, to_json(ARRAY[${keys.map(({ sql }) => `(${sql})::text`).join(', ')}])::text AS "keys"${more}
FROM ${from}
WHERE ${[...where, ...stop].join(' AND ')}
ORDER BY ${orderBy(keys, window.backward)}
LIMIT ${limit}`;
      const found = parts.length > 0 ? parts : [whole];
      const all =
        start.length > 0 ? found.flatMap((one) => start.map((s) => ({ ...one, where: [...one.where, s] }))) : found;
      if (all.length === 1) return read(all[0]!);
      const more = keys.map(({ sql }, i) => `, ${sql} AS "key${i}"`).join('');
      const inOrder = orderBy(
        keys.map((key, i) => ({ ...key, sql: `"key${i}"` })),
        window.backward,
      );
      return `SELECT * FROM (${all.map((part) => `(${read(part, more)})`).join('\n  UNION ALL ')}) parts
ORDER BY ${inOrder} LIMIT ${limit}`;
    };
    const { many, ...found } = source(statement, args, parent, covered, 'page');
    if (!many) return page(found);
    const met = many();
    const few = page({ from: found.from, where: [met.few, ...found.where] });
    const others = page({ from: met.from, where: [`NOT (${met.few})`, ...met.where] });
    return `SELECT * FROM (
  SELECT f.*, row_number() OVER () AS "place" FROM (${few}) f
  UNION ALL SELECT m.*, row_number() OVER () FROM (${others}) m
) either ORDER BY "place"`;
  };

  const count = (statement: TemporalStatement, args: Args, parent: string | null, covered: Covered): string => {
    const { from, where } = source(statement, args, parent, covered, 'count');
    return `SELECT count(*)::int AS "count" FROM ${from} WHERE ${where.join(' AND ')}`;
  };

  /** Cuts what was found to pages of it. */
  const pager = (args: Args & PageArguments): ((found: readonly (Row & Keyed)[]) => PageRows<Row>) => {
    const keys = order(args);
    const { size, backward, after, before } = parseWindow(args, name, keys);
    let make: ReturnType<typeof cursorMaker> | undefined;
    const cursorOf = (row: Row) =>
      (make ??= cursorMaker(name, keys))(JSON.parse((row as Row & Keyed).keys) as readonly string[]);
    return (found) => {
      const more = found.length > size;
      const page = more ? found.slice(0, size) : found;
      const rows = backward ? page.toReversed() : page;
      return {
        rows,
        cursorOf,
        pageInfo: {
          hasNextPage: backward ? before !== null : more,
          hasPreviousPage: backward ? more : after !== null,
          get startCursor() {
            return rows[0] ? cursorOf(rows[0]) : null;
          },
          get endCursor() {
            return rows.length ? cursorOf(rows.at(-1)!) : null;
          },
        },
      };
    };
  };

  const search = fresh ? 'uncached' : 'custom';
  // planned for any size of a page, parts would be read whole and sorted
  const runningOf = (args: Args, covered: Covered, { operation: { moment } }: Context): PlanMode =>
    fresh ||
    covered !== 'everywhere' ||
    ('filter' in args && args.filter != null) ||
    searches?.(args) ||
    moment.knownAt !== null
      ? search
      : 'generic';

  const pageAtRoot = loaderFor<Args & PageArguments, typeof ROOT, PageRows<Row>>(async (roots, args, context) => {
    const covered = await coveredFor(context);
    const statement = new TemporalStatement(context.operation.moment);
    const text = select(statement, args, null, covered);
    const page = pager(args)(
      await context.operation.query<Row & Keyed>(text, statement.values, runningOf(args, covered, context)),
    );
    return roots.map(() => page);
  });

  const countAtRoot = loaderFor<Args, typeof ROOT, number>(async (roots, args, context) => {
    const statement = new TemporalStatement(context.operation.moment);
    const text = count(statement, args, null, await coveredFor(context));
    const [row] = await context.operation.query<{ count: number }>(text, statement.values, search);
    return roots.map(() => row?.count ?? 0);
  });

  const pagesUnder = loaderFor<Args & PageArguments, number, PageRows<Row>>(async (parents, args, context) => {
    const covered = await coveredFor(context);
    const statement = new TemporalStatement(context.operation.moment);
    const keys = statement.value(parents, 'int[]');
    const text = `SELECT p.key AS "parentKey", t.* FROM unnest(${keys}) AS p(key) CROSS JOIN LATERAL (${select(statement, args, 'p.key', covered)}) t`;
    const rows = await context.operation.query<Row & Nested>(text, statement.values, runningOf(args, covered, context));
    const byParent = new Map<number, (Row & Nested)[]>(parents.map((parent) => [parent, []]));
    for (const row of rows) byParent.get(row.parentKey)?.push(row);
    return [...byParent.values()].map(pager(args));
  });

  const countsUnder = loaderFor<Args, number, number>(async (parents, args, context) => {
    const covered = await coveredFor(context);
    const statement = new TemporalStatement(context.operation.moment);
    const keys = statement.value(parents, 'int[]');
    const text = `SELECT p.key AS "parentKey", t.* FROM unnest(${keys}) AS p(key) CROSS JOIN LATERAL (${count(statement, args, 'p.key', covered)}) t`;
    const rows = await context.operation.query<{ parentKey: number; count: number }>(
      text,
      statement.values,
      runningOf(args, covered, context),
    );
    const byParent = new Map(rows.map((row) => [row.parentKey, row.count]));
    return parents.map((parent) => byParent.get(parent) ?? 0);
  });

  const filters = new WeakMap<object, Args>();

  /** The arguments on which the count depends: those of the page, found good, are left out. */
  const filtersOf = (args: Args & PageArguments): Args => {
    let found = filters.get(args);
    if (!found) {
      parseWindow(args, name, order(args));
      const { first: _first, after: _after, last: _last, before: _before, ...others } = args;
      filters.set(args, (found = others as unknown as Args));
    }
    return found;
  };

  return {
    page: (context, args) => {
      const filtered = filtersOf(args);
      return {
        rows: () => pageAtRoot(context, args).load(ROOT),
        count: () => countAtRoot(context, filtered).load(ROOT),
      };
    },
    pageUnder: (context, parent, args) => {
      const filtered = filtersOf(args);
      return {
        rows: () => pagesUnder(context, args).load(parent),
        count: () => countsUnder(context, filtered).load(parent),
      };
    },
  };
}
