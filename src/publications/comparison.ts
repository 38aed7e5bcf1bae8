import { createHash } from 'node:crypto';
import { newId } from '../record/timeline.ts';
import type { Write } from '../record/write.ts';
import type { LoadedFact } from './ledger.ts';
import type { Counts } from './loading.ts';

/** A thing as the files state it: the part of its rows that the registry stores. */
export interface Fact<Content> {
  readonly line: number;
  /** The key by which other rows refer to it. */
  readonly key: string;
  /** The keys of its rows; most things have one row. */
  readonly rows: readonly string[];
  readonly content: Content;
  /** The content as the files alone state it, where `content` is more than that. Either is as loaded. */
  readonly stated?: Content;
}

export interface KnownFact<Content> extends Fact<Content> {
  readonly entityId: number;
}

export interface Comparison<Content> {
  readonly added: readonly Fact<Content>[];
  readonly changed: readonly KnownFact<Content>[];
  readonly same: readonly KnownFact<Content>[];
  readonly counts: Counts;
}

/** The hash of the stored part of a row: where only a note differs that is not stored, nothing is corrected. */
export const hashOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** Tells which things are new, which differ from what was loaded and which do not, and counts their rows. */
export function compare<Content>(
  facts: readonly Fact<Content>[],
  loaded: ReadonlyMap<string, LoadedFact>,
): Comparison<Content> {
  const added: Fact<Content>[] = [];
  const changed: KnownFact<Content>[] = [];
  const same: KnownFact<Content>[] = [];
  let seen = 0;
  for (const fact of facts) {
    const before = fact.rows.flatMap((row) => loaded.get(row) ?? []);
    seen += before.length;
    const entityId = before[0]?.entityId;
    if (entityId === undefined) added.push(fact);
    else {
      const hashes = new Set([fact.content, fact.stated ?? fact.content].map(hashOf));
      const asLoaded = before.length === fact.rows.length && before.every((one) => hashes.has(one.hash));
      (asLoaded ? same : changed).push({ ...fact, entityId });
    }
  }
  const counts = {
    inserted: countRows(added),
    corrected: countRows(changed),
    unchanged: countRows(same),
    absent: loaded.size - seen,
  };
  return { added, changed, same, counts };
}

const countRows = (facts: readonly Fact<unknown>[]): number =>
  facts.reduce((count, { rows }) => count + rows.length, 0);

/** Gives new things ids of a table, in the order of both. */
export async function withNewIds<Content>(
  write: Write,
  table: { readonly table: string },
  facts: readonly Fact<Content>[],
): Promise<KnownFact<Content>[]> {
  const ids = await Promise.all(facts.map(() => newId(write, table)));
  return facts.map((fact, i) => ({ ...fact, entityId: ids[i]! }));
}

/** The entries of the ledger for facts. */
export const ledgerEntries = <Content>(facts: readonly KnownFact<Content>[]): (LoadedFact & { key: string })[] =>
  facts.flatMap(({ rows, content, entityId }) => {
    const hash = hashOf(content);
    return rows.map((key) => ({ key, hash, entityId }));
  });
