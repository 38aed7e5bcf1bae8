import { LRUCache } from 'lru-cache';
import type { PlanMode, Read, RunQuery, Shows, TokensOf } from './run-query.ts';
import type { Sql } from '../sql/sql.ts';

/** A statement with more rows than this share of the memory is not kept: few ask for the same again. */
const STATEMENT_SHARE = 0.02;
/** A longer text in a row, such as one that is a whole answer, counts as several rows. */
const ROW_CHARACTERS = 500;
/** More statements than the program has. */
const STATEMENTS_MAXIMUM = 5_000;
/** The token of what any change may touch. */
const ANYTHING = '*';

export interface MemoryOptions {
  /** How many rows are kept at most; 0: none. */
  readonly rows: number;
  /** A statement with one row, whose `position` grows with every change of what is read. */
  readonly positionText: Sql;
  /** The same with `touched`: the tokens of what the changes after position $1 touched; null: too much to tell. */
  readonly touchedText: Sql;
  /**
   * Every table, and the tables whose rows changes note where they write to it: itself, or those that it follows from. Their
   * names are tokens. None: what changes write to it is not noted, so any change may have written to it.
   */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /** The tables of which changes touch, besides their names, the tokens of the things that the rows are of. */
  readonly ofThings: ReadonlySet<string>;
}

interface Kept {
  readonly rows: readonly unknown[];
  /** How many rows they count as. */
  readonly size: number;
  readonly tokens: readonly string[];
}

/**
 * Keeps the rows of statements for as long as nothing is changed of what they were read from. Whatever is read comes with a
 * change, and changes have one order: the position of the last change tells whether there were others since, and the rows
 * that these wrote tell what they touched. Every request asks for that position before it uses anything, in one statement
 * for all requests of one turn of the event loop. So an answer is never older than its question, whichever process made the
 * change. What many ask for at once is read once.
 */
export class Memory {
  readonly #query: RunQuery;
  readonly #options: MemoryOptions;
  readonly #kept: LRUCache<string, Kept>;
  /** The keys of what is kept, by the tokens on which it depends. */
  readonly #dependents = new Map<string, Set<string>>();
  /** The text of a whole answer is long: keys have its number instead. */
  readonly #numbers = new LRUCache<string, number>({ max: STATEMENTS_MAXIMUM });
  #numbered = 0;
  readonly #tablesOf = new LRUCache<string, readonly string[]>({ max: STATEMENTS_MAXIMUM });
  /** What is being read, by the position that was asked for before it, and its key. */
  readonly #reading = new Map<string, Promise<readonly unknown[]>>();
  readonly #statementMaximum: number;
  /** The last position that is known; what is kept stands as of it. */
  #position = -1;
  /** The question for the position, until it is sent. */
  #asking: Promise<number> | null = null;

