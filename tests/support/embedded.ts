import { readFile } from 'node:fs/promises';
import type { PGlite } from '@electric-sql/pglite';
import { openLite } from '../../src/database/embedded.ts';
import { empty, migrated, type Statements } from './emptying.ts';

/** An embedded database in memory, and what it takes to make it as new. */
interface Embedded {
  readonly lite: PGlite;
  /** Makes it as it was when it was opened; false where its schema is another, so that it cannot be. */
  readonly empty: () => Promise<boolean>;
}

/**
 * Those that no test file uses. A worker opens one for its first file, which takes a second or two, and empties it for
 * each file that follows.
 */
const idle: Embedded[] = [];

export interface Borrowed {
  readonly lite: PGlite;
  /** Gives it back for the next file. */
  readonly release: () => Promise<void>;
}

/** A migrated embedded database with nothing but what the migrations put there. */
export async function borrowEmbedded(template: string): Promise<Borrowed> {
  const embedded = idle.pop() ?? (await open(template));
  return {
    lite: embedded.lite,
    release: async () => {
      if (await embedded.empty()) idle.push(embedded);
      else await embedded.lite.close();
    },
  };
}

async function open(template: string): Promise<Embedded> {
  const lite = await openLite('memory://', new Blob([await readFile(template)]));
  const statements: Statements = {
    exec: (sql) => lite.exec(sql),
    column: async (sql) => (await lite.query<string[]>(sql, [], { rowMode: 'array' })).rows.map(([value]) => value!),
  };
  const asOpened = await migrated(statements);
  return {
    lite,
    empty: async () => {
      await lite.exec('ROLLBACK; DEALLOCATE ALL; SELECT pg_advisory_unlock_all()');
      const done = await empty(statements, asOpened);
      if (done) await lite.exec(STOP_TIMERS);
      return done;
    },
  };
}

/**
 * What is not reported at once, PostgreSQL reports by a timer of ten seconds, which is one of Node's here and would keep
 * the worker alive. It has one timer, which a shorter one replaces.
 */
const STOP_TIMERS = 'SET statement_timeout = 1; SELECT pg_stat_force_next_flush(); RESET statement_timeout';
