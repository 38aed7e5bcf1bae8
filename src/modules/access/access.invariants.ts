import { untold } from '../../record/invariants.ts';
import { sql, type Sql } from '../../sql/sql.ts';

// the first token and its grant are the administrator's, who comes before anybody whose changes are recorded
const notFirstToken = sql`t.id > (SELECT min(f.id) FROM token f)`;
const notFirstGrant = sql`t.id > (SELECT min(f.id) FROM access_grant f)`;

/** Tokens and grants are given and revoked by changes. */
export const ACCESS_INVARIANTS: readonly Sql[] = [
  untold('token', 'created_at', 'issued', notFirstToken),
  untold('token', 'revoked_at', 'revoked'),
  untold('access_grant', 'granted_at', 'given', notFirstGrant),
  untold('access_grant', 'revoked_at', 'revoked'),
];