  readonly #tokensOf: TokensOf = {
    tables: (text) => this.#tablesIn(text),
    otherTables: (text) => this.#tablesIn(text).filter((token) => !this.#options.ofThings.has(token)),
  };

  constructor(query: RunQuery, options: MemoryOptions) {
    this.#query = query;
    this.#options = options;
    this.#statementMaximum = Math.ceil(options.rows * STATEMENT_SHARE);
    this.#kept = new LRUCache({
      maxSize: options.rows,
      sizeCalculation: ({ size }) => size + 1,
      dispose: ({ tokens }, key) => this.#letGo(key, tokens),
    });
  }

  /** Puts the memory before the queries of one request that only reads. */
  before(query: RunQuery): RunQuery {
    let known: Promise<number> | undefined;
    return async <Row>(text: Sql, values: readonly unknown[], mode?: PlanMode, shows?: Shows<Row>) => {
      if (mode === 'uncached') return query<Row>(text, values, mode, shows);
      const position = await (known ??= this.#lastPosition());
      const key = `${this.#numberOf(text)} ${JSON.stringify(values)}`;
      const kept = this.#kept.get(key);
      if (kept && position <= this.#position) return kept.rows as readonly Row[];
      const name = `${position} ${key}`;
      // who asks later has asked for the position later
      const shared = this.#reading.get(name) as Promise<readonly Row[]> | undefined;
      // the one who reads may be out of time, or not be answered: that is no answer for others
      if (shared) return shared.catch(() => query<Row>(text, values, mode, shows));
      const reading = this.#read(key, position, text, () => query<Row>(text, values, mode), shows);
      this.#reading.set(name, reading);
      try {
        return await reading;
      } finally {
        this.#reading.delete(name);
      }
    };
  }

  #numberOf(text: Sql): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbered++));
    return number;
  }

  async #read<Row>(
    key: string,
    position: number,
    text: Sql,
    query: () => Promise<readonly Row[]>,
    shows: Shows<Row> = (rows) => ({ rows, tokens: this.#tablesIn(text) }),
  ): Promise<readonly Row[]> {
    const { rows, tokens }: Read<Row> = shows(await query(), this.#tokensOf);
    // what was read may be as old as the position that was asked for before it
    const size = sizeOf(rows);
    if (position === this.#position && size <= this.#statementMaximum) {
      this.#keep(key, { rows: Object.freeze(rows), size, tokens });
    }
    return rows;
  }

  #keep(key: string, kept: Kept): void {
    this.#kept.set(key, kept);
    for (const token of kept.tokens) {
      const keys = this.#dependents.get(token);
      if (keys) keys.add(key);
      else this.#dependents.set(token, new Set([key]));
    }
  }

  #letGo(key: string, tokens: readonly string[]): void {
    for (const token of tokens) {
      const keys = this.#dependents.get(token);
      if (keys?.delete(key) && keys.size === 0) this.#dependents.delete(token);
    }
  }

  /** The tables that a statement names, on which it depends. */
  #tablesIn(text: Sql): readonly string[] {
    const known = this.#tablesOf.get(text);
    if (known) return known;
    const { tables } = this.#options;
    const noted = [...new Set<string>(text.match(/\b[a-z_]+\b/g))].flatMap((name) => {
      const tokens = tables.get(name);
      return tokens ? [tokens] : [];
    });
    const told = noted.length > 0 && noted.every((tokens) => tokens.length > 0);
    const tokens = told ? [...new Set(noted.flat())] : [ANYTHING];
    this.#tablesOf.set(text, tokens);
    return tokens;
  }

  #forgetDependents(token: string): void {
    for (const key of this.#dependents.get(token) ?? []) this.#kept.delete(key);
  }

  /** Forgets everything. For tests, which write rows without a change. */
  forget(): void {
    this.#kept.clear();
  }

  /** The question is sent at the end of the turn, once for all who ask before. */
  #lastPosition(): Promise<number> {
    if (this.#asking) return this.#asking;
    setImmediate(() => (this.#asking = null));
    return (this.#asking = this.#query<{ position: number }>(this.#options.positionText, [], 'generic').then(
      ([row]) => {
        if (!row) throw new Error('the last position is lost');
        return row.position > this.#position ? this.#catchUp(row.position) : row.position;
      },
    ));
  }

  /** Forgets what changes have touched since the last position that is known. */
  async #catchUp(position: number): Promise<number> {
    // nothing is kept before a position is known
    if (this.#kept.size === 0) return (this.#position = Math.max(position, this.#position));
    // what cannot be told may be anything, and would be asked for again with each question
    const [last = { position, touched: null }] = await this.#query<{
      position: number;
      touched: readonly string[] | null;
    }>(this.#options.touchedText, [this.#position], 'generic').catch(() => []);
    // another question may have been answered meanwhile, about as many changes or more
    if (last.position > this.#position) {
      if (last.touched === null) this.forget();
      else for (const token of [ANYTHING, ...last.touched]) this.#forgetDependents(token);
      this.#position = last.position;
    }
    return position;
  }
}

function sizeOf(rows: readonly unknown[]): number {
  let size = rows.length;
  for (const row of rows) {
    for (const value of Object.values(row as object)) {
      if (typeof value === 'string' && value.length > ROW_CHARACTERS) size += Math.floor(value.length / ROW_CHARACTERS);
    }
  }
  return size;
}
