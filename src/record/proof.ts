import type { Transaction } from '../database/client.ts';
import { sql, type Sql } from '../sql/sql.ts';

/** What a change commits to besides what it tells: the rows that it wrote, and where the record of reads stood. */
export interface Proof {
  /** Of all rows that it wrote; see `rowsHash`. */
  readonly rowsHash: string;
  /** The last link of the chain of reads, as text, and its hash. */
  readonly readsPosition: string;
  readonly readsHash: string;
}

/**
 * The hash of the rows that the change at a position wrote: of each statement the table, the keys of the rows, and their hashes
 * before and after. Null where it wrote none.
 */
export const rowsHash = (position: Sql): Sql => sql`(SELECT encode(sha256(string_agg(sha256(convert_to(
    concat_ws(E'\\n', r.table_name, r.keys, r.before, r.hashes), 'UTF8')), ''::bytea ORDER BY r.id)), 'hex')
  FROM change_row r WHERE r.position = ${position})`;

/** Of a change that wrote no rows: the hash of nothing. */
export const NO_ROWS = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const PROOF = sql`SELECT ${rowsHash(sql`$1::bigint`)} AS "rowsHash", h.position::text AS "readsPosition", h.hash AS "readsHash"
FROM read_head h`;

/** What the change at a position commits to: all that was written since the change before it. */
export async function proofOf(transaction: Transaction, position: bigint): Promise<Proof> {
  const [proof] = await transaction.$queryRawUnsafe<(Omit<Proof, 'rowsHash'> & { rowsHash: string | null })[]>(
    PROOF,
    position,
  );
  if (!proof) throw new Error('read_head has lost its row');
  return { ...proof, rowsHash: proof.rowsHash ?? NO_ROWS };
}
