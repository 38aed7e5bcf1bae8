import type { Write } from '../record/write.ts';
import type { RunQuery } from '../database/run-query.ts';
import { sql } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import type { DatasetName } from './datasets/dataset.ts';

/** The hash of a row when it was last loaded, and the id of its thing. */
export interface LoadedFact {
  readonly hash: string;
  readonly entityId: number;
}

/** Every fact that was ever loaded, by dataset and key. */
export class Ledger {
  readonly #datasets = new Map<string, Map<string, LoadedFact>>();

  static async read(query: RunQuery): Promise<Ledger> {
    const ledger = new Ledger();
    const facts = await query<LoadedFact & { dataset: string; key: string }>(
      // what belongs to an officer who was merged into another belongs to that one
      sql`SELECT f.dataset, f.key, f.hash, coalesce(m.into_id, f.entity_id) AS "entityId" FROM loaded_fact f
LEFT JOIN officer_merge m ON f.dataset = 'officers' AND m.officer_id = f.entity_id AND ${believedNow('m')}`,
      [],
    );
    for (const { dataset, key, hash, entityId } of facts) ledger.#of(dataset).set(key, { hash, entityId });
    return ledger;
  }

  of(dataset: DatasetName): ReadonlyMap<string, LoadedFact> {
    return this.#of(dataset);
  }

  #of(dataset: string): Map<string, LoadedFact> {
    const facts = this.#datasets.get(dataset) ?? new Map<string, LoadedFact>();
    this.#datasets.set(dataset, facts);
    return facts;
  }
}

/** Writes entries of the ledger. */
export async function writeLedger(
  { transaction }: Write,
  dataset: DatasetName,
  facts: readonly (LoadedFact & { readonly key: string })[],
): Promise<void> {
  if (facts.length === 0) return;
  await transaction.$executeRawUnsafe(
    sql`INSERT INTO loaded_fact (dataset, key, hash, entity_id)
SELECT $1, fact.* FROM unnest($2::text[], $3::text[], $4::int[]) AS fact
ON CONFLICT (dataset, key) DO UPDATE SET hash = excluded.hash, entity_id = excluded.entity_id`,
    dataset,
    facts.map(({ key }) => key),
    facts.map(({ hash }) => hash),
    facts.map(({ entityId }) => entityId),
  );
}
