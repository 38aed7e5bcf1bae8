import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFacts, type LoadSummary } from '../../src/publications/load.ts';
import type { Registry } from '../../src/database/client.ts';
import { sql, sqlName } from '../../src/sql/sql.ts';

export const FACTS = join(import.meta.dirname, '../../prisma/facts');

/** A copy of the published facts, to be edited. */
export interface FactsDirectory {
  readonly directory: string;
  edit(file: string, change: (content: string) => string): Promise<void>;
  /** Puts the published file back. */
  restore(file: string): Promise<void>;
  remove(): Promise<void>;
}

export async function copyFacts(): Promise<FactsDirectory> {
  const directory = await mkdtemp(join(tmpdir(), 'facts-'));
  await cp(FACTS, directory, { recursive: true });
  return {
    directory,
    edit: async (file, change) => {
      const before = await readFile(join(directory, file), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`The edit of ${file} changed nothing`);
      await writeFile(join(directory, file), after);
    },
    restore: (file) => cp(join(FACTS, file), join(directory, file)),
    remove: () => rm(directory, { recursive: true }),
  };
}

export const load = (registry: Registry, directory: string): Promise<LoadSummary> =>
  loadFacts(registry, directory, { actor: 'load:test', requestId: 'request-1' });

/** What every table holds: a number of rows and a hash of all of them. */
export async function contents(registry: Registry): Promise<Record<string, string>> {
  const tables = await registry.$query<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    [],
  );
  const entries: [string, string][] = [];
  for (const { name } of tables) {
    const [row] = await registry.$query<{ content: string }>(
      sql`SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS content FROM ${sqlName(name)} t`,
      [],
    );
    entries.push([name, row?.content ?? '']);
  }
  return Object.fromEntries(entries);
}
