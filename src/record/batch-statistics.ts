import type { RunQuery } from '../database/run-query.ts';
import { sql, sqlName } from '../sql/sql.ts';
import type { Content } from './write-buffer.ts';

/** From how many rows of a batch on a table is looked at. */
const MANY = 200;

/** How many rows the database thinks that a table has; none where it has never looked at them, or what it saw was rolled back. */
const KNOWN = sql`SELECT greatest(c.reltuples, 0)::float8 AS rows FROM pg_class c WHERE c.oid = $1::regclass
  AND EXISTS (SELECT FROM pg_stats s WHERE s.schemaname = current_schema() AND s.tablename = $1::text)`;

/**
 * Has the database count again the rows of tables that a batch fills. It plans by what it knows: a look-up that was planned when the
 * table was empty reads all of it for each row, and nobody else counts them before the batch is committed.
 */
export class BatchStatistics {
  readonly #tables = new Map<string, { written: number; next: number }>();

  async keepUp(query: RunQuery, recorded: readonly { readonly contents: readonly Content[] }[]): Promise<void> {
    for (const { contents } of recorded) {
      for (const { identities, recorded: rows } of contents) {
        for (const [table, some] of [...identities, ...rows]) this.#of(table).written += some.length;
      }
    }
    for (const [table, counted] of this.#tables) {
      // oxlint-disable-next-line no-await-in-loop -- a transaction does one thing after the other
      if (counted.written >= counted.next) await this.#count(query, table, counted);
    }
  }

  #of(table: string) {
    const counted = this.#tables.get(table) ?? { written: 0, next: MANY };
    this.#tables.set(table, counted);
    return counted;
  }

  async #count(query: RunQuery, table: string, counted: { written: number; next: number }): Promise<void> {
    const [known] = counted.next === MANY ? await query<{ rows: number }>(KNOWN, [table], 'uncached') : [];
    const isOutdated = (known?.rows ?? 0) < counted.written;
    // who counts them elsewhere is not waited for
    if (isOutdated) await query(sql`ANALYZE (SKIP_LOCKED) ${sqlName(table)}`, [], 'uncached');
    counted.next = Math.max(known?.rows ?? 0, 2 * counted.written);
  }
}
