import { joinSql, sql, sqlName } from '../sql/sql.ts';
import type { Transaction } from './client.ts';

export interface BulkColumn {
  readonly name: string;
  /** Its PostgreSQL type; an enum in double quotes. The values of an array are texts: `{A,B}`. */
  readonly type: string;
}

/** An array of arrays would have to have as many elements in each. */
const isArray = (type: string): boolean => type.endsWith('[]');

/** Keeps one statement's parameters to some megabytes. */
const ROWS_A_STATEMENT = 20_000;

/** Inserts rows in their order; each has its values in the order of the columns. One statement for many rows. */
export async function insertRows(
  transaction: Transaction,
  table: string,
  columns: readonly BulkColumn[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const names = joinSql(
    columns.map(({ name }) => sqlName(name)),
    ', ',
  );
  const arrays = joinSql(
    columns.map(({ type }, i) => sql`$${i + 1}::${isArray(type) ? sql`text` : sqlName(type)}[]`),
    ', ',
  );
  const places = joinSql(
    columns.map((_, i) => sql`c${i + 1}`),
    ', ',
  );
  const values = joinSql(
    columns.map(({ type }, i) => (isArray(type) ? sql`c${i + 1}::${sqlName(type)}` : sql`c${i + 1}`)),
    ', ',
  );
  const text = sql`INSERT INTO ${sqlName(table)} (${names}) SELECT ${values} FROM unnest(${arrays}) AS r(${places})`;
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const chunk = rows.slice(start, start + ROWS_A_STATEMENT);
    // oxlint-disable-next-line no-await-in-loop -- a transaction does one thing after the other
    await transaction.$executeRawUnsafe(text, ...columns.map((_, i) => chunk.map((row) => row[i])));
  }
}

/** Tells the planner of rows written a moment ago: nobody else does before the transaction ends, in PGlite never. */
export async function analyze(transaction: Transaction, tables: readonly string[]): Promise<void> {
  await transaction.$executeRawUnsafe(sql`ANALYZE ${joinSql(tables.map(sqlName), ', ')}`);
}
