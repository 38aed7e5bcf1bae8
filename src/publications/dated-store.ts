import type { Day } from '../time/day.ts';
import { attest, type Attested } from './attestations.ts';
import { insertRows, nextIds } from './bulk.ts';
import { compare, identified, noted, type Fact, type KnownFact } from './comparison.ts';
import { fileOf, type Dataset } from './datasets/dataset.ts';
import { noteLoaded } from './ledger.ts';
import type { Ids, Loading, Plan } from './loading.ts';

/** What every dated fact says: from when it is attested, and by which source. */
export interface DatedContent {
  readonly validFrom: Day;
  readonly source: string;
}

export interface StoredColumn<Content> {
  readonly name: string;
  readonly type: string;
  readonly value: (content: Content, ids: Ids) => unknown;
}

/** How a dataset is kept: an identity, and versions of it with two periods. */
export interface DatedStore<Content extends DatedContent> {
  readonly dataset: Dataset;
  readonly facts: (loading: Loading) => Fact<Content>[];
  readonly identity: { readonly table: string; readonly columns: readonly StoredColumn<Content>[] };
  /** `owner` is the column that refers to the identity. */
  readonly version: {
    readonly table: string;
    readonly owner: string;
    readonly columns: readonly StoredColumn<Content>[];
  };
  readonly attested: Attested | null;
  /** Looks for what the registry would refuse, and reports it for the line. */
  check?(loading: Loading, differing: Differing<Content>, report: Report): Promise<void>;
  /** Writes what belongs to a new identity and never changes. */
  complete?(loading: Loading, added: readonly KnownFact<Content>[]): Promise<void>;
}

/** What is to be written. */
export interface Differing<Content> {
  readonly added: readonly KnownFact<Content>[];
  readonly changed: readonly KnownFact<Content>[];
}

export type Report = (fact: Fact<unknown>, column: string, reason: string) => void;

export async function planDated<Content extends DatedContent>(
  loading: Loading,
  store: DatedStore<Content>,
): Promise<Plan> {
  const { write, ledger, ids, problems } = loading;
  const { dataset, identity } = store;
  const comparison = compare(store.facts(loading), ledger.of(dataset.name));
  const { changed, same, counts } = comparison;
  const newIds = await nextIds(write, identity.table, comparison.added.length);
  const added = identified(comparison.added, newIds);
  for (const { key, entityId } of [...added, ...changed, ...same]) ids.set(dataset.name, key, entityId);

  const report: Report = ({ line }, column, reason) => problems.add({ file: fileOf(dataset), line, column }, reason);
  await refuseTouched(loading, store, changed, report);
  await store.check?.(loading, { added, changed }, report);

  return {
    dataset: dataset.name,
    counts,
    correctedKeys: changed.map(({ key }) => key),
    table: store.version.table,
    store: async () => {
      await insertIdentities(loading, store, added);
      await supersede(loading, store, changed);
      await insertVersions(loading, store, [...added, ...changed]);
      await store.complete?.(loading, added);
      await noteLoaded(write, dataset.name, noted([...added, ...changed]));
      return store.attested ? attest(loading, dataset.name, store.attested, added, changed) : [];
    },
  };
}

/** A correction is only right for what the load itself recorded: what personnel staff have changed since is theirs. */
async function refuseTouched<Content extends DatedContent>(
  { write }: Loading,
  { dataset, version }: DatedStore<Content>,
  changed: readonly KnownFact<Content>[],
  report: Report,
): Promise<void> {
  if (changed.length === 0) return;
  const rows = await write.query<{ id: number }>(
    `SELECT v."${version.owner}" AS id FROM "${version.table}" v
LEFT JOIN change c ON c.at = v.recorded_at AND c.operation = '${OPERATION}'
WHERE v.superseded_at IS NULL AND v."${version.owner}" = ANY($1::int[])
GROUP BY 1 HAVING count(*) = 1 AND count(c.position) = 1`,
    [changed.map(({ entityId }) => entityId)],
  );
  const untouched = new Set(rows.map(({ id }) => id));
  for (const fact of changed) {
    if (!untouched.has(fact.entityId)) report(fact, dataset.keyColumn, touched(fact.key));
  }
}

/** The name of the load in the record of changes. */
export const OPERATION = 'loadFacts';

export const touched = (key: string): string =>
  `the row of ${key} is not as it was loaded, but the registry has changed it since; correct it there and restore the row`;

async function insertIdentities<Content extends DatedContent>(
  { write, ids }: Loading,
  { identity }: DatedStore<Content>,
  added: readonly KnownFact<Content>[],
): Promise<void> {
  await insertRows(
    write,
    identity.table,
    [{ name: 'id', type: 'int' }, ...identity.columns],
    added.map(({ entityId, content }) => [entityId, ...identity.columns.map(({ value }) => value(content, ids))]),
  );
}

async function supersede<Content extends DatedContent>(
  { write }: Loading,
  { identity, version }: DatedStore<Content>,
  changed: readonly KnownFact<Content>[],
): Promise<void> {
  if (changed.length === 0) return;
  const entityIds = changed.map(({ entityId }) => entityId);
  await write.transaction.$executeRawUnsafe(
    `UPDATE "${version.table}" SET superseded_at = $1::timestamptz
WHERE superseded_at IS NULL AND "${version.owner}" = ANY($2::int[])`,
    write.at.toISOString(),
    entityIds,
  );
  await write.transaction.$executeRawUnsafe(
    `UPDATE "${identity.table}" SET version = version + 1 WHERE id = ANY($1::int[])`,
    entityIds,
  );
}

async function insertVersions<Content extends DatedContent>(
  { write, ids }: Loading,
  { version }: DatedStore<Content>,
  facts: readonly KnownFact<Content>[],
): Promise<void> {
  const at = write.at.toISOString();
  await insertRows(
    write,
    version.table,
    [
      { name: version.owner, type: 'int' },
      ...version.columns,
      { name: 'valid_from', type: 'date' },
      { name: 'start_known', type: 'boolean' },
      { name: 'recorded_at', type: 'timestamptz' },
    ],
    facts.map(({ entityId, content }) => [
      entityId,
      ...version.columns.map(({ value }) => value(content, ids)),
      content.validFrom,
      // a source attests a fact on a day; when it began is not known
      false,
      at,
    ]),
  );
}
