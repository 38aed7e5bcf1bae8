import { RULES_OF_ROWS } from '../invariants.ts';
import type { ChangeRecord } from '../record/chain.ts';
import { writeInside } from '../record/changes.ts';
import { keepingSound } from '../record/soundness.ts';
import type { Write } from '../record/write.ts';
import type { Database, Transaction } from '../database/client.ts';
import { withCopy } from '../database/copy.ts';
import { StartupError } from '../errors/startup-error.ts';
import { copyForce, insertForce } from './filling.ts';
import { BASIS, type ForceOptions } from './options.ts';
import type { Progress } from './progress.ts';
import { ALL_TABLES } from './tables.ts';
import { sql, sqlName } from '../sql/sql.ts';

export interface SynthesisOptions extends ForceOptions {
  /** The actor of the change. */
  readonly actor: string;
  readonly requestId: string;
  readonly progress?: Progress;
}

/** How many rows each table got. */
export type Summary = Readonly<Record<string, number>>;

/** The embedded database has no COPY for programs: more officers would take too long. */
export const EMBEDDED_OFFICERS_MAXIMUM = 20_000;

/** The time limit of the transaction that fills a registry. */
const TIMEOUT_MS = 24 * 3_600_000;

/**
 * Fills an empty registry with a synthetic force, in one transaction with one change record. A failure leaves it empty,
 * and so do rows that contradict what holds of every registry.
 */
export async function synthesize(database: Database, options: SynthesisOptions): Promise<Summary> {
  if (database.kind === 'postgresql') {
    return withCopy(database, TIMEOUT_MS, (transaction, copy) =>
      writeInside(transaction, (write) => fillEmpty(write, options, () => copyForce(write, copy, options))),
    );
  }
  if (options.officers > EMBEDDED_OFFICERS_MAXIMUM) {
    throw new StartupError(
      `The embedded database takes at most ${EMBEDDED_OFFICERS_MAXIMUM} synthetic officers; set DATABASE_URL for more.`,
    );
  }
  return database.registry.$transaction(
    (transaction) =>
      writeInside(transaction as unknown as Transaction, (write) =>
        fillEmpty(write, options, () => insertForce(write, options)),
      ),
    { timeout: TIMEOUT_MS },
  );
}

/** Refuses a registry that is not empty; fills it and returns the change to be recorded. */
async function fillEmpty(
  write: Write,
  { actor, requestId, seed, until, evaluationYears }: SynthesisOptions,
  fill: () => Promise<Summary>,
): Promise<{ result: Summary; change: ChangeRecord }> {
  for (const { name } of ALL_TABLES) {
    const [row] = await write.query<object>(sql`SELECT 1 AS one FROM ${sqlName(name)} LIMIT 1`, []);
    if (row) {
      throw new StartupError(`The registry is not empty (${name} has rows); a force is synthesized into an empty one.`);
    }
  }
  const result = await keepingSound(write, RULES_OF_ROWS, fill);
  const fields = Object.entries({ seed, until, evaluationYears, ...result }).map(([field, value]) => ({
    field,
    before: null,
    after: String(value),
  }));
  return {
    result,
    change: {
      actor,
      operation: 'synthesize',
      subjectType: 'Registry',
      subjectId: null,
      fields,
      requestId,
      basis: {
        documentNumber: BASIS,
        reason: null,
      },
    },
  };
}
