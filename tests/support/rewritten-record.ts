import type { Transaction } from '../../src/database/client.ts';
import { changeHash } from '../../src/record/chain.ts';
import { rowsHash } from '../../src/record/proof.ts';
import type { FieldChange } from '../../src/record/write.ts';
import { sql } from '../../src/sql/sql.ts';

/** Sends the statements one after another. */
export const run =
  (...statements: string[]) =>
  async (transaction: Transaction) => {
    for (const statement of statements) await transaction.$executeRawUnsafe(statement);
  };

/** Alters a row with its note, and hashes all changes anew, up to the head. */
export async function rewrite(transaction: Transaction): Promise<void> {
  await run(
    `UPDATE unit_version SET name = '伪' WHERE id = 1`,
    `UPDATE change_row r SET hashes[array_position(r.keys, '1')] = row_hash(v::text) FROM unit_version v
WHERE r.table_name = 'unit_version' AND '1' = ANY(r.keys) AND v.id = 1`,
  )(transaction);
  let previous = '0'.repeat(64);
  for (const change of await transaction.change.findMany({ orderBy: { position: 'asc' } })) {
    const { position, at, readsPosition, readsHash } = change;
    const [rows] = await transaction.$queryRawUnsafe<{ hash: string }[]>(
      sql`SELECT coalesce(${rowsHash(sql`$1::bigint`)}, encode(sha256(''), 'hex')) AS hash`,
      position,
    );
    const proof = { rowsHash: rows!.hash, readsPosition: String(readsPosition), readsHash: readsHash! };
    const told = { ...change, fields: change.fields as unknown as FieldChange[], basis: null, cites: null };
    const hash = changeHash(position, at, told, previous, proof);
    const data = { rowsHash: proof.rowsHash, previousHash: previous, hash };
    await transaction.change.update({ where: { position }, data });
    await transaction.changeHead.update({ where: { id: 1 }, data: { hash } });
    previous = hash;
  }
}

/** Takes away the last change, with its head and all that it wrote. */
export const shorten = run(
  'DELETE FROM change WHERE position = 3',
  'UPDATE change_head h SET position = 2, at = c.at, hash = c.hash FROM change c WHERE c.position = 2',
);
