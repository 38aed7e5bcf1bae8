import { afterAll, beforeAll, expect } from '@jest/globals';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFacts, type LoadSummary } from '../../src/publications/load.ts';
import type { Registry } from '../../src/database/client.ts';
import { StartupError } from '../../src/errors/startup-error.ts';
import { sql, sqlName } from '../../src/sql/sql.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

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

/** The first line with which a load is refused that contradicts the rules of rows. */
export const REFUSED = 'Nothing was stored, for it contradicts what holds of every registry:';

/** A registry that holds the published facts, and a copy of their files, for the tests of one file. */
export interface PublishedFacts extends Omit<FactsDirectory, 'remove'> {
  readonly registry: Registry;
  /** Loads the files as they are now. */
  load(): Promise<LoadSummary>;
  /** The lines with which the files are refused as they are now; the load must store nothing. */
  refusal(): Promise<string[]>;
}

export function usePublishedFacts(): PublishedFacts {
  let test: TestDatabase;
  let facts: FactsDirectory;
  beforeAll(async () => {
    test = await openTestDatabase();
    facts = await copyFacts();
    await load(test.database.registry, facts.directory);
  });
  afterAll(async () => {
    await facts.remove();
    await test.close();
  });
  const loadAgain = () => load(test.database.registry, facts.directory);
  return {
    get registry() {
      return test.database.registry;
    },
    get directory() {
      return facts.directory;
    },
    edit: (file, change) => facts.edit(file, change),
    restore: (file) => facts.restore(file),
    load: loadAgain,
    refusal: async () => {
      const before = await contents(test.database.registry);
      const error: unknown = await loadAgain().catch((cause: unknown) => cause);
      expect(await contents(test.database.registry)).toEqual(before);
      if (!(error instanceof StartupError)) throw new Error('The load was not refused', { cause: error });
      return error.message.split('\n');
    },
  };
}

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
