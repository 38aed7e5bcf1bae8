import type { Database, Registry } from './database/client.ts';
import { migrate } from './database/migrate.ts';
import './kept-tables.ts';
import { recordBaseline } from './record/baseline.ts';
import { restateAllTexts } from './restated-texts.ts';

/** What an upgrade of the record did. */
export interface Upgraded {
  /** Whether the rows that were there were committed to as they stand. */
  readonly proven: boolean;
  /** How many rows with texts of another form were recorded anew. */
  readonly restated: number;
}

/** Brings the record of a migrated database to what this program records; once, by changes of the system. */
export const upgradeRecord = async (registry: Registry): Promise<Upgraded> => ({
  proven: await recordBaseline(registry),
  restated: await restateAllTexts(registry),
});

/** Brings a database to this program: its tables, then its record. */
export async function upgrade({ pool, registry }: Database): Promise<Upgraded & { readonly applied: string[] }> {
  const applied = await migrate(pool);
  return { applied, ...(await upgradeRecord(registry)) };
}
