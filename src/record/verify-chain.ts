import type { RunQuery } from '../database/run-query.ts';
import { sql } from '../sql/sql.ts';
import { changeHash } from './chain.ts';
import { NO_ROWS, rowsHash, type Proof } from './proof.ts';
import type { FieldChange } from './write.ts';

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
  readonly rowsHash: string | null;
  readonly readsPosition: string | null;
  readonly readsHash: string | null;
  readonly previousHash: string;
  readonly hash: string;
  /** The hash of the rows that are noted for it; null for none. */
  readonly noted: string | null;
  /** Whether the chain of reads stood where it says. */
  readonly readsFit: boolean;
}

const CHANGES_AFTER = sql`SELECT position::text AS position, at, actor, operation, subject_type AS "subjectType",
  subject_id AS "subjectId", fields, basis_document AS "basisDocument", basis_reason AS "basisReason",
  cited_type AS "citedType", cited_id AS "citedId", request_id AS "requestId", rows_hash AS "rowsHash",
  reads_position::text AS "readsPosition", reads_hash AS "readsHash", previous_hash AS "previousHash", hash,
  ${rowsHash(sql`change.position`)} AS noted,
  CASE reads_position WHEN 0 THEN reads_hash = repeat('0', 64)
    ELSE EXISTS (SELECT FROM read_link l WHERE l.position = change.reads_position AND l.hash = change.reads_hash)
  END AS "readsFit"
FROM change WHERE change.position > $1::bigint ORDER BY change.position LIMIT $2::int`;

/** What is known of the change before: its position, instant and hash. */
interface Link {
  readonly position: bigint;
  readonly at: Date;
  readonly hash: string;
}

/** Where the chain starts: what the head said before the first change. */
const START: Link = { position: 0n, at: new Date(0), hash: '0'.repeat(64) };

interface ChainOptions {
  readonly batchSize: number;
  readonly report: (line: string) => void;
  readonly onStep: (step: string) => void;
}

export interface Chain {
  readonly changes: number;
  readonly last: Link;
  /** The first change that proves its rows; null where none does. */
  readonly provenFrom: string | null;
}

/** Walks the chain of changes, page by page, and compares its end with the head. */
export async function verifyChain(query: RunQuery, { batchSize, report, onStep }: ChainOptions): Promise<Chain> {
  let changes = 0;
  let last = START;
  let provenFrom: string | null = null;
  for (;;) {
    onStep(`changes after ${last.position}`);
    // oxlint-disable-next-line no-await-in-loop -- a page begins where the last one ended
    const page = await query<StoredChange>(CHANGES_AFTER, [last.position.toString(), batchSize]);
    for (const change of page) {
      last = verifyChange(change, last, report);
      if (change.rowsHash !== null) provenFrom ??= change.position;
      verifyProof(change, provenFrom !== null, report);
    }
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
  return { changes, last, provenFrom };
}

function verifyChange(change: StoredChange, before: Link, report: (line: string) => void): Link {
  const position = BigInt(change.position);
  const { at, hash, previousHash } = change;
  const [missing, lastMissing] = [before.position + 1n, position - 1n];
  if (missing === lastMissing) report(`change ${missing} is missing`);
  else if (missing < lastMissing) report(`changes ${missing} to ${lastMissing} are missing`);
  else if (previousHash !== before.hash) report(`change ${position} does not carry the hash of the one before it`);
  // those of a batch share one instant
  if (at < before.at) report(`change ${position} is earlier than the one before it`);
  if (hash !== hashOf(change)) report(`change ${position} is not as it was recorded: its hash does not fit`);
  return { position, at, hash };
}

/** Whether what was noted for a change is what it commits to. Changes from before an upgrade commit to nothing. */
function verifyProof(change: StoredChange, proven: boolean, report: (line: string) => void): void {
  const { position, noted, readsFit } = change;
  if (change.rowsHash === null) {
    if (proven) report(`change ${position} proves no rows, as the changes before it do`);
    return;
  }
  if (change.rowsHash !== (noted ?? NO_ROWS))
    report(`change ${position}: the rows noted for it are not those it wrote`);
  if (!readsFit) report(`change ${position}: the reads of personal data before it are not as they were`);
}

/** Whoever altered a row need not have kept its shape. */
const fieldsOf = (fields: unknown): FieldChange[] =>
  Array.isArray(fields) ? fields.map((field) => (field ?? {}) as FieldChange) : [{} as FieldChange];

const proofOf = ({ rowsHash: rows, readsPosition, readsHash }: StoredChange): Proof | null =>
  rows === null && readsPosition === null && readsHash === null
    ? null
    : { rowsHash: String(rows), readsPosition: String(readsPosition), readsHash: String(readsHash) };

function hashOf(stored: StoredChange): string {
  const { position, at, fields, basisDocument, basisReason, citedType, citedId, previousHash, ...change } = stored;
  return changeHash(
    BigInt(position),
    at,
    {
      ...change,
      fields: fieldsOf(fields),
      basis: { documentNumber: basisDocument, reason: basisReason },
      cites: citedType === null && citedId === null ? null : { type: String(citedType), id: Number(citedId) },
    },
    previousHash,
    proofOf(stored),
  );
}
