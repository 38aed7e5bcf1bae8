import { GraphQLError } from 'graphql';
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

/** Personal facts are there and the server cannot open them; it must not look as if there were none. */
export const personalKeyMissing = (): GraphQLError =>
  new GraphQLError('Personal data is stored sealed, and this server does not have the key to open it.', {
    extensions: { code: 'PERSONAL_KEY_MISSING' },
  });
