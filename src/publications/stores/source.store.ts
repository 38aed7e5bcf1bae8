import type { FieldChange } from '../../record/write.ts';
import { SOURCE } from '../../modules/sources/source.declaration.ts';
import { sql } from '../../sql/sql.ts';
import { compare, withNewIds, ledgerEntries, type Fact } from '../comparison.ts';
import { fileOf } from '../datasets/dataset.ts';
import { sources } from '../datasets/source.dataset.ts';
import { writeLedger } from '../ledger.ts';
import type { Loading, Plan } from '../loading.ts';
import { reportTakenKeys } from './taken-keys.ts';

interface SourceContent {
  readonly key: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly publishedOn: string;
}

const TEXTS = ['title', 'publisher', 'publishedOn'] as const;

/** Sources have no versions: `store` overwrites them, and returns the corrections for the record of changes. */
export async function planSources(loading: Loading): Promise<Plan> {
  const { write, ledger, ids, problems, facts } = loading;
  const comparison = compare(
    facts.sources.map(({ line, key, row }): Fact<SourceContent> => {
      const content = { key, title: row.title, publisher: row.publisher, publishedOn: row.published_on };
      return { line, key, rows: [key], content };
    }),
    ledger.of(sources.name),
  );
  const { changed, same, counts } = comparison;
  const added = await withNewIds(write, SOURCE, comparison.added);
  for (const { key, entityId } of [...added, ...changed, ...same]) ids.set(sources.name, key, entityId);
  await reportTakenKeys(write, SOURCE.table, added, ({ line, key }) =>
    problems.add({ file: fileOf(sources), line, column: 'key' }, `another source of the registry has the key ${key}`),
  );

  return {
    dataset: sources.name,
    counts,
    insertedKeys: added.map(({ key }) => key),
    correctedKeys: changed.map(({ key }) => key),
    table: SOURCE.table,
    store: async () => {
      for (const { entityId, content } of added) {
        const { key, title, publisher, publishedOn } = content;
        write.buffer.identity(SOURCE.table, { id: entityId, key, title, publisher, published_on: publishedOn });
      }
      const corrections = await correct(
        loading,
        changed.map(({ content }) => content),
      );
      await writeLedger(write, sources.name, ledgerEntries([...added, ...changed]));
      return corrections;
    },
  };
}

async function correct({ write }: Loading, changed: readonly SourceContent[]): Promise<FieldChange[]> {
  if (changed.length === 0) return [];
  const keys = changed.map(({ key }) => key);
  const stored = await write.query<SourceContent>(
    sql`SELECT key, title, publisher, published_on AS "publishedOn" FROM source WHERE key = ANY($1::text[])`,
    [keys],
  );
  await write.transaction.$executeRawUnsafe(
    sql`UPDATE source SET title = fact.title, publisher = fact.publisher, published_on = fact.published_on
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS fact(key, title, publisher, published_on)
WHERE fact.key = source.key`,
    keys,
    changed.map(({ title }) => title),
    changed.map(({ publisher }) => publisher),
    changed.map(({ publishedOn }) => publishedOn),
  );
  const before = new Map(stored.map((source) => [source.key, source]));
  return changed.flatMap((source) =>
    TEXTS.filter((text) => before.get(source.key)?.[text] !== source[text]).map((text) => ({
      field: `sources.${source.key}.${text}`,
      before: before.get(source.key)?.[text] ?? null,
      after: source[text],
    })),
  );
}
