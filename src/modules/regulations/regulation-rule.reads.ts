import { rowOfEach } from '../../record/group-by.ts';
import { writeLoader } from '../../record/loading.ts';
import type { Version } from '../../record/periods.ts';
import { versionsOfOne } from '../../record/timeline.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import { REGULATION_RULE, type RegulationRuleFacts } from './regulation-rule.declaration.ts';

const idOf = writeLoader<string, number | null>(
  async (keys, { query }) => {
    const found = await query<{ id: number; key: string }>(
      sql`SELECT id, key FROM regulation_rule WHERE key = ANY($1::text[])`,
      [keys],
    );
    return rowOfEach(keys, found, 'key').map((row) => row?.id ?? null);
  },
  // an act before this one may have made the rule
  { cache: false },
);

/** The id of the rule that has a key, with its believed rows; null where none of its editions was ever recorded. */
export async function ruleWithKey(
  reading: Reading,
  key: string,
): Promise<{ readonly id: number; readonly versions: readonly Version<RegulationRuleFacts>[] } | null> {
  const id = await idOf(reading).load(key);
  return id === null ? null : { id, versions: await versionsOfOne(reading, REGULATION_RULE, id) };
}
