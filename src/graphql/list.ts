import type { Scope } from '../access/scopes.ts';
import type { PlanMode } from '../database/run-query.ts';
import type { Covered } from '../record/reach.ts';
import type { TemporalStatement } from '../time/temporal.ts';
import type { Page, PageRows } from './connections.ts';
import type { Context } from './context.ts';
import { parseWindow, type PageArguments, type SortKey, type Window } from './keyset.ts';
import { loaderFor, readRows, rowOfEach, rowsOfEach } from './loading.ts';
import { countText, pageText, underParents, type ListSource } from './page-sql.ts';
import { pageMaker, type Keyed } from './page.ts';
import { reach } from './reach.ts';

/** What the source of a list depends on. */
export interface SourceRequest<Args> {
  readonly statement: TemporalStatement;
  readonly args: Args;
  /** The SQL expression of the parent's key; null at the root. */
  readonly parent: string | null;
  /** The units that the scope of the list covers. */
  readonly covered: Covered;
  readonly reading: 'page' | 'count';
}

/** A list that is read by pages: at the root, or under each of several parents at once. */
export interface ListDefinition<Args> {
  /** Names the list in its cursors. */
  readonly name: string;
  readonly columns: string;
  /** A scope that a viewer may hold for some units only: the list then has only what is of those. */
  readonly scope?: Scope;
  readonly source: (request: SourceRequest<Args>) => ListSource;
  /** Whether it searches, such as in a subtree, instead of reading by keys alone. A list with a filter always does. */
  readonly searches?: (args: Args) => boolean;
  /** Whether what it lists is written without a change: see `PlanMode`. */
  readonly uncached?: true;
  /** Ends in a unique key. */
  readonly order: (args: Args) => readonly SortKey[];
}

export interface List<Row, Args> {
  readonly page: (context: Context, args: Args & PageArguments) => Page<Row>;
  /** The page under one parent; the pages of all parents that are asked for at once are one statement. */
  readonly pageUnder: (context: Context, parent: number, args: Args & PageArguments) => Page<Row>;
}

interface OfParent {
  readonly parentKey: number;
}

/** The key under which the loaders of a list know the root. */
const ROOT = 'root';

/** Makes a list: keyset pages in both directions, at the root and as a lateral top-n under parents. */
export function listOf<Row extends object, Args extends object>(definition: ListDefinition<Args>): List<Row, Args> {
  const parse = argumentsParser(definition);
  const { readPages, readCounts } = readersOf<Row, Args>(definition, parse);
  const pagesOf = (args: Args & PageArguments) => pageMaker<Row>(definition.name, parse(args));

  const pageAtRoot = loaderFor<Args & PageArguments, typeof ROOT, PageRows<Row>>(async (roots, args, context) => {
    const page = pagesOf(args)(await readPages(context, args, null));
    return roots.map(() => page);
  });
  const countAtRoot = loaderFor<Args, typeof ROOT, number>(async (roots, args, context) => {
    const [row] = await readCounts(context, args, null);
    return roots.map(() => row?.count ?? 0);
  });
  const pagesUnder = loaderFor<Args & PageArguments, number, PageRows<Row>>(async (parents, args, context) => {
    const rows = await readPages(context, args, parents);
    return rowsOfEach(parents, rows, 'parentKey').map(pagesOf(args));
  });
  const countsUnder = loaderFor<Args, number, number>(async (parents, args, context) => {
    const rows = await readCounts(context, args, parents);
    return rowOfEach(parents, rows, 'parentKey').map((row) => row?.count ?? 0);
  });

  return {
    page: (context, args) => {
      const { filters } = parse(args);
      return {
        rows: () => pageAtRoot(context, args).load(ROOT),
        count: () => countAtRoot(context, filters).load(ROOT),
      };
    },
    pageUnder: (context, parent, args) => {
      const { filters } = parse(args);
      return {
        rows: () => pagesUnder(context, args).load(parent),
        count: () => countsUnder(context, filters).load(parent),
      };
    },
  };
}

type Parents = readonly number[] | null;

/** Reads the pages and the counts of a list: at the root where `parents` is null, else of all parents by one statement. */
function readersOf<Row extends object, Args extends object>(
  definition: ListDefinition<Args>,
  parse: (args: Args & PageArguments) => Parsed<Args>,
) {
  const { columns, scope, source, uncached } = definition;
  const read = async <Read>(
    context: Context,
    args: Args,
    parents: Parents,
    textOf: (place: Pick<SourceRequest<Args>, 'statement' | 'parent' | 'covered'>) => string,
    modeAtRoot?: PlanMode,
  ) => {
    const covered = scope ? await reach(context, scope) : 'everywhere';
    const mode = (parents === null && modeAtRoot) || modeOf(definition, args, covered, context);
    return readRows<Read & OfParent>(context, mode, (statement) =>
      parents === null
        ? textOf({ statement, parent: null, covered })
        : underParents(statement.value(parents, 'int[]'), textOf({ statement, parent: 'p.key', covered })),
    );
  };
  return {
    readPages: (context: Context, args: Args & PageArguments, parents: Parents) =>
      read<Row & Keyed>(context, args, parents, (place) =>
        pageText({ columns, ...parse(args) }, place.statement, () => source({ ...place, args, reading: 'page' })),
      ),
    readCounts: (context: Context, args: Args, parents: Parents) =>
      read<{ readonly count: number }>(
        context,
        args,
        parents,
        (place) => countText(source({ ...place, args, reading: 'count' })),
        // to count a whole list is a search
        uncached ? 'uncached' : 'custom',
      ),
  };
}

interface Parsed<Args> {
  readonly order: readonly SortKey[];
  readonly window: Window;
  /** The arguments on which the count depends: all but those of the page. */
  readonly filters: Args;
}

/** Reads the arguments of a page, once for each object of arguments; refuses what cannot be meant. */
function argumentsParser<Args extends object>({ name, order: orderOf }: ListDefinition<Args>) {
  const known = new WeakMap<object, Parsed<Args>>();
  return (args: Args & PageArguments): Parsed<Args> => {
    let parsed = known.get(args);
    if (!parsed) {
      const order = orderOf(args);
      const { first: _first, after: _after, last: _last, before: _before, ...filters } = args;
      known.set(
        args,
        (parsed = { order, window: parseWindow(args, name, order), filters: filters as unknown as Args }),
      );
    }
    return parsed;
  };
}

/** Reading by keys is planned once. Not so where parts are merged: planned for any size of a page, they would be read whole. */
function modeOf<Args extends object>(
  { uncached, searches }: ListDefinition<Args>,
  args: Args,
  covered: Covered,
  { operation }: Context,
): PlanMode {
  if (uncached) return 'uncached';
  const filtered = 'filter' in args && args.filter != null;
  const merged = operation.moment.knownAt !== null;
  return covered !== 'everywhere' || filtered || merged || searches?.(args) ? 'custom' : 'generic';
}
