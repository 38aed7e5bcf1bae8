import type { Declaration, FactsOf } from '../record/declaration.ts';
import { raiseVersions } from '../record/optimistic-locks.ts';
import type { NewVersion } from '../record/periods.ts';
import { rewrite } from '../record/timeline.ts';
import type { NewRow } from '../record/write-buffer.ts';
import { sql, sqlName, sqlText } from '../sql/sql.ts';
import type { Day } from '../time/day.ts';
import { believedNow } from '../time/temporal.ts';
import { attest, type Attested, type AttestedFact } from './attestations.ts';
import { compare, withNewIds, ledgerEntries, type Fact, type KnownFact } from './comparison.ts';
import { fileOf, type Dataset } from './datasets/dataset.ts';
import { writeLedger } from './ledger.ts';
import type { Ids, Loading, Plan } from './loading.ts';

/** The part that all dated facts have: the first day on which they are attested. */
export interface DatedContent {
  readonly validFrom: Day;
  /** Default: no end is known. */
  readonly validTo?: Day | null;
  /** Whether it began on that day. Default: false, a source attests a fact on a day; when it began is not known. */
  readonly startKnown?: boolean;
  /** Where it was read; there where the store has attestations. */
  readonly source?: string;
}

/** How a dataset is stored: each fact as a thing of a declaration, with one version. */
export interface DatedStore<Content extends DatedContent, D extends Declaration> {
  readonly dataset: Dataset;
  readonly declaration: D;
  readonly facts: (loading: Loading) => Fact<Content>[];
  /** The columns of the identity, apart from its id. */
  readonly identity?: (content: Content, ids: Ids) => NewRow;
  /** The facts that the files state; the others have the default of their column. */
  readonly values: (content: Content, ids: Ids) => Partial<FactsOf<D>>;
  readonly attested: Attested | null;
  /** Reports what the registry would refuse, at its line. */
  check?(loading: Loading, differing: Differing<Content>, report: Report): Promise<void>;
  /** Records what belongs to a new identity and never changes. */
  complete?(loading: Loading, added: readonly KnownFact<Content>[]): void;
}

/** The things to be written. */
export interface Differing<Content> {
  readonly added: readonly KnownFact<Content>[];
  readonly changed: readonly KnownFact<Content>[];
}

export type Report = (fact: Fact<unknown>, column: string, reason: string) => void;

export async function planDated<Content extends DatedContent, D extends Declaration>(
  loading: Loading,
  store: DatedStore<Content, D>,
): Promise<Plan> {
  const { write, ledger, ids, problems } = loading;
  const { dataset, declaration } = store;
  const comparison = compare(factsOf(loading, store), ledger.of(dataset.name));
  const { changed, same, counts } = comparison;
  const added = await withNewIds(write, declaration, comparison.added);
  for (const { key, entityId } of [...added, ...changed, ...same]) ids.set(dataset.name, key, entityId);

  const report: Report = ({ line }, column, reason) => problems.add({ file: fileOf(dataset), line, column }, reason);
  const loaded = await loadedVersions(loading, declaration, changed);
  for (const fact of changed) {
    if (!loaded.has(fact.entityId)) report(fact, dataset.keyColumn, changedSinceLoad(fact.key));
  }
  await store.check?.(loading, { added, changed }, report);

  return {
    dataset: dataset.name,
    counts,
    insertedKeys: added.map(({ key }) => key),
    correctedKeys: changed.map(({ key }) => key),
    table: declaration.versions,
    store: async () => {
      record(loading, store, { added, changed }, loaded);
      store.complete?.(loading, added);
      await writeLedger(write, dataset.name, ledgerEntries([...added, ...changed]));
      return store.attested
        ? attest(
            loading,
            dataset.name,
            store.attested,
            added as readonly AttestedFact[],
            changed as readonly AttestedFact[],
          )
        : [];
    },
  };
}

/**
 * The facts, each also as the files alone state it. A thing that the registry has from an earlier day by now, since another
 * record was merged into it, is as it was loaded for all that.
 */
function factsOf<Content extends DatedContent, D extends Declaration>(
  loading: Loading,
  { facts }: DatedStore<Content, D>,
): Fact<Content>[] {
  const stated = facts({ ...loading, starts: loading.statedStarts });
  return facts(loading).map((fact, i) => ({ ...fact, stated: stated[i]!.content }));
}

/**
 * The versions that a load recorded and nobody has changed since, by the ids of their things. A load corrects only
 * these: what personnel staff have changed stays theirs.
 */
async function loadedVersions(
  { write }: Loading,
  { versions, owner }: Declaration,
  changed: readonly KnownFact<unknown>[],
): Promise<ReadonlyMap<number, number>> {
  if (changed.length === 0) return new Map();
  const rows = await write.query<{ id: number; version: number }>(
    sql`SELECT v.${sqlName(owner)} AS id, min(v.id) AS version FROM ${sqlName(versions)} v
LEFT JOIN change c ON c.at = v.recorded_at AND c.operation = ${sqlText(OPERATION)}
WHERE ${believedNow('v')} AND v.${sqlName(owner)} = ANY($1::int[])
GROUP BY 1 HAVING count(*) = 1 AND count(c.position) = 1`,
    [changed.map(({ entityId }) => entityId)],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** The name of the load in the record of changes. */
export const OPERATION = 'loadFacts';

export const changedSinceLoad = (key: string): string =>
  `the row of ${key} is not as it was loaded, but the registry has changed it since; correct it there and restore the row`;

/** Records each new thing with its version, and replaces the version of each changed thing. */
function record<Content extends DatedContent, D extends Declaration>(
  { write, ids }: Loading,
  { declaration, identity, values }: DatedStore<Content, D>,
  { added, changed }: Differing<Content>,
  loaded: ReadonlyMap<number, number>,
): void {
  for (const { entityId, content } of added) {
    write.buffer.identity(declaration.table, { id: entityId, ...identity?.(content, ids) });
  }
  const rewritings = [...added, ...changed].map(({ entityId, content }) => {
    const superseded = loaded.get(entityId);
    const version = {
      // what is left out has the default of its column
      ...values(content, ids),
      validFrom: content.validFrom,
      validTo: content.validTo ?? null,
      startKnown: content.startKnown ?? false,
      basis: null,
    } as unknown as NewVersion<FactsOf<D>>;
    return [entityId, { superseded: superseded === undefined ? [] : [superseded], recorded: [version] }] as const;
  });
  rewrite(write, declaration, new Map(rewritings));
  raiseVersions(
    write,
    declaration.table,
    changed.map(({ entityId }) => entityId),
  );
}
