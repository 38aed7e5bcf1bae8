import type { Write } from '../record/write.ts';
import { copyLine, type Copy } from '../database/copy.ts';
import { guardsOf } from '../database/guards.ts';
import { analyze, insertRows, type BulkColumn } from '../database/bulk.ts';
import { makeForce } from './force.ts';
import type { ForceOptions } from './options.ts';
import type { Progress } from './progress.ts';
import { Rows, type Row } from './rows.ts';
import { ALL_TABLES, TARGETS, type Table } from './tables.ts';
import { sql } from '../sql/sql.ts';

type Options = ForceOptions & { readonly progress?: Progress };

/** How many rows each table got. */
type Summary = Readonly<Record<string, number>>;

const NAMES = ALL_TABLES.map(({ name }) => name);

/**
 * Fills the tables by COPY while their guards are dropped; restoring the guards checks all rows at once. Heads are counted
 * then, at once too.
 */
export async function copyForce(write: Write, copy: Copy, options: Options): Promise<Summary> {
  const execute = (statement: string) => write.transaction.$executeRawUnsafe(statement);
  const guards = await guardsOf(write.query, NAMES);
  for (const { drop } of guards.toReversed()) await execute(drop);
  await execute(`ALTER TABLE "officer_version" DISABLE TRIGGER "officer_version_count"`);
  await execute(`ALTER TABLE "assignment_version" DISABLE TRIGGER "assignment_version_count"`);
  // COPY with FREEZE needs tables that were truncated in the same transaction
  await execute(`TRUNCATE ${quoted(NAMES)}`);
  const summary = await fill(write, options, (table, rows) =>
    copy(
      `COPY "${table.name}" (${quoted(columnsOf(table).map(({ name }) => name))}) FROM STDIN WITH (FREEZE)`,
      rows.map((row) => copyLine(row)),
    ),
  );
  // a table with pending deferred checks cannot be altered
  await execute(`SET CONSTRAINTS ${quoted(await deferredChecks(write))} IMMEDIATE`);
  await execute(`SET LOCAL maintenance_work_mem = '${MEMORY}'`);
  // the checks of references are planned by statistics
  await analyze(write.transaction, NAMES);
  const costs = guards.map(({ table, method }) => ((summary[table] ?? 0) + 1) * COSTS[method ?? 'reference']);
  const whole = costs.reduce((sum, cost) => sum + cost, 0);
  for (const [i, { name, restore }] of guards.entries()) {
    options.progress?.tell(`restoring ${name}`);
    await execute(restore);
    options.progress?.advance('guards', costs[i]! / whole);
  }
  await execute(`ALTER TABLE "officer_version" ENABLE TRIGGER "officer_version_count"`);
  await execute(`ALTER TABLE "assignment_version" ENABLE TRIGGER "assignment_version_count"`);
  await execute(`SELECT recount_heads()`);
  // again, for the statistics of expressions in the new indexes
  await analyze(write.transaction, NAMES);
  return summary;
}

/** The checks of the tables that wait for the end of the transaction: sums. */
async function deferredChecks({ query }: Write): Promise<string[]> {
  const found = await query<{ name: string }>(
    sql`SELECT conname AS name FROM pg_constraint
WHERE contype = 't' AND condeferrable AND conrelid = ANY($1::text[]::regclass[]) ORDER BY conname`,
    [NAMES],
  );
  return found.map(({ name }) => name);
}

/** For the sorts that build the indexes. */
const MEMORY = '512MB';

/** The relative costs of restoring a guard, for each row. */
const COSTS = { btree: 1, gin: 4, gist: 30, reference: 0.5 } as const;

/** Fills the tables by INSERT statements of many rows each, where there is no COPY. */
export async function insertForce(write: Write, options: Options): Promise<Summary> {
  const summary = await fill(write, options, (table, rows) =>
    insertRows(write.transaction, table.name, columnsOf(table), rows),
  );
  await analyze(write.transaction, NAMES);
  options.progress?.advance('guards', 1);
  return summary;
}

async function fill(
  write: Write,
  options: Options,
  send: (table: Table, rows: readonly Row[]) => Promise<unknown>,
): Promise<Summary> {
  const at = write.at.toISOString();
  const rows = new Rows();
  const summary: Record<string, number> = {};
  for (const { phase, share } of makeForce(options, rows)) {
    for (const [table, batch] of rows.takeBatch()) {
      await send(table, table.recorded ? batch.map((row) => [...row, at]) : batch);
      summary[table.name] = (summary[table.name] ?? 0) + batch.length;
    }
    options.progress?.advance(phase, share);
  }
  // the next row of each table gets the next number
  for (const { name } of ALL_TABLES.filter((table) => table !== TARGETS && (summary[table.name] ?? 0) > 0)) {
    await write.query(sql`SELECT setval(pg_get_serial_sequence($1, 'id'), $2::int)::int AS last`, [
      `"${name}"`,
      summary[name],
    ]);
  }
  return summary;
}

const ID: BulkColumn = { name: 'id', type: 'int' };
const RECORDED_AT: BulkColumn = { name: 'recorded_at', type: 'timestamptz' };

/** The columns of a row as it is sent to the database. */
const columnsOf = (table: Table): BulkColumn[] => [
  ...(table === TARGETS ? [] : [ID]),
  ...table.columns,
  ...(table.recorded ? [RECORDED_AT] : []),
];

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
