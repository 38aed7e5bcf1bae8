import { parse, type GraphQLSchema } from 'graphql';
import { holderOf } from '../../access/viewer.ts';
import type { RunQuery } from '../../database/run-query.ts';
import type { Context } from '../../graphql/context.ts';
import { nothingThere } from '../../graphql/errors.ts';
import type { Locale } from '../../graphql/locale.ts';
import type { Moment } from '../../time/temporal.ts';
import { asking, Gathered, headOf, type Ask, type Executing, type Stood } from './export-asking.ts';
import { exportDocument, PAGE_SIZE, type ReadColumn, type Value } from './export-document.ts';
import type { ExportColumn, ExportKind } from './export-kind.rules.ts';
import { Listed } from './listed.ts';

/** What is to be handed out. */
export interface Asked {
  readonly kind: ExportKind;
  readonly columns: readonly ExportColumn[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly moment: Moment;
  /** The cursor after which it begins; null: at the start. */
  readonly after: string | null;
  /** Whether the rows are those of a unit, then those of each unit below it, each after a line with its name. */
  readonly byUnit: boolean;
  /** Whether values are as GraphQL has them, and not in the words of the language of the request. */
  readonly asCodes: boolean;
}

/** A row of values, or the name of what the rows below it are of. */
export type Row = readonly Value[] | { readonly section: string };

/** What is handed out, as of one moment. */
export interface Exported {
  readonly stood: Stood;
  readonly columns: readonly ReadColumn[];
  readonly rows: AsyncGenerator<Row>;
  /** The scopes for want of which cells are empty, known when all rows were read. */
  readonly withheld: ReadonlySet<string>;
}

/** What is known of a list before its rows are read. */
export interface Counted {
  /** The last change before it was asked for. */
  readonly position: string;
  /** How many elements it has; null where nobody counts them. */
  readonly totalCount: number | null;
  /** The fields of personal data by which they are found. */
  readonly foundBy: readonly string[];
}

/** What was read of a list. */
export interface Kept {
  readonly stood: Stood;
  readonly lists: Listed;
  /** Whether all rows were read: else the file has no end, or was never begun. */
  readonly isWhole: boolean;
}

export interface Work<Result> {
  readonly signal: AbortSignal;
  /** Puts on record what will be read: before anything of it is given to `read`, and outside the snapshot, which only reads. */
  readonly note: (counted: Counted) => Promise<void>;
  /** Reads the rows. What they list is kept before they end. */
  readonly read: (exported: Exported) => Promise<Result>;
  /** Puts on record what the rows list that were read; outside the snapshot. */
  readonly keep: (kept: Kept) => Promise<void>;
}

/**
 * Opens a list as of one moment, whose rows are read page by page, each page through GraphQL, so that scopes, reach and masks
 * are those of every query. Refused before anything is read where GraphQL refuses it.
 */
export async function exporting<Result>(
  executing: Executing,
  context: Context,
  asked: Asked,
  { signal, note, read, keep }: Work<Result>,
): Promise<Result> {
  const { registry, viewer, locale } = context;
  const gathered = new Gathered();
  const { withheld, foundBy } = gathered;
  const { moment } = asked;
  const ask = (query: RunQuery) => asking(executing, context, { moment, query, gathered });
  const { position } = await headOf(registry.$query);
  // planned for what is asked, as the pages after it are
  const once: RunQuery = (text, values) => registry.$query(text, values, 'custom');
  const { totalCount } = await listed(executing.schema, asked, ask(once));
  await note({ position, totalCount, foundBy: [...foundBy] });
  const rowsEnd = new Deferred<boolean>();
  const kept = new Deferred<void>();
  // what is left of the file once its rows are kept is written when the snapshot is closed
  const opened = await registry.$snapshots.take(holderOf(viewer), signal, async (query) => {
    const stood = await headOf(query);
    const { columns, rows, lists } = await listed(executing.schema, asked, ask(query));
    const limited = until(signal, rows(asked.asCodes ? null : locale), rowsEnd, kept);
    const reading = read({ stood, columns, rows: limited, withheld });
    const isWhole = (await Promise.race([rowsEnd.promise, reading])) === true;
    return { stood, lists, isWhole, reading };
  });
  const keeping = keep(opened);
  keeping.then(kept.resolve, kept.reject);
  const result = await opened.reading;
  // where no more rows were wanted, nobody has waited for it
  await keeping;
  return result;
}

/** A promise that is settled from outside. */
class Deferred<Told> {
  resolve!: (told: Told) => void;
  reject!: (error: unknown) => void;
  readonly promise = new Promise<Told>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor() {
    // it may be that nobody waits for it
    this.promise.catch(() => undefined);
  }
}

/** Rows up to a signal; it tells when there are no more, and whether those were all, and ends once they are kept. */
async function* until(
  signal: AbortSignal,
  rows: AsyncGenerator<Row>,
  rowsEnd: Deferred<boolean>,
  kept: Deferred<void>,
): AsyncGenerator<Row> {
  let isWhole = false;
  try {
    for await (const row of rows) {
      signal.throwIfAborted();
      yield row;
    }
    isWhole = true;
  } finally {
    rowsEnd.resolve(isWhole);
  }
  await kept.promise;
}

/** Asks for the first page, which tells what there is, and gives the rows of all. */
async function listed(schema: GraphQLSchema, { kind, columns, variables, after, byUnit }: Asked, ask: Ask) {
  const counted = exportDocument(schema, kind, columns, true);
  const further = exportDocument(schema, kind, columns, false);
  const pageOf = async ({ document, pageOf: read }: typeof counted, own: object, cursor: string | null) =>
    read(await ask(document, { ...variables, ...own, cursor }));
  const lists = new Listed();
  const first = await pageOf(counted, {}, after);
  if (first === null) throw nothingThere('There is no such thing, or you may not read it.');
  async function* pages(from: typeof first, own: object, locale: Locale | null): AsyncGenerator<Row> {
    for (let page = from; page !== null;) {
      // the database finds the next page while this one is written
      const next = page.next === null ? null : pageOf(further, own, page.next);
      next?.catch(() => undefined);
      try {
        for (const row of page.rows) {
          for (const id of counted.listedIn(row)) lists.add(id);
          yield counted.columns.map(({ valueOf }) => valueOf(row, locale));
        }
      } finally {
        // what it reads from is not there any longer than its rows are asked for
        await next?.catch(() => undefined);
      }
      page = await next;
    }
  }
  async function* ofEachUnit(locale: Locale | null): AsyncGenerator<Row> {
    for await (const { id, name } of unitsOf(ask, variables)) {
      const own = { unit: id, code: null, includeSubunits: false };
      const page = await pageOf(further, own, null);
      if (page === null || page.rows.length === 0) continue;
      lists.add(id);
      yield { section: name };
      yield* pages(page, own, locale);
    }
  }
  const rows = byUnit ? ofEachUnit : (locale: Locale | null) => pages(first, {}, locale);
  return { columns: counted.columns, totalCount: first.totalCount, rows, lists };
}

interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

const UNITS = parse(
  `query Units($unit: ID, $code: String, $cursor: String) { unit(id: $unit, code: $code) {
  id name descendants(first: ${PAGE_SIZE}, after: $cursor) { pageInfo { hasNextPage endCursor } nodes { id name } } } }`,
  { noLocation: true },
);

/** A unit and all below it. */
async function* unitsOf(ask: Ask, { unit, code }: Readonly<Record<string, unknown>>): AsyncGenerator<NamedUnit> {
  let cursor: string | null = null;
  for (let isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const data = (await ask(UNITS, { unit, code, cursor })) as {
      unit: NamedUnit & { descendants: { nodes: NamedUnit[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    };
    const { descendants, id, name } = data.unit;
    if (isFirst) yield { id, name };
    yield* descendants.nodes;
    cursor = descendants.pageInfo.hasNextPage ? descendants.pageInfo.endCursor : null;
  }
}
