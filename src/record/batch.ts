// Many acts that somebody asks for at once, such as the rows of a spreadsheet: each sees what those before it did, each has its own
// position and its own change, and all that are recorded are recorded in one transaction, at one instant
// (docs/decisions/0039-a-batch-is-tried-without-the-lock.md).
import type { Registry, Transaction } from '../database/client.ts';
import type { RunQuery } from '../database/run-query.ts';
import { BatchOvertakenError, tryAll, type Round } from './batch-trial.ts';
import type { Applied, BatchAct, Tried } from './batch-act.ts';
import { assertNotOvertaken, recordRounds } from './batch-recording.ts';
import { Rehearsal } from './rehearsal.ts';

export interface TryingOptions {
  /** Stops the work between two rounds. Nothing is done then. */
  readonly signal: AbortSignal;
  /** Told how many acts were tried so far; begins anew where the batch is tried again. */
  readonly onTried: (count: number) => void;
}

export interface ApplyingOptions extends TryingOptions {
  /**
   * Whether to record those that were not refused, by what became of all. It is asked before anything is recorded, after each try, and
   * may store what was found.
   */
  readonly decide: (tried: readonly Tried[]) => Promise<boolean>;
  /** Writes what belongs to the batch in the transaction that records it. */
  readonly besides: (query: RunQuery, applied: Applied) => Promise<void>;
}

/** How often a batch is tried that others overtake: whoever writes goes on meanwhile. */
const TRIES = 5;

/** How long the try before may have taken, in milliseconds, for the last one to be made while others wait to write. */
const LOCKED_MS = 3_000;

/** How long a statement of a trial may take; it waits for rows that others are writing for half a second. */
const STATEMENT_MS = 60_000;

/** Rolls back the transaction of a trial, and carries what was found out of it. */
class TrialEnd extends Error {
  readonly found: Trial;

  constructor(found: Trial) {
    super('the end of a trial');
    this.found = found;
  }
}

/** A batch that was tried. */
interface Trial {
  readonly tried: readonly Tried[];
  readonly rounds: readonly Round[];
  /** The last change that it saw. */
  readonly seen: bigint;
}

/** Tries acts in their order, and keeps nothing. */
export const tryTogether = async (
  registry: Registry,
  acts: readonly BatchAct[],
  options: TryingOptions,
): Promise<readonly Tried[]> =>
  (await untilNotOvertaken(options, (isLast) => trial(registry, acts, options, isLast))).tried;

/** What became of a batch. */
interface Outcome {
  readonly tried: readonly Tried[];
  readonly applied: boolean;
}

/**
 * Tries acts, then records those that were not refused. What others write while they are tried is looked at once the lock is held:
 * where it touches what an act has read, all are tried again, a small batch at last while the lock is held.
 */
export function applyTogether(
  registry: Registry,
  acts: readonly BatchAct[],
  { decide, besides, ...options }: ApplyingOptions,
): Promise<Outcome> {
  let took = Infinity;
  const tryNow = async (isLast: boolean) => {
    const from = performance.now();
    const found = await trial(registry, acts, options, isLast);
    took = performance.now() - from;
    return { ...found, applied: await decide(found.tried) };
  };
  return untilNotOvertaken(options, async (isLast) => {
    if (isLast && registry.$sessions !== null && took <= LOCKED_MS) {
      return recordRounds(registry, besides, async () => tryNow(true));
    }
    const found = await tryNow(isLast);
    if (!found.applied) return found;
    options.signal.throwIfAborted();
    return recordRounds(registry, besides, async (query, { position }) => {
      if (position !== found.seen) await assertNotOvertaken(query, found);
      return found;
    });
  });
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

/** Tries acts in a transaction that is rolled back. */
async function trial(
  registry: Registry,
  acts: readonly BatchAct[],
  { signal, onTried }: TryingOptions,
  isLast: boolean,
): Promise<Trial> {
  try {
    return await registry.$transaction(
      async (opened) => {
        const transaction = opened as unknown as Transaction;
        const { head } = await Rehearsal.open(transaction, STATEMENT_MS);
        const at = new Date(Math.max(Date.now(), head.at.getTime() + 1));
        const isShared = registry.$sessions !== null;
        const rounds = await tryAll({ transaction, acts, at, seen: head.position, signal, onTried, isShared, isLast });
        throw new TrialEnd({ tried: rounds.flatMap(({ tried }) => tried), rounds, seen: head.position });
      },
      { isolationLevel: 'RepeatableRead' },
    );
  } catch (error) {
    if (error instanceof TrialEnd) return error.found;
    throw error;
  }
}
