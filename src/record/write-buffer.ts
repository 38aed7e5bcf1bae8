import type { Transaction } from '../database/client.ts';
import { joinSql, sql, sqlName, type Sql } from '../sql/sql.ts';

/** A row to be inserted: the value of each column, as JSON has it. */
export type NewRow = Readonly<Record<string, unknown>>;

/**
 * What a write records, table by table, until it is sent: new rows in one INSERT a table, superseded ones in one UPDATE,
 * raised locks in another. Identities come first, since rows refer to them, in the order in which they refer to each other;
 * rows are superseded before those in their place come, since the database refuses two for one day.
 */
export class WriteBuffer {
  readonly #transaction: Transaction;
  readonly #at: Date;
  readonly #locks: Map<string, number>;
  #content = nothing();
  #sendsAnything = false;
  #isUntouched = true;
  #flushing: Promise<void> = Promise.resolve();

  constructor(transaction: Transaction, at: Date, locks: Map<string, number>) {
    this.#transaction = transaction;
    this.#at = at;
    this.#locks = locks;
  }

  /** A new thing, with the id it was given, or a row that belongs to one for good, such as a target of a policy. */
  identity(table: string, row: NewRow): void {
    this.#put('identities', table, [row]);
  }

  /** Rows that are believed until now. */
  supersede(table: string, ids: readonly number[]): void {
    this.#put('superseded', table, ids);
  }

  /**
   * A column of rows that the database lets a change correct in place: who reads what was believed before has it elsewhere. The
   * values of one call are set at once, so that two rows may exchange theirs.
   */
  correct(table: string, column: string, values: readonly CorrectedValue[]): void {
    if (values.length > 0) this.#put('corrected', table, [{ column, values }]);
  }

  /** Rows that are believed from now on; all of a table have the same columns. */
  record(table: string, rows: readonly NewRow[]): void {
    this.#put('recorded', table, rows);
  }

  /** Things whose readers are to know that they have changed: their optimistic locks, once each. */
  raise(table: string, ids: readonly number[]): void {
    this.#put('raised', table, ids);
  }

  /** Whether nothing was put into it so far, sent or not. */
  get isUntouched(): boolean {
    return this.#isUntouched;
  }

  #put<Part extends keyof Parts>(part: Part, table: string, values: readonly Parts[Part][]): void {
    if (values.length === 0) return;
    push(this.#content[part], table, values);
    this.#sendsAnything = true;
    this.#isUntouched = false;
  }

  /** Sends all that was recorded so far. */
  async flush(): Promise<void> {
    if (this.#sendsAnything) {
      const content = this.#content;
      this.#content = nothing();
      this.#sendsAnything = false;
      this.#flushing = this.#flushing.then(() => this.#send(content));
    }
    await this.#flushing;
  }

  async #send({ identities, superseded, corrected, recorded, raised }: Content): Promise<void> {
    // oxlint-disable no-await-in-loop -- a transaction does one thing after the other
    for (const [table, rows] of [...identities].toSorted(([a], [b]) => rankOf(a) - rankOf(b))) {
      await this.#insert(table, rows);
    }
    for (const [table, ids] of superseded) {
      await this.#run(sql`UPDATE ${sqlName(table)} SET superseded_at = $1 WHERE id = ANY($2::int[])`, this.#at, ids);
    }
    for (const [table, corrections] of corrected) {
      for (const { column, values } of corrections) {
        const text = sql`UPDATE ${sqlName(table)} t SET ${sqlName(column)} = of.value
FROM unnest($1::int[], $2::int[]) AS of(id, value) WHERE t.id = of.id`;
        const [ids, valuesOf] = [values.map(({ id }) => id), values.map(({ value }) => value)];
        await this.#run(text, ids, valuesOf);
      }
    }
    for (const [table, rows] of recorded) await this.#insert(table, rows, this.#at);
    for (const [table, ids] of raised) {
      const text = sql`UPDATE ${sqlName(table)} SET version = version + 1 WHERE id = ANY($1::int[]) RETURNING id, version`;
      const rows = await this.#transaction.$queryRawUnsafe<{ id: number; version: number }[]>(text, [...new Set(ids)]);
      for (const { id, version } of rows) this.#locks.set(lockKey(table, id), version);
    }
    // oxlint-enable no-await-in-loop
  }

  async #insert(table: string, rows: readonly NewRow[], at?: Date): Promise<void> {
    const columns = joinSql(Object.keys(rows[0]!).map(sqlName), ', ');
    const from = sql`FROM jsonb_populate_recordset(NULL::${sqlName(table)}, $1::jsonb)`;
    if (at) {
      const text = sql`INSERT INTO ${sqlName(table)} (recorded_at, ${columns})\nSELECT $2, ${columns} ${from}`;
      await this.#run(text, JSON.stringify(rows), at);
    } else {
      await this.#run(sql`INSERT INTO ${sqlName(table)} (${columns})\nSELECT ${columns} ${from}`, JSON.stringify(rows));
    }
  }

  async #run(text: Sql, ...values: unknown[]): Promise<void> {
    await this.#transaction.$executeRawUnsafe(text, ...values);
  }
}

/** What a column of a row becomes. */
export interface CorrectedValue {
  readonly id: number;
  readonly value: number;
}

/** Values of a column of some rows. */
interface Correction {
  readonly column: string;
  readonly values: readonly CorrectedValue[];
}

interface Parts {
  readonly identities: NewRow;
  readonly superseded: number;
  readonly corrected: Correction;
  readonly recorded: NewRow;
  readonly raised: number;
}

/** What waits to be sent, by table. */
type Content = { readonly [Part in keyof Parts]: Map<string, Parts[Part][]> };

const nothing = (): Content => ({
  identities: new Map(),
  superseded: new Map(),
  corrected: new Map(),
  recorded: new Map(),
  raised: new Map(),
});

const ranks = new Map<string, number>();

/** Tells the order of tables to which new things and their parts refer. Those that it leaves out come last. */
export const registerTableOrder = (tables: readonly string[]): void =>
  tables.forEach((table, rank) => ranks.set(table, rank));

const rankOf = (table: string): number => ranks.get(table) ?? ranks.size;

/** Under which a write notes the optimistic lock of a thing. */
export const lockKey = (table: string, id: number): string => `${table}:${id}`;

function push<Value>(map: Map<string, Value[]>, key: string, values: readonly Value[]): void {
  const known = map.get(key);
  if (known) known.push(...values);
  else map.set(key, [...values]);
}
