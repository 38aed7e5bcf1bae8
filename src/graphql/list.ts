import { rootsOf, type Roots, type Scope } from '../access/scopes.ts';
import type { PlanMode } from '../database/run-query.ts';
import { isUnder, unitOf, type Covered, type Placed } from '../record/reach.ts';
import { sql, type Sql } from '../sql/sql.ts';
import type { TemporalStatement } from '../time/temporal.ts';
import type { Page, PageRows } from './connections.ts';
import type { Context } from './context.ts';
import { LaterValue, type PageInSql, type PagesInSql, type ReachInSql, type ThingOf } from './in-sql.ts';
import { cursorMark, parseWindow, type PageArguments, type SortKey, type Window } from './keyset.ts';
import { loaderFor, readRows } from './loading.ts';
import { rowsOfEach } from '../record/group-by.ts';
import { countText, pageText, underParents, type ListSource } from './page-sql.ts';
import { pageMaker, type Keyed } from './page.ts';
import { reach, unitsBelow } from './reach.ts';

/** What the source of a list depends on. */
export interface SourceRequest<Args, Looked = null> {
  readonly statement: TemporalStatement;
  readonly args: Args;
  /** The units that the scope of the list covers. */
  readonly covered: Covered;
  /** The units that `within` names, with all below them; null where it names none. */
  readonly within: readonly number[] | null;
  readonly reading: 'page' | 'count';
  /** What was looked up before the list is read; null where nothing has to be. */
  readonly looked: Looked | null;
}

/** The same for a list under a parent: the expression of the parent's key. */
export interface NestedSourceRequest<Args, Looked = null> extends SourceRequest<Args, Looked> {
  readonly parent: Sql;
}

/** A list that is read by pages. */
export interface ListDefinition<Args, Looked = null, Request = SourceRequest<Args, Looked>> {
  /** Names the list in its cursors. */
  readonly name: string;
  readonly columns: Sql;
  /** A scope that a viewer may hold for some units only: the list then has only what is of those. */
  readonly scope?: Scope;
  /** What the parent is, where all rows are its own: with the scope for its unit there are all of them, without it none, and `covered` is everywhere. */
  readonly ofParent?: Placed;
  /** The id of a unit to which the arguments narrow the list; looked up before the list is read. */
  readonly within?: (args: Args) => number | null;
  /**
   * Looks up what some arguments need that the database does not have, for some parents (none: at the root); null where they need
   * nothing. May refuse them. Such a list is read past the memory.
   */
  readonly lookUp?: (args: Args) => ((context: Context, parents: readonly number[]) => Promise<Looked>) | null;
  readonly source: (request: Request) => ListSource;
  /** SELECT of `count`, where it is kept how many there are; null where it has to be counted. Default: it has. */
  readonly kept?: (request: Request) => Sql | null;
  /** The thing by which alone the arguments find, where its changes alone change what they find. Default: none. */
  readonly of?: (args: Args) => ThingOf | null;
  /** Whether it searches, such as in a subtree, instead of reading by keys alone. */
  readonly searches?: (args: Args) => boolean;
  /** Whether its filter finds by keys or by ranges of an index, so that one plan is good for all values. Default: a filter searches. */
  readonly plansOnce?: (args: Args) => boolean;
  /** Whether what it lists is written without a change: see `PlanMode`. */
  readonly uncached?: true;
  /** Ends in a unique key. */
  readonly order: (args: Args) => readonly SortKey[];
}

type NestedList<Row, Args> = (context: Context, parent: number, args: Args & PageArguments) => Page<Row>;

/** Makes a list under parents. The pages of all parents that are asked for at once are one statement, a lateral top-n. */
export const nestedList = <Row extends object, Args extends object, Looked = null>(
  definition: ListDefinition<Args, Looked, NestedSourceRequest<Args, Looked>>,
): NestedList<Row, Args> & PagesInSql => listOf(definition, true);

/** Makes a list at the root of the schema. */
export function rootList<Row extends object, Args extends object, Looked = null>(
  definition: ListDefinition<Args, Looked>,
): ((context: Context, args: Args & PageArguments) => Page<Row>) & PagesInSql {
  const list = listOf<Row, Args, Looked>(definition, false);
  const page = (context: Context, args: Args & PageArguments) => list(context, ROOT, args);
  return Object.assign(page, { inSql: list.inSql, covers: list.covers });
}

