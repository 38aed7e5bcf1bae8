import { OutOfTimeError, unavailability } from '../database/availability.ts';
import type { Registry, Transaction } from '../database/client.ts';
import type { Clock } from '../database/clock.ts';
import type { Sessions } from '../database/sessions.ts';
import { queryInside } from '../database/statements.ts';
import type { RunQuery } from '../database/run-query.ts';
import { append, assertReachChecked, linked, lockHead, type ChangeRecord, type Head, type Written } from './chain.ts';
import { wasCommitted, type Trace } from './outcome.ts';
import { proofsOf } from './proof.ts';
import { queueOf } from './queue.ts';
import { openWrite, type Write, type Writer } from './write.ts';

/** Who writes, how long that may take, and what is written: writes without a kind are not committed with others. */
export interface Writing {
  readonly writer?: Writer | null;
  readonly clock?: Clock | null;
  readonly kind?: string | null;
}

/**
 * Runs one write and records its change, together or not at all. Writes wait for each other from their first statement
 * (one locked row), so what a rule has checked inside still holds at commit, positions have no gap and follow the
 * order of commits, and instants only grow: what was known at an instant never changes afterwards.
 *
 * The clock bounds all of it up to COMMIT, which is never cancelled: an error means that nothing was done, except for
 * OutcomeUnknownError. Where the connection is lost meanwhile, the database is asked on another one.
 */
export function write<Result>(
  registry: Registry,
  work: (write: Write) => Promise<Written<Result>>,
  { writer = null, clock = null, kind = null }: Writing = {},
): Promise<Result> {
  const alone = () => writeAlone(registry, work, writer, clock);
  return kind === null ? alone() : queueOf(registry).add({ kind, work, writer, clock, alone });
}

/** The same in a transaction of its own. */
function writeAlone<Result>(
  registry: Registry,
  work: (write: Write) => Promise<Written<Result>>,
  writer: Writer | null,
  clock: Clock | null,
): Promise<Result> {
  const { $sessions: sessions } = registry;
  // on the embedded database nothing can be cancelled, and no connection is lost
  const within = clock && sessions && { clock, sessions };
  return inOneTransaction(registry, clock, (_query, transaction) => recordInside(transaction, work, writer, within));
}

/**
 * Runs what ends with COMMIT in a transaction of its own, when its turn comes. Where the connection is lost meanwhile, the database is
 * asked on another one whether it was committed.
 */
export async function inOneTransaction<Result>(
  registry: Registry,
  clock: Clock | null,
  work: (query: RunQuery, transaction: Transaction) => Promise<Sent<Result>>,
): Promise<Result> {
  const { $sessions: sessions } = registry;
  let sent: Sent<Result> | null = null;
  try {
    return await registry.$inTurn(clock, () =>
      registry.$transaction(async (opened) => {
        const transaction = opened as unknown as Transaction;
        const done = await work(queryInside(transaction), transaction);
        sent = done;
        return done.result;
      }),
    );
  } catch (error) {
    // the callback ended, so that COMMIT was sent or would have been next
    const done = sent as Sent<Result> | null;
    if (done === null || sessions === null) throw error;
    // what the database itself refused at COMMIT is not lost: rows that no change tells of
    if (done.hash === null && unavailability(error) === null) throw error;
    if (!(await wasCommitted(registry, sessions, done))) throw error;
    return done.result;
  }
}

/** The same inside a transaction that is already there, which decides whether any of it is kept. No viewer writes. */
export const writeInside = async <Result>(
  transaction: Transaction,
  work: (write: Write) => Promise<Written<Result>>,
): Promise<Result> => (await recordInside(transaction, work, null, null)).result;

/** What bounds a write: how long it waits for the writes before it, and how long all that it does before COMMIT may take. */
interface Within {
  readonly clock: Clock;
  readonly sessions: Sessions;
}

/** What is ready for COMMIT. */
interface Sent<Result> extends Trace {
  readonly result: Result;
}

async function recordInside<Result>(
  transaction: Transaction,
  work: (write: Write) => Promise<Written<Result>>,
  writer: Writer | null,
  within: Within | null,
): Promise<Sent<Result>> {
  const query = queryInside(transaction);
  const head = await lockHead(query, within?.clock.left ?? 0);
  const settled = within?.sessions.until(within.clock, head.processId);
  try {
    const position = head.position + 1n;
    const { result, at, change } = await actOn(transaction, { position, after: head.at }, work, writer);
    const hash = change && (await recordChange(query, head, at, change));
    if (within?.clock.aborted) throw new OutOfTimeError();
    return { result, processId: head.processId, xid: head.xid, position, hash };
  } finally {
    await settled?.();
  }
}

async function recordChange(query: RunQuery, head: Head, at: Date, change: ChangeRecord): Promise<string> {
  const position = head.position + 1n;
  const [proof] = await proofsOf(query, position, position);
  const link = { position, at, change, proof: proof! };
  const [hash] = linked(head, [link]);
  await append(query, head, [link], [hash!]);
  return hash!;
}

/** What an act did, and when; its rows are sent. */
interface Acted<Result> extends Written<Result> {
  readonly at: Date;
}

/** Runs the work of one act at a position, later than what was recorded before it. */
export async function actOn<Result>(
  transaction: Transaction,
  { position, after }: { readonly position: bigint; readonly after: Date },
  work: (write: Write) => Promise<Written<Result>>,
  writer: Writer | null,
): Promise<Acted<Result>> {
  const at = new Date(Math.max(Date.now(), after.getTime() + 1));
  const opened = openWrite(transaction, { at, position, writer });
  const { result, change } = await work(opened);
  await opened.buffer.flush();
  if (change && writer) assertReachChecked(writer, change);
  return { result, at, change };
}
