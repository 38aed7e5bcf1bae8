import type { RunQuery } from '../../database/run-query.ts';
import { sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import { daysInclude } from '../../time/temporal.ts';
import { ASSIGNMENT } from '../officers/assignment.declaration.ts';
import { OFFICER } from '../officers/officer.declaration.ts';

/** Whether the record had a hash at a position, and what came since. */
export interface RecordAt {
  readonly isOfThisRecord: boolean;
  /** The instant of the change at the position. */
  readonly recordedAt: string | null;
  readonly changesSince: number | null;
}

/** Before its first change a record has the position 0, and a hash of zeros. */
const AT_POSITION = sql`SELECT c.at, h.position - $1::bigint AS since FROM change_head h LEFT JOIN change c ON c.position = $1::bigint
WHERE h.position >= $1::bigint AND coalesce(c.hash, repeat('0', 64)) = $2`;

/** Asks by the position and the hash that a file names. It tells no hash. */
export async function recordAt(query: RunQuery, position: string, hash: string): Promise<RecordAt> {
  const [found] = await query<{ at: Date | null; since: bigint }>(AT_POSITION, [position, hash], 'uncached');
  return {
    isOfThisRecord: found !== undefined,
    recordedAt: found?.at?.toISOString() ?? null,
    changesSince: found ? Number(found.since) : null,
  };
}

const WROTE_OFFICERS = sql`SELECT c.subject_id AS id FROM change c WHERE c.position > $1::bigint AND c.subject_type = 'Officer'
  UNION SELECT v.officer_id FROM change_row n CROSS JOIN LATERAL unnest(n.keys) AS k(key) JOIN officer_version v ON v.id = k.key::int
  WHERE n.position > $1::bigint AND n.table_name = $3
  UNION SELECT v.officer_id FROM change_row n CROSS JOIN LATERAL unnest(n.keys) AS k(key) JOIN assignment_version v ON v.id = k.key::int
  WHERE n.position > $1::bigint AND n.table_name = $4`;

/** The police numbers, on a day, of the officers whom changes after a position were about, or of whom they wrote rows. */
export async function numbersChangedSince(query: RunQuery, position: string, on: Day): Promise<ReadonlySet<string>> {
  const found = await query<{ number: string }>(
    sql`SELECT DISTINCT v.police_number AS number FROM (${WROTE_OFFICERS}) o JOIN officer_version v ON v.officer_id = o.id
WHERE v.police_number IS NOT NULL AND ${daysInclude('v', sql`$2::date`)}`,
    [position, on, OFFICER.versions, ASSIGNMENT.versions],
    'uncached',
  );
  return new Set(found.map(({ number }) => number));
}
