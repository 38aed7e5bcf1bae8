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
  #identities = new Map<string, NewRow[]>();
  #superseded = new Map<string, number[]>();
  #recorded = new Map<string, NewRow[]>();
  #raised = new Map<string, Set<number>>();
  #flushing: Promise<void> = Promise.resolve();

  constructor(transaction: Transaction, at: Date, locks: Map<string, number>) {
    this.#transaction = transaction;
    this.#at = at;
    this.#locks = locks;
  }

  /** A new thing, with the id it was given, or a row that belongs to one for good, such as a target of a policy. */
  identity(table: string, row: NewRow): void {
    push(this.#identities, table, [row]);
  }

  /** Rows that are believed until now. */
  supersede(table: string, ids: readonly number[]): void {
    push(this.#superseded, table, ids);
  }

  /** Rows that are believed from now on; all of a table have the same columns. */
  record(table: string, rows: readonly NewRow[]): void {
    push(this.#recorded, table, rows);
  }

  /** Things whose readers are to know that they have changed: their optimistic locks, once each. */
  raise(table: string, ids: readonly number[]): void {
    if (ids.length === 0) return;
    const raised = this.#raised.get(table) ?? new Set();
    for (const id of ids) raised.add(id);
    this.#raised.set(table, raised);
  }

  /** Sends all that was recorded so far. */
  async flush(): Promise<void> {
    const [identities, superseded, recorded, raised] = [
      this.#identities,
      this.#superseded,
      this.#recorded,
      this.#raised,
    ];
    if (identities.size + superseded.size + recorded.size + raised.size > 0) {
      this.#identities = new Map();
      this.#superseded = new Map();
      this.#recorded = new Map();
      this.#raised = new Map();
      this.#flushing = this.#flushing.then(() => this.#send({ identities, superseded, recorded, raised }));
    }
    await this.#flushing;
  }

  async #send({ identities, superseded, recorded, raised }: Content): Promise<void> {
    // oxlint-disable no-await-in-loop -- a transaction does one thing after the other
    for (const [table, rows] of [...identities].toSorted(([a], [b]) => rankOf(a) - rankOf(b))) {
      await this.#insert(table, rows);
    }
    for (const [table, ids] of superseded) {
      await this.#run(sql`UPDATE ${sqlName(table)} SET superseded_at = $1 WHERE id = ANY($2::int[])`, this.#at, ids);
    }
    for (const [table, rows] of recorded) await this.#insert(table, rows, this.#at);
    for (const [table, ids] of raised) {
      const text = sql`UPDATE ${sqlName(table)} SET version = version + 1 WHERE id = ANY($1::int[]) RETURNING id, version`;
      const rows = await this.#transaction.$queryRawUnsafe<{ id: number; version: number }[]>(text, [...ids]);
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

interface Content {
  readonly identities: ReadonlyMap<string, readonly NewRow[]>;
  readonly superseded: ReadonlyMap<string, readonly number[]>;
  readonly recorded: ReadonlyMap<string, readonly NewRow[]>;
  readonly raised: ReadonlyMap<string, ReadonlySet<number>>;
}

const ranks = new Map<string, number>();

/** Tells the order of tables to which new things and their parts refer. Those that it leaves out come last. */
export const registerTableOrder = (tables: readonly string[]): void =>
  tables.forEach((table, rank) => ranks.set(table, rank));

const rankOf = (table: string): number => ranks.get(table) ?? ranks.size;

/** Under which a write notes the optimistic lock of a thing. */
export const lockKey = (table: string, id: number): string => `${table}:${id}`;

function push<Value>(map: Map<string, Value[]>, key: string, values: readonly Value[]): void {
  if (values.length === 0) return;
  const known = map.get(key);
  if (known) known.push(...values);
  else map.set(key, [...values]);
}
