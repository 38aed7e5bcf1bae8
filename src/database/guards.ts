import { sql } from '../sql/sql.ts';
import type { RunQuery } from './run-query.ts';

/** An index, constraint or reference of a table, which can be dropped and made again from its definition. */
export interface Guard {
  readonly table: string;
  readonly name: string;
  /** The access method of its index; null for a reference. */
  readonly method: 'btree' | 'gist' | 'gin' | null;
  readonly drop: string;
  readonly restore: string;
}

interface GuardRow {
  readonly table: string;
  readonly name: string;
  readonly method: Guard['method'];
  readonly definition: string;
  readonly constraint: boolean;
}

// Primary keys stay: rows are written in their order, and references need them. A constraint stands for its index.
const GUARDS = sql`SELECT c.conrelid::regclass::text AS "table", c.conname AS name, am.amname AS method,
  pg_get_constraintdef(c.oid) AS definition, TRUE AS "constraint"
FROM pg_constraint c LEFT JOIN pg_class i ON i.oid = c.conindid AND c.contype <> 'f' LEFT JOIN pg_am am ON am.oid = i.relam
WHERE c.contype IN ('x', 'u', 'f') AND (c.conrelid = ANY($1::text[]::regclass[]) OR c.confrelid = ANY($1::text[]::regclass[]))
UNION ALL
SELECT x.indrelid::regclass::text, i.relname, am.amname, pg_get_indexdef(x.indexrelid), FALSE
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am am ON am.oid = i.relam
WHERE x.indrelid = ANY($1::text[]::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid AND c.contype <> 'f')
ORDER BY "constraint", name`;

/**
 * Returns the indexes, constraints and references of tables except their primary keys: indexes first, then what needs them.
 * Dropped before many rows are written and restored afterwards, in one transaction, they refuse the same rows in a fraction
 * of the time.
 */
export async function guardsOf(query: RunQuery, tables: readonly string[]): Promise<Guard[]> {
  const found = await query<GuardRow>(GUARDS, [tables]);
  return found.map(({ table, name, method, definition, constraint }) => ({
    table,
    name,
    method,
    drop: constraint ? `ALTER TABLE ${table} DROP CONSTRAINT "${name}"` : `DROP INDEX "${name}"`,
    restore: constraint ? `ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}` : definition,
  }));
}
