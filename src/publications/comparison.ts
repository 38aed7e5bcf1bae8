import { createHash } from 'node:crypto';
import { newId } from '../record/timeline.ts';
import type { Write } from '../record/write.ts';
import type { LoadedFact } from './ledger.ts';
import type { Counts } from './loading.ts';

/** What one thing is according to the files: the part of its rows that the registry keeps. */
export interface Fact<Content> {
  readonly line: number;
  /** By what other rows refer to it. */
  readonly key: string;
  /** The keys of its rows; most things have one. */
  readonly rows: readonly string[];
  readonly content: Content;
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

/** The hash of what is kept of a row: a note that the registry does not store can change without a correction. */
export const hashOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** Which things are new, which are not as they were loaded, and how many are as they were or have gone. */
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
      const hash = hashOf(fact.content);
      const asLoaded = before.length === fact.rows.length && before.every((one) => one.hash === hash);
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

/** New things with the ids of a table that they are given, in the order of both. */
export async function identified<Content>(
  write: Write,
  table: { readonly table: string },
  facts: readonly Fact<Content>[],
): Promise<KnownFact<Content>[]> {
  const ids = await Promise.all(facts.map(() => newId(write, table)));
  return facts.map((fact, i) => ({ ...fact, entityId: ids[i]! }));
}

/** What the ledger is to say of facts from now on. */
export const noted = <Content>(facts: readonly KnownFact<Content>[]): (LoadedFact & { key: string })[] =>
  facts.flatMap(({ rows, content, entityId }) => {
    const hash = hashOf(content);
    return rows.map((key) => ({ key, hash, entityId }));
  });
