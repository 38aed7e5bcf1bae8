import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Database, Registry, Transaction } from '../../src/database/client.ts';
import type { RunQuery } from '../../src/database/run-query.ts';
import { queryInside } from '../../src/database/statements.ts';
import { INVARIANTS } from '../../src/invariants.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import { verify, verifyRegistry, type VerifyOptions } from '../../src/record/verify.ts';
import type { Sql } from '../../src/sql/sql.ts';

/** What `verify` finds broken in a registry: its lines. */
export async function breaksOf(registry: Registry): Promise<string[]> {
  const breaks: string[] = [];
  await verifyRegistry(registry, {
    tables: KEPT_TABLES,
    invariants: INVARIANTS,
    onBreak: (line) => breaks.push(line),
  });
  return breaks;
}

/**
 * What `verify` finds after work that gets past all that guards the rows, and how many breaks it counts; then all is as it was.
 * For files that verify often: see `prepared`, and `letPast`.
 */
export async function breaksAfterwards(
  registry: Registry,
  work: (transaction: Transaction) => Promise<unknown>,
  options: Omit<VerifyOptions, 'onBreak'>,
): Promise<{ lines: string[]; breaks: number }> {
  const lines: string[] = [];
  let breaks = 0;
  const undone = new Error('undone');
  const transaction = registry.$transaction(async (inside) => {
    const own = inside as unknown as Transaction;
    await own.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    await work(own);
    ({ breaks } = await verify(await prepared(own), { ...options, onBreak: (line) => lines.push(line) }));
    throw undone;
  });
  await transaction.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return { lines, breaks };
}

/**
 * Lets rows of the tests that follow past all that guards them, until `end`: to begin with it in each transaction would make the
 * connection forget the plans that it keeps.
 */
export async function letPast({ pool }: Database): Promise<{ end: () => Promise<void> }> {
  await pool.query('SET session_replication_role = replica');
  return {
    end: async () => {
      await pool.query('RESET session_replication_role');
    },
  };
}

/**
 * Runs queries inside a transaction as statements that the connection keeps with their plans: to plan some 270 statements
 * anew takes four fifths of what it takes to verify a registry of few rows.
 */
async function prepared(transaction: Transaction): Promise<RunQuery> {
  const query = queryInside(transaction);
  await transaction.$executeRawUnsafe('SET LOCAL plan_cache_mode = force_generic_plan');
  const kept = await transaction.$queryRawUnsafe<{ name: string }[]>('SELECT name FROM pg_prepared_statements');
  const names = new Set(kept.map(({ name }) => name));
  return async (text, values) => {
    if (values.some(Array.isArray)) return query(text, values);
    const name = `verify_${createHash('md5').update(text).digest('hex')}`;
    if (!names.has(name)) await transaction.$executeRawUnsafe(`PREPARE ${name} AS ${text}`);
    names.add(name);
    const given = values.length > 0 ? ` (${values.map((value) => pg.escapeLiteral(String(value))).join(', ')})` : '';
    return query(`EXECUTE ${name}${given}` as Sql, []);
  };
}
