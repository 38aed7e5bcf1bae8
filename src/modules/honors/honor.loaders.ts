import { columnsOf, datedLoaders, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadMany, MANY_MAXIMUM } from '../../graphql/loading.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { HONOR } from './honor.declaration.ts';
import { PRECISE_CHARACTERS } from './honor.rules.ts';

export type HonorRow = DatedRow<typeof HONOR>;

export const honorColumns = columnsOf(HONOR);

export const { byId: honorById, lock: honorLock } = datedLoaders(HONOR);

/** What `partialDay` makes of a day and its precision. */
export const partialDayInSql = (first: Sql, precision: Sql): Sql =>
  sql`left(${first}, CASE ${precision} WHEN 'DAY' THEN ${PRECISE_CHARACTERS.DAY} WHEN 'MONTH' THEN ${PRECISE_CHARACTERS.MONTH} ELSE ${PRECISE_CHARACTERS.YEAR} END)`;

export interface HonorRecipientRow {
  readonly honorId: number;
  readonly officerId: number | null;
  readonly unitId: number | null;
  readonly otherName: string | null;
}

/** The recipients of honors, by the honors' ids: another at an earlier moment where two officers turned out to be one. */
export const honorRecipients = loadMany<number, HonorRecipientRow>('honorId', 'generic', (statement, ids) => {
  return sql`SELECT k.id AS "honorId", r.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT officer_id AS "officerId", unit_id AS "unitId", other_name AS "otherName" FROM honor_recipient r
  WHERE honor_id = k.id AND ${statement.believedSinceMade('r')} ORDER BY id LIMIT ${MANY_MAXIMUM}
) r`;
});
