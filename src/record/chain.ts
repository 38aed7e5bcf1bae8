import { createHash } from 'node:crypto';
import { rootsOf } from '../access/scopes.ts';
import type { RunQuery } from '../database/run-query.ts';
import { MARGIN_MS, type TransactionId } from '../database/sessions.ts';
import { WRITING } from '../database/writing.ts';
import { sql, sqlText } from '../sql/sql.ts';
import type { Proof } from './proof.ts';
import type { Basis, FieldChange, Writer } from './write.ts';

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

/** What a write gives back; the change is null where there was nothing to do, and then nothing is recorded. */
export interface Written<Result> {
  readonly result: Result;
  readonly change: ChangeRecord | null;
}

/** The last change on record. */
export interface Head {
  readonly position: bigint;
  readonly at: Date;
  readonly hash: string;
}

const LOCK_HEAD = sql`SELECT h.position::text AS "position", h.at, h.hash,
  pg_backend_pid() AS "processId", pg_current_xact_id()::xid::text AS "xid" FROM change_head h,
  (SELECT set_config('lock_timeout', $1, TRUE), set_config('statement_timeout', $1, TRUE),
  set_config('idle_in_transaction_session_timeout', $2, TRUE),
  set_config('plan_cache_mode', 'auto', TRUE), set_config(${sqlText(WRITING)}, 'on', TRUE)) settings
WHERE h.id = 1 FOR UPDATE OF h`;

/**
 * Waits for the writes before this one, for a time. Settings hold for the transaction, and are made before the row is
 * locked. Each statement has the time that is left now; a session that is not heard of any longer must not hold the lock
 * for ever. An act looks things up by their keys, for which one plan serves all. 0: without end.
 */
export async function lockHead(query: RunQuery, withinMs: number): Promise<Head & TransactionId> {
  const idle = withinMs && withinMs + MARGIN_MS;
  const [head] = await query<Omit<Head, 'position'> & TransactionId & { readonly position: string }>(LOCK_HEAD, [
    String(withinMs),
    String(idle),
  ]);
  if (!head) throw new Error('change_head has lost its row');
  return { ...head, position: BigInt(head.position) };
}

/** A change with all that its hash covers. */
export interface Link {
  readonly position: bigint;
  readonly at: Date;
  readonly change: ChangeRecord;
  readonly proof: Proof;
}

const APPEND = sql`WITH added AS (
  INSERT INTO change (position, at, actor, operation, subject_type, subject_id, fields, basis_document, basis_reason,
    cited_type, cited_id, request_id, rows_hash, reads_position, reads_hash, previous_hash, hash)
  SELECT position, at, actor, operation, subject_type, subject_id, fields, basis_document, basis_reason,
    cited_type, cited_id, request_id, rows_hash, reads_position, reads_hash, previous_hash, hash
  FROM jsonb_populate_recordset(NULL::change, $1::jsonb)
)
UPDATE change_head SET position = $2::bigint, at = $3::timestamptz, hash = $4
FROM (SELECT set_config(${sqlText(WRITING)}, '', TRUE)) settings WHERE id = 1`;

/** The hashes of some changes, each linked to the one before it. */
export function linked(head: Head, links: readonly Link[]): string[] {
  let previous = head.hash;
  return links.map(({ position, at, change, proof }) => (previous = changeHash(position, at, change, previous, proof)));
}

/** Records changes, one at least, after the head, which moves on to the last of them. */
export async function append(query: RunQuery, head: Head, links: readonly Link[], hashes: readonly string[]) {
  const rows = links.map(({ position, at, change, proof }, i) => {
    const { actor, operation, subjectType, subjectId, basis, cites, requestId } = change;
    return {
      position: position.toString(),
      at: at.toISOString(),
      actor,
      operation,
      subject_type: subjectType,
      subject_id: subjectId,
      fields: change.fields.map(({ field, before, after }) => ({ field, before, after })),
      basis_document: basis?.documentNumber ?? null,
      basis_reason: basis?.reason ?? null,
      cited_type: cites?.type ?? null,
      cited_id: cites?.id ?? null,
      request_id: requestId,
      rows_hash: proof.rowsHash,
      reads_position: proof.readsPosition,
      reads_hash: proof.readsHash,
      previous_hash: hashes[i - 1] ?? head.hash,
      hash: hashes[i],
    };
  });
  const { position, at } = links.at(-1)!;
  await query(APPEND, [JSON.stringify(rows), position.toString(), at.toISOString(), hashes.at(-1)]);
}

/** Fails closed: an act that did not call assertReach is done for unrestricted writers alone. */
export function assertReachChecked({ scope, scopes, asserted }: Writer, { operation }: ChangeRecord): void {
  if (scope === null ? asserted.size > 0 : rootsOf(scopes, scope) === 'everywhere' || asserted.has(scope)) return;
  throw new Error(`${operation} did not say what it is about: it must call assertReach`);
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
