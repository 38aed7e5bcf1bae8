import { randomUUID } from 'node:crypto';
import type { Registry } from '../database/client.ts';
import { sql } from '../sql/sql.ts';
import type { ChangeRecord } from './chain.ts';
import { write } from './changes.ts';

// the migration that brought notes of rows has noted all rows that were there, for the change that comes next
const UNPROVEN = sql`SELECT coalesce(sum(cardinality(r.keys)), 0)::text AS rows FROM change_head h
JOIN change c ON c.position = h.position AND c.rows_hash IS NULL LEFT JOIN change_row r ON r.position = h.position + 1
GROUP BY h.id`;

/**
 * Commits to all rows of a record that was made before changes proved their rows: one change, as they stand. Of any other
 * record it changes nothing.
 */
export async function recordBaseline(registry: Registry): Promise<boolean> {
  if ((await registry.$query<{ rows: string }>(UNPROVEN, [], 'uncached')).length === 0) return false;
  return write(registry, async ({ query }) => {
    // another server may have been first
    const [unproven] = await query<{ rows: string }>(UNPROVEN, []);
    const change: ChangeRecord | null = unproven
      ? {
          actor: 'system',
          operation: 'baseline',
          subjectType: 'Registry',
          subjectId: null,
          fields: [{ field: 'rows', before: null, after: unproven.rows }],
          basis: null,
          requestId: randomUUID(),
        }
      : null;
    return { result: change !== null, change };
  });
}
