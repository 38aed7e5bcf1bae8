import { createHash } from 'node:crypto';
import { rootsOf } from '../access/scopes.ts';
import type { Registry, Transaction } from '../database/client.ts';
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
 */
export const write = <Result>(
  registry: Registry,
  work: (write: Write) => Promise<Written<Result>>,
  writer: Writer | null = null,
): Promise<Result> =>
  registry.$transaction((transaction) =>
    writeInside(transaction as unknown as Transaction, work, writer, registry.$writeMs),
  );

/**
 * The same inside a transaction that is already there, which decides whether any of it is kept. `withinMs` bounds how
 * long it waits for other writes, and each statement after that; 0 or null: as long as it takes.
 */
export async function writeInside<Result>(
  transaction: Transaction,
  work: (write: Write) => Promise<Written<Result>>,
  writer: Writer | null = null,
  withinMs: number | null = null,
): Promise<Result> {
  // the settings hold for the transaction, and are made before the row is locked; an act looks things up by their keys, for
  // which one plan serves all
  const milliseconds = String(withinMs ?? 0);
  const [head] = await transaction.$queryRaw<Head[]>`SELECT h.position, h.at, h.hash FROM change_head h,
  (SELECT set_config('lock_timeout', ${milliseconds}, TRUE), set_config('statement_timeout', ${milliseconds}, TRUE),
  set_config('plan_cache_mode', 'auto', TRUE)) settings
WHERE h.id = 1 FOR UPDATE OF h`;
  if (!head) throw new Error('change_head has lost its row');
  const { result, at, change } = await actOn(
    transaction,
    { position: head.position + 1n, after: head.at },
    work,
    writer,
  );
  if (change) await append(transaction, head, at, change);
  return result;
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
  if (rootsOf(scopes, scope) === 'everywhere' || asserted.has(scope)) return;
  throw new Error(`${operation} did not say what it is about: it must call assertReach`);
}

async function append(client: Transaction, head: Head, at: Date, change: ChangeRecord): Promise<void> {
  const position = head.position + 1n;
  const hash = changeHash(position, at, change, head.hash);
  await client.change.create({
    data: {
      position,
      at,
      actor: change.actor,
      operation: change.operation,
      subjectType: change.subjectType,
      subjectId: change.subjectId,
      fields: change.fields.map(({ field, before, after }) => ({ field, before, after })),
      basisDocument: change.basis?.documentNumber ?? null,
      basisReason: change.basis?.reason ?? null,
      citedType: change.cites?.type ?? null,
      citedId: change.cites?.id ?? null,
      requestId: change.requestId,
      previousHash: head.hash,
      hash,
    },
  });
  await client.changeHead.update({ where: { id: 1 }, data: { position, at, hash } });
}

/** The hash of a change and of the one before it: who alters or drops one breaks all that follow. */
export function changeHash(position: bigint, at: Date, change: ChangeRecord, previousHash: string): string {
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
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
