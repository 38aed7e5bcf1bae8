import type { FactsOf, Recording } from '../record/declaration.ts';
import { replaceRows, thingOf } from '../record/recordings.ts';
import { sql, sqlName, sqlText } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';
import { attest, type Attested } from './attestations.ts';
import { compare, ledgerEntries, withNewIds, type Fact, type KnownFact } from './comparison.ts';
import { fileOf, type Dataset } from './datasets/dataset.ts';
import { changedSinceLoad, OPERATION } from './dated-store.ts';
import { writeLedger } from './ledger.ts';
import type { Ids, Loading, Plan } from './loading.ts';

/** How a dataset is stored whose facts are rows without days: a correction replaces the row by another one. */
export interface RecordedStore<Content, R extends Recording> {
  readonly dataset: Dataset;
  readonly recording: R;
  readonly facts: (loading: Loading) => Fact<Content & { readonly source: string }>[];
  readonly values: (content: Content & { readonly source: string }, ids: Ids) => FactsOf<R>;
  /** Null: the row itself says where it was read. */
  readonly attested: Attested | null;
}

export async function planRecorded<Content, R extends Recording>(
  loading: Loading,
  { dataset, recording, facts, values, attested }: RecordedStore<Content, R>,
): Promise<Plan> {
  const { write, ledger, ids, problems } = loading;
  const { added, changed, counts } = compare(facts(loading), ledger.of(dataset.name));
  const untouched = await believedAsLoaded(loading, recording, changed);
  for (const { key, line, entityId } of changed) {
    if (!untouched.has(entityId)) {
      problems.add({ file: fileOf(dataset), line, column: dataset.keyColumn }, changedSinceLoad(key));
    }
  }
  return {
    dataset: dataset.name,
    counts,
    insertedKeys: added.map(({ key }) => key),
    correctedKeys: changed.map(({ key }) => key),
    table: recording.table,
    store: async () => {
      const all = [...added, ...changed].toSorted((a, b) => a.line - b.line);
      const recorded = await withNewIds(write, recording, all);
      const corrected = new Map(changed.map(({ key, entityId }) => [key, untouched.get(entityId)]));
      replaceRows(
        write,
        recording,
        changed.map(({ entityId }) => entityId),
        recorded.map(({ key, entityId, content }) => ({
          ...values(content, ids),
          id: entityId,
          thing: corrected.get(key),
        })),
      );
      await writeLedger(write, dataset.name, ledgerEntries(recorded));
      if (!attested) return [];
      // an attestation refers to the row that is recorded
      await write.buffer.flush();
      return attest(loading, dataset.name, attested, recorded, []);
    },
  };
}

/** The things of rows that are believed as they were loaded, by the ids of the rows. */
async function believedAsLoaded(
  { write }: Loading,
  recording: Recording,
  changed: readonly KnownFact<unknown>[],
): Promise<ReadonlyMap<number, number>> {
  if (changed.length === 0) return new Map();
  const rows = await write.query<{ id: number; thing: number }>(
    sql`SELECT v.id, ${thingOf(recording, 'v')} AS thing FROM ${sqlName(recording.table)} v
JOIN change c ON c.at = v.recorded_at AND c.operation = ${sqlText(OPERATION)}
WHERE ${believedNow('v')} AND v.id = ANY($1::int[])`,
    [changed.map(({ entityId }) => entityId)],
  );
  return new Map(rows.map(({ id, thing }) => [id, thing]));
}