/** The one key of the loaders of a list at the root. */
const ROOT = 0;

function listOf<Row extends object, Args extends object, Looked>(
  definition: ListDefinition<Args, Looked, NestedSourceRequest<Args, Looked>>,
  nested: boolean,
): NestedList<Row, Args> & PagesInSql {
  const { name, columns, scope, source, uncached, ofParent } = definition;
  const parse = argumentsParser(definition);
  const look = lookingUp(definition);

  /** Reads the rows of each parent, or of the root. Default mode: that of the list. */
  const read = async <Read>(
    context: Context,
    args: Args,
    parents: readonly number[],
    textOf: (place: Omit<NestedSourceRequest<Args, Looked>, 'args' | 'reading'>) => Sql,
    mode?: PlanMode,
  ) => {
    const root = definition.within?.(args) ?? null;
    const [covered, within, looked] = await Promise.all([
      scope && !ofParent ? reach(context, scope) : ('everywhere' as const),
      root === null ? null : unitsBelow(context).load(root),
      look(context, parse(args, context).filters, nested ? parents : []),
    ]);
    const rows = await readRows<Read & { readonly parentKey: number }>(
      context,
      looked === null ? (mode ?? modeOf(definition, args, covered, context)) : 'uncached',
      (statement) => {
        const keys = nested && statement.value(parents, 'int[]');
        const parent = sql`p.key`;
        const all = textOf({ statement, parent, covered, within, looked });
        const text = allOrNothing(all, reachOfParent(definition, context), statement, parent);
        return keys ? underParents(keys, text) : text;
      },
    );
    return nested ? rowsOfEach(parents, rows, 'parentKey') : [rows];
  };

  const pages = loaderFor<Args & PageArguments, number, PageRows<Row>>(async (parents, args, context) => {
    const found = await read<Row & Keyed>(context, args, parents, (place) =>
      pageText({ columns, ...parse(args, context), oneMore: true }, place.statement, () =>
        source({ ...place, args, reading: 'page' }),
      ),
    );
    return found.map(pageMaker<Row>(name, parse(args, context)));
  });

  // to count a list at the root is a search
  const countMode = nested ? undefined : uncached ? 'uncached' : 'custom';
  const counts = loaderFor<Args, number, number>(async (parents, args, context) => {
    const textOf: Parameters<typeof read>[3] = (place) => countOf(definition, { ...place, args, reading: 'count' });
    const found = await read<{ readonly count: number }>(context, args, parents, textOf, countMode);
    return found.map(([row]) => row?.count ?? 0);
  });

  const page: NestedList<Row, Args> = (context, parent, args) => {
    const { filters } = parse(args, context);
    return { rows: () => pages(context, args).load(parent), count: () => counts(context, filters).load(parent) };
  };

  return Object.assign(page, { inSql: inSqlOf(definition, parse), covers: scope });
}

/** The rows of a parent that is within reach; none of another. */
const allOrNothing = (all: Sql, reached: ReachInSql | null, statement: TemporalStatement, parent: Sql): Sql =>
  reached
    ? sql`SELECT * FROM (${all}) reached WHERE ${reached.condition(statement, reached.unit(statement, parent))}`
    : all;

/** Where the viewer has the scope of a list. */
const rootsFor = ({ scope }: Scoped, { viewer }: Context): Roots =>
  scope ? rootsOf(viewer.scopes, scope) : 'everywhere';

type Scoped = Pick<ListDefinition<never>, 'scope' | 'ofParent'>;

/** Where the parent of a list has to be that has all of it or nothing; null: anywhere. Default of `value`: the units of the viewer. */
function reachOfParent(definition: Scoped, context: Context, value?: LaterValue): ReachInSql | null {
  const { ofParent } = definition;
  const roots = rootsFor(definition, context);
  if (!ofParent || roots === 'everywhere') return null;
  return {
    unit: (statement, parent) => unitOf(statement, ofParent, parent),
    condition: (statement, unit) => isUnder(statement, unit, statement.value(value ?? roots, 'int[]')),
  };
}

