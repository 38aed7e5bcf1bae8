import { createHash } from 'node:crypto';
import { rootsOf } from '../access/scopes.ts';
import { OutOfTimeError, unavailability } from '../database/availability.ts';
import type { Registry, Transaction } from '../database/client.ts';
import type { Clock } from '../database/clock.ts';
import { MARGIN_MS, type Sessions, type TransactionId } from '../database/sessions.ts';
import { WRITING } from '../database/writing.ts';
import { wasCommitted, type Trace } from './outcome.ts';
import { proofOf, type Proof } from './proof.ts';
import { openWrite, type Basis, type FieldChange, type Write, type Writer } from './write.ts';

/** What one write did, for the record. */
export interface ChangeRecord {
  readonly actor: string;
  readonly operation: string;
  readonly subjectType: string;
  readonly subjectId: number | null;
  readonly fields: readonly FieldChange[];
  readonly basis: Basis | null;
  /** The result or the selection on whose grounds it was done. */
  readonly cites?: { readonly type: string; readonly id: number } | null;
  readonly requestId: string;
}

interface Head {
  readonly position: bigint;
  readonly at: Date;
  readonly hash: string;
}

/** What a write gives back; the change is null where there was nothing to do, and then nothing is recorded. */
export interface Written<Result> {
  readonly result: Result;
  readonly change: ChangeRecord | null;
}

/**
 * Runs one write and records its change, together or not at all. Writes wait for each other from their first statement
 * (one locked row), so what a rule has checked inside still holds at commit, positions have no gap and follow the
 * order of commits, and instants only grow: what was known at an instant never changes afterwards.
 *
 * The clock bounds all of it up to COMMIT, which is never cancelled: an error means that nothing was done, except for
 * OutcomeUnknownError. Where the connection is lost meanwhile, the database is asked on another one.
 */
export async function write<Result>(
  registry: Registry,
  work: (write: Write) => Promise<Written<Result>>,
  writer: Writer | null = null,
  clock: Clock | null = null,
): Promise<Result> {
  const { $sessions: sessions } = registry;
  // on the embedded database nothing can be cancelled, and no connection is lost
  const within = clock && sessions && { clock, sessions };
  let sent: Sent<Result> | null = null;
  try {
    return await registry.$inTurn(clock?.signal ?? null, () =>
      registry.$transaction(async (transaction) => {
        const done = await recordInside(transaction as unknown as Transaction, work, writer, within);
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

/** A write that is ready for COMMIT. */
interface Sent<Result> extends Trace {
  readonly result: Result;
}

async function recordInside<Result>(
  transaction: Transaction,
  work: (write: Write) => Promise<Written<Result>>,
  writer: Writer | null,
  within: Within | null,
): Promise<Sent<Result>> {
  const head = await lockHead(transaction, within?.clock.left ?? 0);
  const settled = within?.sessions.until(within.clock.signal, head.processId);
  try {
    const position = head.position + 1n;
    const { result, at, change } = await actOn(transaction, { position, after: head.at }, work, writer);
    const hash = change && (await append(transaction, head, at, change));
    if (within?.clock.signal.aborted) throw new OutOfTimeError();
    return { result, processId: head.processId, xid: head.xid, position, hash };
  } finally {
    await settled?.();
  }
}

/**
 * Waits for the writes before this one, for a time. Settings hold for the transaction, and are made before the row is
 * locked. Each statement has the time that is left now; a session that is not heard of any longer must not hold the lock
 * for ever. An act looks things up by their keys, for which one plan serves all. 0: without end.
 */
async function lockHead(transaction: Transaction, withinMs: number): Promise<Head & TransactionId> {
  const [left, idle] = [String(withinMs), String(withinMs && withinMs + MARGIN_MS)];
  const [head] = await transaction.$queryRaw<(Head & TransactionId)[]>`SELECT h.position, h.at, h.hash,
  pg_backend_pid() AS "processId", pg_current_xact_id()::xid::text AS "xid" FROM change_head h,
  (SELECT set_config('lock_timeout', ${left}, TRUE), set_config('statement_timeout', ${left}, TRUE),
  set_config('idle_in_transaction_session_timeout', ${idle}, TRUE),
  set_config('plan_cache_mode', 'auto', TRUE), set_config(${WRITING}, 'on', TRUE)) settings
WHERE h.id = 1 FOR UPDATE OF h`;
  if (!head) throw new Error('change_head has lost its row');
  return head;
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

/** Fails closed: an act that did not call assertReach is done for unrestricted writers alone. */
function assertReachChecked({ scope, scopes, asserted }: Writer, { operation }: ChangeRecord): void {
  if (scope === null ? asserted.size > 0 : rootsOf(scopes, scope) === 'everywhere' || asserted.has(scope)) return;
  throw new Error(`${operation} did not say what it is about: it must call assertReach`);
}

async function append(client: Transaction, head: Head, at: Date, change: ChangeRecord): Promise<string> {
  const position = head.position + 1n;
  const { actor, operation, subjectType, subjectId, basis, cites, requestId } = change;
  const proof = await proofOf(client, position);
  const hash = changeHash(position, at, change, head.hash, proof);
  const fields = JSON.stringify(change.fields.map(({ field, before, after }) => ({ field, before, after })));
  await client.$executeRaw`WITH added AS (
  INSERT INTO change (position, at, actor, operation, subject_type, subject_id, fields, basis_document, basis_reason,
    cited_type, cited_id, request_id, rows_hash, reads_position, reads_hash, previous_hash, hash)
  VALUES (${position}::bigint, ${at}::timestamptz, ${actor}, ${operation}, ${subjectType}, ${subjectId}::int,
    ${fields}::jsonb, ${basis?.documentNumber ?? null}, ${basis?.reason ?? null}, ${cites?.type ?? null},
    ${cites?.id ?? null}::int, ${requestId}, ${proof.rowsHash}, ${proof.readsPosition}::bigint, ${proof.readsHash},
    ${head.hash}, ${hash})
)
UPDATE change_head SET position = ${position}::bigint, at = ${at}::timestamptz, hash = ${hash}
FROM (SELECT set_config(${WRITING}, '', TRUE)) settings WHERE id = 1`;
  return hash;
}

/** The hash of a change and of the one before it: who alters or drops one breaks all that follow. */
export function changeHash(
  position: bigint,
  at: Date,
  change: ChangeRecord,
  previousHash: string,
  proof: Proof | null = null,
): string {
  const { actor, operation, subjectType, subjectId, fields, basis, cites, requestId } = change;
  const content = [
    previousHash,
    position.toString(),
    at.toISOString(),
    actor,
    operation,
    subjectType,
    subjectId,
    fields.map(({ field, before, after }) => [field, before, after]),
    basis?.documentNumber ?? null,
    basis?.reason ?? null,
    requestId,
    // most cite nothing, and have the hash they had before anything could be cited
    ...(cites ? [cites.type, cites.id] : []),
    // so do those from before rows were proven
    ...(proof ? [{ rows: proof.rowsHash, reads: [proof.readsPosition, proof.readsHash] }] : []),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
