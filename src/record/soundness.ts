import { joinSql, sql, sqlName, type Sql } from '../sql/sql.ts';
import { StartupError } from '../errors/startup-error.ts';
import type { Reading, Write } from './write.ts';

/** More lines than anybody reads. */
const LINES_MAXIMUM = 50;

/** What in the rows contradicts invariants: a line for each, as `verify` prints it. */
async function breaksOf(
  { query }: Reading,
  invariants: readonly Sql[],
  values: readonly unknown[] = [],
): Promise<string[]> {
  const lines: string[] = [];
  for (const invariant of invariants) {
    // oxlint-disable-next-line no-await-in-loop -- a transaction does one thing after the other
    for (const { line } of await query<{ line: string }>(invariant, [...values])) lines.push(line);
  }
  return lines;
}

/**
 * Invariants as one, as if tables had some rows alone: those for which the condition of the table holds, which is about `v`. An act
 * that writes a few rows does not look through all, and looks at these once.
 */
export const amongRows = (invariants: readonly Sql[], conditions: Readonly<Record<string, Sql>>): Sql => {
  const tables = Object.entries(conditions).map(([name, condition]) => {
    const table = sqlName(name);
    return sql`${table} AS (SELECT v.* FROM ${table} v WHERE ${condition})`;
  });
  const lines = invariants.map((invariant) => sql`SELECT i.line FROM (${invariant}) i`);
  return sql`WITH ${joinSql(tables, ',\n')}\n${joinSql(lines, '\nUNION ALL\n')}`;
};

/** Does work, and tells the lines of rows that contradict an invariant afterwards and did not before. */
export async function breaksBy<Result>(
  write: Write,
  invariants: readonly Sql[],
  work: () => Promise<Result>,
  values: readonly unknown[] = [],
): Promise<{ readonly result: Result; readonly broken: readonly string[] }> {
  const before = new Set(await breaksOf(write, invariants, values));
  const result = await work();
  await write.buffer.flush();
  return { result, broken: (await breaksOf(write, invariants, values)).filter((line) => !before.has(line)) };
}

/**
 * Does work that writes many rows at once, and refuses it where rows contradict an invariant afterwards that did not before:
 * what an act refuses, no other way in may store. `told` gives the lines in the words of whoever gave the rows. Default: as
 * `verify` prints them.
 */
export async function keepingSound<Result>(
  write: Write,
  invariants: readonly Sql[],
  work: () => Promise<Result>,
  told: (lines: readonly string[]) => Promise<readonly string[]> = (lines) => Promise.resolve(lines),
): Promise<Result> {
  const { result, broken } = await breaksBy(write, invariants, work);
  if (broken.length === 0) return result;
  const lines = await told(broken.slice(0, LINES_MAXIMUM));
  const more = broken.length > lines.length ? [`and ${broken.length - lines.length} more`] : [];
  throw new StartupError(
    ['Nothing was stored, for it contradicts what holds of every registry:', ...lines, ...more].join('\n'),
  );
}
