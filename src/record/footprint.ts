// Acts that are committed together have all read what was on record before any of them. That is what they would have read one after
// the other only as long as none reads what another before it writes. So each act leaves a footprint, and is done again, with the
// next acts, where it meets one that came before it (docs/decisions/0033-acts-are-committed-together.md).
import type { RunQuery } from '../database/run-query.ts';
import type { Content } from './write-buffer.ts';

/** Rows that are read: all of a table, or those with a value in a column, believed or not. */
export interface RowsRead {
  readonly table: string;
  readonly column?: string;
  readonly value?: unknown;
}

/** A row, or what is known of it. */
type Row = Readonly<Record<string, unknown>>;

/** An act cannot be committed with others, or not with those before it: it is done again. Never an answer. */
export class SetAsideError extends Error {
  override readonly name = 'SetAsideError';

  constructor() {
    super('the act is done again by itself');
  }
}

/** The rows that the acts of a group have read: what they supersede is among them. */
export class RowsSeen {
  readonly #rows = new Map<string, Row>();

  note(table: string, row: Row): void {
    this.#rows.set(`${table}:${String(row['id'])}`, row);
  }

  find(table: string, id: number): Row | undefined {
    return this.#rows.get(`${table}:${id}`);
  }
}

/** What reads for all acts of a group. */
export interface SharedReading {
  readonly query: RunQuery;
  readonly loaders: Map<object, unknown>;
  readonly seen: RowsSeen;
}

/** What is known of what an act reads, once it has decided. */
export type Trail = Pick<Footprint, 'reads' | 'claims' | 'isWide'>;

/** What one act of a group reads. */
export class Footprint {
  /** Reads for all acts of the group. */
  readonly shared: SharedReading;
  readonly reads: RowsRead[] = [];
  /** What it asked for because it is about to write it. */
  readonly claims: [table: string, row: Row][] = [];
  /** Whether it read what nothing is known of: it may meet whatever is written. */
  isWide = false;
  readonly #mayRead: () => void;

  /** `mayRead` throws where the act has recorded something, which a read of the group does not see. */
  constructor(shared: SharedReading, mayRead: () => void) {
    this.shared = shared;
    this.#mayRead = mayRead;
  }

  /** Notes what is about to be read; null: it is not known. */
  note(reads: readonly RowsRead[] | null, claims: readonly [table: string, row: Row][] = []): void {
    this.#mayRead();
    if (reads === null) this.isWide = true;
    else this.reads.push(...reads);
    this.claims.push(...claims);
  }
}

/** What the acts of a group write, as they are taken into it one by one. */
export class RowsTouched {
  readonly #seen: RowsSeen;
  readonly #rows = new Map<string, Row[]>();
  /** Whether rows were superseded of which nothing is known. */
  #isWide = false;

  constructor(seen: RowsSeen) {
    this.#seen = seen;
  }

  /** Whether an act reads, or is about to write, what was written. */
  meets({ reads, claims, isWide }: Trail, { raised }: Pick<Content, 'raised'>): boolean {
    if (this.#rows.size === 0 && !this.#isWide) return false;
    if (isWide || this.#isWide) return true;
    const raises = [...raised].flatMap(([table, ids]) => ids.map((value) => ({ table, column: 'id', value })));
    return (
      [...reads, ...raises].some((read) => this.#isWritten(read)) ||
      claims.some(([table, row]) => (this.#rows.get(table) ?? []).some((other) => isSame(row, other)))
    );
  }

  #isWritten({ table, column, value }: RowsRead): boolean {
    const rows = this.#rows.get(table);
    if (rows === undefined) return false;
    // what is not known of a row, or of what was asked for, may be the same
    if (column === undefined || value === null) return true;
    return rows.some((row) => !(column in row) || textOf(row[column]) === textOf(value));
  }

  /** Takes in what an act writes. */
  add({ claims }: Footprint, { identities, superseded, recorded, raised }: Content): void {
    for (const [table, row] of claims) this.touch(table, row);
    for (const [table, rows] of [...identities, ...recorded]) for (const row of rows) this.touch(table, row);
    for (const [table, ids] of raised) for (const id of ids) this.touch(table, { id });
    for (const [table, ids] of superseded) {
      for (const id of ids) {
        const row = this.#seen.find(table, id);
        if (row) this.touch(table, row);
        else this.#isWide = true;
      }
    }
  }

  /** Takes in a row that is written, or what is known of it. */
  touch(table: string, row: Row): void {
    const known = this.#rows.get(table);
    if (known) known.push(row);
    else this.#rows.set(table, [row]);
  }
}

const isSame = (one: Row, other: Row): boolean =>
  Object.entries(one).every(([column, value]) => textOf(other[column]) === textOf(value));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
