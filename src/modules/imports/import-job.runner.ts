import { randomUUID } from 'node:crypto';
import { holderOf } from '../../access/viewer.ts';
import { unavailability, violatesUnique } from '../../database/availability.ts';
import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import type { ImportStatus } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { newOperation } from '../../graphql/operation-state.ts';
import { collectSooner } from '../../limits/collecting.ts';
import { recordPersonalReads } from '../../personal/personal-reads.ts';
import type { WordKey } from '../../personal/words.ts';
import { BatchOvertakenError } from '../../record/batch-trial.ts';
import { beat, end, keyOf, LostImportError } from './import-batch.service.ts';
import { BROKEN, BUSY, REPEATED, STOPPED } from './import-row.rules.ts';
import { processedHere, type ImportBatchRow } from './import.loaders.ts';

/** More rows than one transaction should record while others wait to write. */
const ROWS_MAXIMUM = 20_000;

/** Work on one file, for the viewer as the viewer was when it was asked for. */
export interface Job {
  readonly id: number;
  readonly worker: string;
  readonly key: WordKey;
  readonly context: Context;
}

/** Work on a file. Refuses one that is too large, or whose cells do not open. */
export function jobOf(context: Context, batch: ImportBatchRow): Job {
  if (batch.rowCount > ROWS_MAXIMUM) {
    throw new RuleViolationError('import-too-large', {
      zh: `一次最多处理 ${ROWS_MAXIMUM} 行，此文件有 ${batch.rowCount} 行，请分成几个文件`,
      en: `At most ${ROWS_MAXIMUM} rows are worked on at once, and this file has ${batch.rowCount}: split it.`,
    });
  }
  const key = keyOf(context.sealer, batch.id, batch);
  const own = { ...context, operation: newOperation(context.registry) };
  return { id: batch.id, worker: randomUUID(), key, context: own };
}

type Work = (signal: AbortSignal, onTried: (count: number) => void) => Promise<void>;

const BEAT_MS = 1_000;

/** Works on a file in the background. `otherwise`: its status where nothing is done. */
export function begin(job: Job, otherwise: ImportStatus, work: Work): void {
  const { id, context } = job;
  const lost = new AbortController();
  const progress = { count: 0 };
  const stopBeating = beating(job, progress, lost);
  context.background.run(async (stopping) => {
    const endCollecting = collectSooner();
    const signal = AbortSignal.any([stopping, lost.signal]);
    try {
      signal.throwIfAborted();
      await work(signal, (tried) => processedHere.note(id, (progress.count = tried)));
    } catch (error) {
      const failure = stopping.aborted ? STOPPED : failureOf(error);
      await giveUp(job, otherwise, failure, error);
      if (failure === BROKEN && !(error instanceof LostImportError)) throw error;
    } finally {
      endCollecting();
      stopBeating();
      processedHere.end(id);
    }
  });
}

/** Tells every second that the worker is there still, from when it waits for its turn on. Returns what ends that. */
function beating({ id, worker, context: { registry } }: Job, progress: { count: number }, lost: AbortController) {
  // on the embedded database there is one process, and its one connection is the work's own
  if (!registry.$sessions) return () => undefined;
  const timer = setInterval(() => {
    beat(registry.$query, id, worker, progress.count).then(
      (isOurs) => isOurs || lost.abort(new LostImportError()),
      // the next beat may come through
      () => undefined,
    );
  }, BEAT_MS);
  return () => clearInterval(timer);
}

/** Ends what could not be done, where it is still ours to end. */
async function giveUp({ id, worker, context }: Job, status: ImportStatus, failure: Message, error: unknown) {
  if (error instanceof LostImportError) return;
  try {
    await end(context.registry.$query, id, { worker, status, failure });
  } catch (ending) {
    // it was ended: committed, though nobody told, or taken for given up
    if (!(ending instanceof LostImportError)) throw ending;
  }
}

/** Why nothing was done. */
export function failureOf(error: unknown): Message {
  if (violatesUnique(error, 'import_batch_applied')) return REPEATED;
  return error instanceof BatchOvertakenError || unavailability(error) !== null ? BUSY : BROKEN;
}

/** Puts on the record of reads what refusals give away of personal data, each field of an officer once, whichever try noted it. */
export async function noteReads({ registry, viewer, requestId, purpose, operation }: Context): Promise<void> {
  const noted = operation.personalReads.splice(0);
  if (noted.length === 0) return;
  const fields = [...new Map(noted.map((read) => [`${read.officerId} ${read.field}`, read])).values()];
  await recordPersonalReads(registry, {
    viewer: viewer.actor,
    viewerId: holderOf(viewer),
    requestId,
    purpose,
    fields,
  });
}
