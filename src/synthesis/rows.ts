import { ALL_TABLES, TABLES, TARGETS, type Table, type TableName } from './tables.ts';

export type Value = string | number | boolean | null;
export type Row = readonly Value[];

/** Collects the rows of a force, and numbers those of each table from 1. */
export class Rows {
  readonly #counts = new Map<Table, number>();
  #batch = new Map<Table, Row[]>();

  /** Adds a row and returns its id. */
  add(name: TableName, ...values: Row): number {
    const table = TABLES[name];
    const id = (this.#counts.get(table) ?? 0) + 1;
    this.#counts.set(table, id);
    this.#push(table, [id, ...values]);
    return id;
  }

  addTarget(...values: Row): void {
    this.#push(TARGETS, values);
  }

  #push(table: Table, row: Row): void {
    const rows = this.#batch.get(table);
    if (rows) rows.push(row);
    else this.#batch.set(table, [row]);
  }

  /** The rows since the last batch, by table in the order of references. */
  takeBatch(): (readonly [Table, readonly Row[]])[] {
    const batch = this.#batch;
    this.#batch = new Map();
    return ALL_TABLES.flatMap((table) => {
      const rows = batch.get(table);
      return rows ? [[table, rows] as const] : [];
    });
  }
}
