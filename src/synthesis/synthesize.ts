import { writeInside, type ChangeRecord } from '../record/changes.ts';
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
  /** Whom the change names. */
  readonly actor: string;
  readonly requestId: string;
  readonly progress?: Progress;
}

/** How many rows each table got. */
export type Summary = Readonly<Record<string, number>>;

/** More would take the embedded database, which has no COPY for programs, too long. */
export const EMBEDDED_OFFICERS_MAXIMUM = 20_000;

/** A transaction that fills a registry may be as long as the registry is large. */
const TIMEOUT_MS = 24 * 3_600_000;

/**
 * Fills an empty registry with a synthetic force: all of it in one transaction with one change record, or nothing of it
 * with a StartupError.
 */
export async function synthesize(database: Database, options: SynthesisOptions): Promise<Summary> {
  if (database.kind === 'postgresql') {
    return withCopy(database, TIMEOUT_MS, (transaction, copy) =>
      writeInside(transaction, (write) => recording(write, options, () => copyForce(write, copy, options))),
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
        recording(write, options, () => insertForce(write, options)),
      ),
    { timeout: TIMEOUT_MS },
  );
}

/** Refuses where anything is that would stand beside the force, and records what was made. */
async function recording(
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
  const result = await fill();
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