/** What is looked up for a page and its count is looked up once, and is refused to both alike. */
function lookingUp<Args extends object, Looked>({
  lookUp,
}: Pick<ListDefinition<Args, Looked, NestedSourceRequest<Args, Looked>>, 'lookUp'>) {
  const looks = loaderFor<Args, string, Looked>((keys, filters, context) =>
    Promise.all(keys.map((parents) => lookUp!(filters)!(context, JSON.parse(parents) as number[]))),
  );
  return async (context: Context, filters: Args, parents: readonly number[]): Promise<Looked | null> =>
    lookUp?.(filters) ? looks(context, filters).load(JSON.stringify(parents)) : null;
}

/** SELECT of how many rows there are, all pages together: as it is kept, or counted. */
const countOf = <Args, Looked>(
  { kept, source }: Pick<ListDefinition<Args, Looked, NestedSourceRequest<Args, Looked>>, 'kept' | 'source'>,
  request: NestedSourceRequest<Args, Looked>,
): Sql => kept?.(request) ?? countText(source(request));

/** Makes the function that gives a page as a part of a larger statement, to those for whom the list has everything, or all or nothing of a parent. */
function inSqlOf<Args extends object, Looked>(
  definition: ListDefinition<Args, Looked, NestedSourceRequest<Args, Looked>>,
  parse: (args: Args & PageArguments, context: Context) => Parsed<Args>,
): PagesInSql['inSql'] {
  const { name, columns, source, uncached, within, ofParent } = definition;
  const roots = new LaterValue((context) => rootsFor(definition, context));
  return (context, args: Args & PageArguments): PageInSql | null => {
    const isBound = rootsFor(definition, context) !== 'everywhere';
    if (uncached || (isBound && !ofParent) || (within?.(args) ?? null) !== null || definition.lookUp?.(args))
      return null;
    const { order, window, filters } = parse(args, context);
    const place = { covered: 'everywhere', within: null, looked: null } as const;
    return {
      order,
      window,
      mark: cursorMark(name, order),
      mode: modeOf(definition, args, 'everywhere', context),
      of: definition.of?.(args) ?? null,
      reach: reachOfParent(definition, context, roots),
      rows: (statement, parent, oneMore) =>
        pageText({ columns, order, window, oneMore }, statement, () =>
          source({ ...place, statement, parent, args, reading: 'page' }),
        ),
      count: (statement, parent) =>
        countOf(definition, { ...place, statement, parent, args: filters, reading: 'count' }),
    };
  };
}

interface Parsed<Args> {
  readonly order: readonly SortKey[];
  readonly window: Window;
  /** The arguments on which the count depends: all but those of the page. */
  readonly filters: Args;
}

/** Reads the arguments of a page, once for each object of arguments; refuses what cannot be meant. */
function argumentsParser<Args extends object>({ name, order: orderOf }: Pick<ListDefinition<Args>, 'name' | 'order'>) {
  const known = new WeakMap<object, Parsed<Args>>();
  return (args: Args & PageArguments, { operation: { pageMaximum } }: Context): Parsed<Args> => {
    let parsed = known.get(args);
    if (!parsed) {
      const order = orderOf(args);
      const { first: _first, after: _after, last: _last, before: _before, ...filters } = args;
      known.set(
        args,
        (parsed = { order, window: parseWindow(args, name, order, pageMaximum), filters: filters as unknown as Args }),
      );
    }
    return parsed;
  };
}

/** Reading by keys is planned once. Not so where parts are merged: planned for any size of a page, they would be read whole. */
function modeOf<Args extends object>(
  { uncached, searches, plansOnce }: Pick<ListDefinition<Args>, 'uncached' | 'searches' | 'plansOnce'>,
  args: Args,
  covered: Covered,
  { operation }: Context,
): PlanMode {
  if (uncached) return 'uncached';
  const filtered = 'filter' in args && args.filter != null && !plansOnce?.(args);
  const merged = operation.moment.knownAt !== null;
  return covered !== 'everywhere' || filtered || merged || searches?.(args) ? 'custom' : 'generic';
}
