/** How statements reach a database: several at once, and one whose first column is read. */
export interface Statements {
  readonly exec: (sql: string) => Promise<unknown>;
  readonly column: (sql: string) => Promise<readonly (string | null)[]>;
}

/** What a database has that is migrated and nothing else. */
export interface Migrated {
  readonly schema: string | null;
  /** The statement that inserts the rows that a table has. */
  readonly seeds: ReadonlyMap<string, string>;
  /** The statements that give each sequence that was used the value it has. */
  readonly sequences: readonly string[];
}

/** Notes what a migrated database has. */
export async function migrated({ column }: Statements): Promise<Migrated> {
  const all = async (sql: string) => (await column(sql)).map((value) => value!);
  const seeds = new Map<string, string>();
  for (const table of await all(TABLES)) for (const rows of await all(insertionOf(table))) seeds.set(table, rows);
  return { schema: (await column(SCHEMA))[0] ?? null, seeds, sequences: await all(SEQUENCES) };
}

/**
 * Makes a database as it was when this was noted; false where its schema is another, so that it cannot be. That takes a
 * twentieth of the time in which an embedded one is opened.
 */
export async function empty({ exec, column }: Statements, { schema, seeds, sequences }: Migrated): Promise<boolean> {
  if ((await column(SCHEMA))[0] !== schema) return false;
  // a test may have truncated what the migrations have filled
  const written = [...new Set([...(await column(WRITTEN)).map((table) => table!), ...seeds.keys()])];
  await exec(
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
  return true;
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
    // before rows of pg_class are written: a server that analyzes one of the tables has locked it, and writes its row then
    ...(tables.length > 0 ? [`LOCK TABLE ${tables.join(', ')}`] : []),
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

/** What a test may alter of the schema and of the settings of the database, as one text. */
const SCHEMA = `
  SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
    SELECT concat_ws(' ', oid, relname) AS part FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', oid, attnum, attname, atttypid, attnotnull) FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', oid, conname) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', oid, tgenabled) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', oid, prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', d.oid, setconfig) FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase
      WHERE datname = current_database()) parts`;

/** What the planner has learned of rows that are gone. */
const FORGET_STATISTICS = `
  DELETE FROM pg_statistic USING pg_class c WHERE starelid = c.oid AND relnamespace = 'public'::regnamespace`;
