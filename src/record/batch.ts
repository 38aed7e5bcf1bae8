// Many acts that somebody asks for at once, such as the rows of a spreadsheet: each sees what those before it did, each has its own
// position and its own change, and all that are recorded are recorded in one transaction, at one instant
// (docs/decisions/0039-a-batch-is-tried-without-the-lock.md).
import type { Registry, Transaction } from '../database/client.ts';
import type { RunQuery } from '../database/run-query.ts';
import type { Acts, Applied } from './batch-act.ts';
import { BatchPlan } from './batch-plan.ts';
import { assertNotOvertaken, recordPlanned } from './batch-recording.ts';
import { BatchOvertakenError, tryAll, type OnTried } from './batch-trial.ts';
import { Rehearsal } from './rehearsal.ts';

export interface TryingOptions {
  /** Stops the work between two rounds. Nothing is done then. */
  readonly signal: AbortSignal;
  readonly onTried: OnTried;
}

export interface ApplyingOptions extends TryingOptions {
  /**
   * Whether to record those that were not refused, by what became of all. It is asked before anything is recorded, after each try, and
   * may store what was found.
   */
  readonly decide: () => Promise<boolean>;
  /** Writes what belongs to the batch in the transaction that records it. */
  readonly besides: (query: RunQuery, applied: Applied) => Promise<void>;
}

/** How often a batch is tried that others overtake: whoever writes goes on meanwhile. */
const TRIES = 5;

/** How long the try before may have taken, in milliseconds, for the last one to be made while others wait to write. */
const LOCKED_MS = 3_000;

/** How long a statement of a trial may take; it waits for rows that others are writing for half a second. */
const STATEMENT_MS = 60_000;

/** Rolls back the transaction of a trial, and carries what it saw out of it. */
class TrialEnd extends Error {
  readonly seen: bigint;

  constructor(seen: bigint) {
    super('the end of a trial');
    this.seen = seen;
  }
}

/** Tries acts in their order, and keeps nothing. */
export async function tryTogether(registry: Registry, acts: Acts, options: TryingOptions): Promise<void> {
  await untilNotOvertaken(options, (isLast) => trial(registry, acts, options, { isLast, plan: null }));
}

/**
 * Tries acts, then records those that were not refused. What others write while they are tried is looked at once the lock is held:
 * where it touches what an act has read, all are tried again, a small batch at last while the lock is held. Tells whether they are recorded.
 */
export async function applyTogether(
  registry: Registry,
  acts: Acts,
  { decide, besides, ...options }: ApplyingOptions,
): Promise<boolean> {
  let took = Infinity;
  const tryNow = async (isLast: boolean) => {
    const from = performance.now();
    const plan = new BatchPlan();
    const seen = await trial(registry, acts, options, { isLast, plan });
    took = performance.now() - from;
    return { plan, seen, applied: await decide() };
  };
  const { applied } = await untilNotOvertaken(options, async (isLast) => {
    if (isLast && registry.$sessions !== null && took <= LOCKED_MS) {
      return recordPlanned(registry, besides, async () => tryNow(true));
    }
    const found = await tryNow(isLast);
    if (!found.applied) return found;
    options.signal.throwIfAborted();
    return recordPlanned(registry, besides, async (query, { position }) => {
      if (position !== found.seen) await assertNotOvertaken(query, found);
      return found;
    });
  });
  return applied;
}

async function untilNotOvertaken<Result>(
  { signal }: TryingOptions,
  work: (isLast: boolean) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    try {
      // oxlint-disable-next-line no-await-in-loop -- it is tried again where it was in vain
      return await work(tries === TRIES);
    } catch (error) {
      if (!(error instanceof BatchOvertakenError) || tries === TRIES) throw error;
    }
  }
}

interface Try {
  /** Whether it is the last: nothing is tried again where others came first. */
  readonly isLast: boolean;
  readonly plan: BatchPlan | null;
}

/** Tries acts in a transaction that is rolled back. Tells the position of the last change that it saw. */
async function trial(
  registry: Registry,
  acts: Acts,
  { signal, onTried }: TryingOptions,
  { isLast, plan }: Try,
): Promise<bigint> {
  try {
    return await registry.$transaction(
      async (opened) => {
        const transaction = opened as unknown as Transaction;
        const { head } = await Rehearsal.open(transaction, STATEMENT_MS);
        const at = new Date(Math.max(Date.now(), head.at.getTime() + 1));
        const isShared = registry.$sessions !== null;
        await tryAll({ transaction, acts, at, seen: head.position, signal, onTried, isShared, isLast }, plan);
        throw new TrialEnd(head.position);
      },
      { isolationLevel: 'RepeatableRead' },
    );
  } catch (error) {
    if (error instanceof TrialEnd) return error.seen;
    throw error;
  }
}
