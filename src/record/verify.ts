import { changeHash } from './changes.ts';
import type { FieldChange } from './write.ts';
import type { Registry, Transaction } from '../database/client.ts';
import { sql, type Sql } from '../sql/sql.ts';
import type { RunQuery } from '../database/run-query.ts';
import { queryInside } from '../database/statements.ts';

export interface Verification {
  /** How many changes were read. */
  readonly changes: number;
  /** Of the last change; 0 before the first. */
  readonly position: string;
  readonly breaks: number;
}

export interface VerifyOptions {
  /** Statements that find what contradicts the rules of time; see invariants.ts. */
  readonly invariants: readonly Sql[];
  /** Told of each break as it is found: one line that names the position or the row. */
  readonly onBreak: (line: string) => void;
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
 * Walks the chain of changes and asks for what contradicts the rules of time. Nothing is kept but the last change read,
 * so the size of the registry costs time, not memory.
 */
export async function verify(query: RunQuery, options: VerifyOptions): Promise<Verification> {
  const { invariants, onBreak, batchSize = BATCH_SIZE, breaksMaximum = BREAKS_MAXIMUM } = options;
  let breaks = 0;
  const report = (line: string) => {
    breaks++;
    onBreak(line);
  };
  const { changes, last } = await verifyChain(query, batchSize, report);
  for (const invariant of invariants) {
    // oxlint-disable-next-line no-await-in-loop -- one heavy statement at a time
    const found = await query<{ line: string }>(sql`${invariant} LIMIT $1::int`, [breaksMaximum + 1]);
    for (const { line } of found.slice(0, breaksMaximum)) report(line);
    if (found.length > breaksMaximum) onBreak(`there are more than these ${breaksMaximum}`);
  }
  return { changes, position: last.position.toString(), breaks };
}

interface StoredChange {
  readonly position: string;
  readonly at: Date;
  readonly actor: string;
  readonly operation: string;
  readonly subjectType: string;
  readonly subjectId: number | null;
  readonly fields: unknown;
  readonly basisDocument: string | null;
  readonly basisReason: string | null;
  readonly citedType: string | null;
  readonly citedId: number | null;
  readonly requestId: string;
  readonly previousHash: string;
  readonly hash: string;
}

const CHANGES_AFTER = sql`SELECT position::text AS position, at, actor, operation, subject_type AS "subjectType",
  subject_id AS "subjectId", fields, basis_document AS "basisDocument", basis_reason AS "basisReason",
  cited_type AS "citedType", cited_id AS "citedId", request_id AS "requestId", previous_hash AS "previousHash", hash
FROM change WHERE change.position > $1::bigint ORDER BY change.position LIMIT $2::int`;

/** What is known of the change before: its position, instant and hash. */
interface Link {
  readonly position: bigint;
  readonly at: Date;
  readonly hash: string;
}

/** Where the chain starts: what the head said before the first change. */
const START: Link = { position: 0n, at: new Date(0), hash: '0'.repeat(64) };

type Report = (line: string) => void;

async function verifyChain(
  query: RunQuery,
  batchSize: number,
  report: Report,
): Promise<{ changes: number; last: Link }> {
  let changes = 0;
  let last = START;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a page begins where the last one ended
    const page = await query<StoredChange>(CHANGES_AFTER, [last.position.toString(), batchSize]);
    for (const change of page) last = verifyChange(change, last, report);
    changes += page.length;
    if (page.length < batchSize) break;
  }
  const [head] = await query<{ position: string; at: Date; hash: string }>(
    sql`SELECT position::text AS position, at, hash FROM change_head WHERE id = 1`,
    [],
  );
  if (!head) report('the head is lost');
  else if (BigInt(head.position) !== last.position || head.hash !== last.hash || +head.at !== +last.at) {
    report(`the head is at position ${head.position}, and does not fit change ${last.position}, the last there is`);
  }
  return { changes, last };
}

function verifyChange(change: StoredChange, before: Link, report: Report): Link {
  const position = BigInt(change.position);
  const { at, hash, previousHash } = change;
  const [missing, lastMissing] = [before.position + 1n, position - 1n];
  if (missing === lastMissing) report(`change ${missing} is missing`);
  else if (missing < lastMissing) report(`changes ${missing} to ${lastMissing} are missing`);
  else if (previousHash !== before.hash) report(`change ${position} does not carry the hash of the one before it`);
  if (at <= before.at) report(`change ${position} is not later than the one before it`);
  if (hash !== hashOf(change)) report(`change ${position} is not as it was recorded: its hash does not fit`);
  return { position, at, hash };
}

function hashOf(stored: StoredChange): string {
  const { position, at, fields, basisDocument, basisReason, citedType, citedId, previousHash, ...change } = stored;
  return changeHash(
    BigInt(position),
    at,
    {
      ...change,
      // whoever altered a row need not have kept its shape
      fields: Array.isArray(fields) ? fields.map((field) => (field ?? {}) as FieldChange) : [{} as FieldChange],
      basis: { documentNumber: basisDocument, reason: basisReason },
      cites: citedType === null && citedId === null ? null : { type: String(citedType), id: Number(citedId) },
    },
    previousHash,
  );
}
