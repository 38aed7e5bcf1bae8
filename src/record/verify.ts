import type { Registry, Transaction } from '../database/client.ts';
import type { RunQuery } from '../database/run-query.ts';
import { queryInside } from '../database/statements.ts';
import { sql, type Sql } from '../sql/sql.ts';
import type { Checkpoint } from './checkpoint.ts';
import { isNoted, type KeptTable } from './kept-table.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyCheckpoints } from './verify-checkpoints.ts';
import { CHAIN_OF_READS, readsAltered, rowsAltered, STRAY_NOTES } from './verify-rows.ts';

export interface Verification {
  /** How many changes were read. */
  readonly changes: number;
  /** Of the last change; 0 before the first. */
  readonly position: string;
  /** The first change that proves its rows; null where none does. */
  readonly provenFrom: string | null;
  readonly breaks: number;
}

export interface VerifyOptions {
  /** Every table; see kept-tables.ts. */
  readonly tables: readonly KeptTable[];
  /** Statements that find what contradicts the rules of time; see invariants.ts. */
  readonly invariants: readonly Sql[];
  /** Told of each break as it is found: one line that names the position or the row. */
  readonly onBreak: (line: string) => void;
  /** Told of each step as it begins. */
  readonly onStep?: (step: string) => void;
  /** Checkpoints that were kept elsewhere, which the record must fit. Default: none. */
  readonly against?: readonly Checkpoint[];
  /** Whose signature counts. Default: each checkpoint's own key. */
  readonly publicKey?: string | null;
  /** Changes are read this many at a time. */
  readonly batchSize?: number;
  /** Breaks of one rule beyond this are not told one by one. */
  readonly breaksMaximum?: number;
}

const BATCH_SIZE = 1_000;
const BREAKS_MAXIMUM = 1_000;
/** The whole of a large registry is read in one transaction. */
const TIMEOUT_MS = 24 * 3_600_000;

/** Verifies the registry as it is at one instant, whatever is written meanwhile. */
export const verifyRegistry = (registry: Registry, options: VerifyOptions): Promise<Verification> =>
  registry.$transaction((transaction) => verify(queryInside(transaction as unknown as Transaction), options), {
    isolationLevel: 'RepeatableRead',
    timeout: TIMEOUT_MS,
  });

/**
 * Walks the chain of changes, compares all rows with what the changes commit to, and asks for what contradicts the rules of
 * time. Nothing is kept but the last change read, so the size of the registry costs time, not memory.
 */
export async function verify(query: RunQuery, options: VerifyOptions): Promise<Verification> {
  const { tables, invariants, onBreak, onStep = () => undefined, against = [], publicKey = null } = options;
  const { batchSize = BATCH_SIZE, breaksMaximum = BREAKS_MAXIMUM } = options;
  let breaks = 0;
  const report = (line: string) => {
    breaks++;
    onBreak(line);
  };
  const chain = await verifyChain(query, { batchSize, report, onStep });
  await verifyCheckpoints(query, { against, publicKey, last: chain.last.position, report, onStep });
  const noted = tables.filter(isNoted);
  const rules = [
    { step: 'notes of rows', statement: STRAY_NOTES },
    ...noted.map((table, i) => ({
      step: `rows of ${table.table} (table ${i + 1} of ${noted.length})`,
      statement: rowsAltered(table),
    })),
    ...[...CHAIN_OF_READS, ...tables.filter(({ chained }) => chained).map(readsAltered)].map((statement) => ({
      step: 'reads of personal data',
      statement,
    })),
    ...invariants.map((statement, i) => ({ step: `rule ${i + 1} of ${invariants.length}`, statement })),
  ];
  for (const { step, statement } of rules) {
    onStep(step);
    // oxlint-disable-next-line no-await-in-loop -- one heavy statement at a time
    const found = await query<{ line: string }>(sql`${statement} LIMIT $1::int`, [breaksMaximum + 1]);
    for (const { line } of found.slice(0, breaksMaximum)) report(line);
    if (found.length > breaksMaximum) onBreak(`there are more than these ${breaksMaximum}`);
  }
  return { changes: chain.changes, position: chain.last.position.toString(), provenFrom: chain.provenFrom, breaks };
}
