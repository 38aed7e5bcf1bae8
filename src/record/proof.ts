import type { RunQuery } from '../database/run-query.ts';
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

const PROOFS = sql`SELECT ${rowsHash(sql`p.position`)} AS "rowsHash", h.position::text AS "readsPosition", h.hash AS "readsHash"
FROM read_head h, generate_series($1::bigint, $2::bigint) AS p(position) ORDER BY p.position`;

/** What the changes at some positions commit to, from the first to the last: all that each has written. */
export async function proofsOf(query: RunQuery, first: bigint, last: bigint): Promise<Proof[]> {
  const proofs = await query<Omit<Proof, 'rowsHash'> & { readonly rowsHash: string | null }>(PROOFS, [
    first.toString(),
    last.toString(),
  ]);
  if (proofs.length === 0) throw new Error('read_head has lost its row');
  return proofs.map((proof) => ({ ...proof, rowsHash: proof.rowsHash ?? NO_ROWS }));
}
