import type { Write } from '../record/write.ts';

// One statement for many rows: the number of statements of a load does not depend on the length of its files.

export interface BulkColumn {
  readonly name: string;
  /** Its PostgreSQL type; an enum in double quotes. Of an array of enums, the values are lists of names. */
  readonly type: string;
}

/** Keeps one statement's parameters to some megabytes. */
const ROWS_A_STATEMENT = 20_000;

/** Inserts rows in their order; each has its values in the order of the columns. */
export async function insertRows(
  { transaction }: Write,
  table: string,
  columns: readonly BulkColumn[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  // an array of arrays would be unnested to its elements: lists travel as their texts
  const isList = columns.map(({ type }) => type.endsWith('[]'));
  const arrays = columns.map(({ type }, i) => `$${i + 1}::${isList[i] ? 'text' : type}[]`).join(', ');
  const values = columns.map(({ name, type }) => `t."${name}"::${type}`).join(', ');
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const chunk = rows.slice(start, start + ROWS_A_STATEMENT);
    await transaction.$executeRawUnsafe(
      `INSERT INTO "${table}" (${names}) SELECT ${values} FROM unnest(${arrays}) AS t(${names})`,
      ...columns.map((_, i) =>
        chunk.map((row) => (isList[i] ? `{${(row[i] as readonly string[]).join(',')}}` : row[i])),
      ),
    );
  }
}

/** So many new ids of a table, ascending. Known before the rows are written, so that rows can refer to each other. */
export async function nextIds({ transaction }: Write, table: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await transaction.$queryRawUnsafe<{ id: number }[]>(
    `SELECT nextval(pg_get_serial_sequence($1, 'id'))::int AS id FROM generate_series(1, $2::int)`,
    `"${table}"`,
    count,
  );
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** Tells the planner of rows written a moment ago: nobody else does before the transaction ends, in PGlite never. */
export async function analyze({ transaction }: Write, tables: readonly string[]): Promise<void> {
  await transaction.$executeRawUnsafe(`ANALYZE ${tables.map((table) => `"${table}"`).join(', ')}`);
}
