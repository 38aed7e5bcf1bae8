import type { Write } from '../../record/write.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import type { Fact } from '../comparison.ts';

/** Reports new things whose key something else in the registry has. */
export async function reportTakenKeys(
  { query }: Write,
  table: string,
  added: readonly Fact<unknown>[],
  report: (fact: Fact<unknown>) => void,
): Promise<void> {
  if (added.length === 0) return;
  const found = await query<{ key: string }>(sql`SELECT key FROM ${sqlName(table)} WHERE key = ANY($1::text[])`, [
    added.map(({ key }) => key),
  ]);
  const taken = new Set(found.map(({ key }) => key));
  for (const fact of added) if (taken.has(fact.key)) report(fact);
}
