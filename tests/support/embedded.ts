import { readFile } from 'node:fs/promises';
import type { PGlite } from '@electric-sql/pglite';
import { openLite } from '../../src/database/embedded.ts';

/** An embedded database in memory, and what it takes to make it as new. */
interface Embedded {
  readonly lite: PGlite;
  /** Makes it as it was when it was opened; false where its schema is another, so that it cannot be. */
  readonly empty: () => Promise<boolean>;
}

/**
 * Those that no test file uses. A worker opens one for its first file, which takes a second or two, and empties it for
 * each file that follows, which takes a twentieth of that.
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
  const column = async (query: string) =>
    (await lite.query<string[]>(query, [], { rowMode: 'array' })).rows.map(([value]) => value!);
  const seeds = new Map<string, string>();
  for (const table of await column(TABLES)) for (const rows of await column(insertionOf(table))) seeds.set(table, rows);
  const sequences = await column(SEQUENCES);
  const [schema] = await column(SCHEMA);
  return {
    lite,
    empty: async () => {
      await lite.exec('ROLLBACK; DEALLOCATE ALL; SELECT pg_advisory_unlock_all()');
      if ((await column(SCHEMA))[0] !== schema) return false;
      const written = await column(WRITTEN);
      await lite.exec(
        [
          'BEGIN; SET LOCAL session_replication_role = replica',
          ...truncationOf(written),
          ...written.flatMap((table) => seeds.get(table) ?? []),
          RESTART_SEQUENCES,
          ...sequences,
          FORGET_STATISTICS,
          'COMMIT',
        ].join(';\n'),
      );
      await lite.exec(STOP_TIMERS);
      return true;
    },
  };
}

const TABLES = `SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'`;

/** The tables that have rows or had them: a fifth of them in most files, and the others are as they were. */
const WRITTEN = `
  SELECT format('%I', relname) FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0`;

/**
 * The statements that empty some of the tables. TRUNCATE wants all that refer to a table beside it, though they be empty; it
 * looks for them where a table is said to have triggers.
 */
const truncationOf = (tables: readonly string[]): string[] => {
  const them = `ARRAY[${tables.map((table) => `'${table}'`).join(', ')}]::regclass[]`;
  return [
    `UPDATE pg_class SET relhastriggers = false WHERE oid = ANY (${them})`,
    ...(tables.length > 0 ? [`TRUNCATE ${tables.join(', ')}`] : []),
    `UPDATE pg_class SET relhastriggers = true
      WHERE oid = ANY (${them}) AND EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid)`,
  ];
};

/** The statement that inserts the rows that a table has now. */
const insertionOf = (table: string) => `
  SELECT format('INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::${table}, %L)',
    json_agg(t)) FROM ${table} t HAVING count(*) > 0`;

/** What was never inserted after all takes numbers, too. */
const RESTART_SEQUENCES = `
  SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
  FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`;

/** The statements that give each sequence that was used the value it has now. */
const SEQUENCES = `
  SELECT format('SELECT setval(%L, %s)', format('%I.%I', schemaname, sequencename), last_value)
  FROM pg_sequences WHERE last_value IS NOT NULL`;

/** What a test may alter of the schema, as one text. */
const SCHEMA = `
  SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
    SELECT concat_ws(' ', oid, relname) AS part FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', oid, attnum, attname, atttypid, attnotnull) FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', oid, conname) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', oid, tgenabled) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', oid, prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace)`;

/** What the planner has learned of rows that are gone. */
const FORGET_STATISTICS = `
  DELETE FROM pg_statistic USING pg_class c WHERE starelid = c.oid AND relnamespace = 'public'::regnamespace`;

/**
 * What is not reported at once, PostgreSQL reports by a timer of ten seconds, which is one of Node's here and would keep
 * the worker alive. It has one timer, which a shorter one replaces.
 */
const STOP_TIMERS = 'SET statement_timeout = 1; SELECT pg_stat_force_next_flush(); RESET statement_timeout';
