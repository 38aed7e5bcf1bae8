import { loadOne } from '../../graphql/loading.ts';
import { sql } from '../../sql/sql.ts';

interface SealedRow {
  readonly officerId: number;
  readonly birthOn: Uint8Array<ArrayBuffer> | null;
  readonly nationalId: Uint8Array<ArrayBuffer> | null;
  readonly keyId: string;
}

/** The personal facts of officers as they are stored, sealed, by the officers' ids. */
export const personalOf = loadOne<number, SealedRow>('officerId', 'generic', (statement, officerIds) => {
  return sql`SELECT p.officer_id AS "officerId", p.birth_on AS "birthOn", p.national_id AS "nationalId", p.key_id AS "keyId"
FROM officer_personal p WHERE p.officer_id = ANY(${statement.value(officerIds, 'int[]')}) AND ${statement.believed('p')}`;
});
