import { createHash } from 'node:crypto';
import type { Registry } from '../database/client.ts';
import { sql } from '../sql/sql.ts';
import type { Reader } from './personal-reads.ts';

/** A reading of personal data of many at once. */
export interface BulkRead {
  /** The names of the fields that were read. */
  readonly fields: readonly string[];
  /** What was asked, as text: a question and its arguments, a file. The same for the same question. */
  readonly asked: string;
  /** Of how many officers the answer tells. Whoever sends the answer in parts counts them before the first. */
  readonly officers: number;
  /** The last change before it was read. */
  readonly position: string;
}

const ASKED_MAXIMUM = 10_000;

/** A longer text is cut; its hash stands for the rest. */
function cut(asked: string): string {
  if (asked.length <= ASKED_MAXIMUM) return asked;
  const hash = createHash('sha256').update(asked).digest('hex');
  return `${asked.slice(0, ASKED_MAXIMUM).replace(/[\uD800-\uDBFF]$/, '')}… (${asked.length} characters, SHA-256 ${hash})`;
}

/**
 * Records readings of many, each once, in one statement. It is called before anything of the answer is sent: what cannot be recorded
 * is not answered.
 */
export async function recordBulkReads(registry: Registry, reader: Reader, reads: readonly BulkRead[]): Promise<void> {
  const { viewer, viewerId, purpose, requestId } = reader;
  const told = reads.map((read) => ({ ...read, asked: cut(read.asked) }));
  await registry.$query(
    sql`INSERT INTO bulk_read (at, viewer, viewer_id, purpose, fields, asked, officers, position, request_id)
SELECT $1::timestamptz, $2::text, $3::text, $4::text, string_to_array(r.fields, ' '), r.asked, r.officers, r.position, $5::text
FROM unnest($6::text[], $7::text[], $8::int[], $9::bigint[]) AS r(fields, asked, officers, position)`,
    [
      new Date(),
      viewer,
      viewerId,
      purpose,
      requestId,
      told.map(({ fields }) => fields.join(' ')),
      told.map(({ asked }) => asked),
      told.map(({ officers }) => officers),
      told.map(({ position }) => position),
    ],
  );
}
