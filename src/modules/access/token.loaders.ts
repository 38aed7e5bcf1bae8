import { sql, type Sql } from '../../sql/sql.ts';
import type { ViewerKind } from '../../generated/prisma/enums.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import type { Covered } from '../../record/reach.ts';
import { loadMany, loadOne, MANY_MAXIMUM } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';

// Tokens and grants have no valid time: they are read as they are now, whatever the moment of the query.

export interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly kind: ViewerKind;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly documentsOnly: boolean;
  readonly budget: number | null;
}

/** The columns of a row `t` of the table `token`. */
export const TOKEN_COLUMNS = sql`t.id, t.name, t.kind, t.created_at AS "createdAt", t.expires_at AS "expiresAt",
  t.last_used_at AS "lastUsedAt", t.revoked_at AS "revokedAt", t.documents_only AS "documentsOnly", t.budget`;

export interface GrantRow {
  readonly id: number;
  readonly tokenId: number | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly scopes: readonly string[];
  readonly unitIds: readonly number[];
  readonly grantedAt: Date;
  readonly until: Date | null;
  readonly revokedAt: Date | null;
}

/** The columns of a row `g` of the table `access_grant`. */
export const GRANT_COLUMNS = sql`g.id, g.token_id AS "tokenId", g.issuer, g.subject, g.scopes,
  ARRAY(SELECT gu.unit_id FROM access_grant_unit gu WHERE gu.grant_id = g.id ORDER BY gu.unit_id) AS "unitIds",
  g.granted_at AS "grantedAt", g.ends_at AS "until", g.revoked_at AS "revokedAt"`;

/** The condition that the grant `g` is bound to units, all of them covered. */
export const grantCovered = (statement: TemporalStatement, covered: Covered): Sql =>
  covered === 'everywhere'
    ? sql`TRUE`
    : sql`(SELECT bool_and(gu.unit_id = ANY(${statement.value(covered, 'int[]')}))
    FROM access_grant_unit gu WHERE gu.grant_id = g.id) IS TRUE`;

/** The condition that all grants in force of the token `t` are covered. */
export const tokenCovered = (statement: TemporalStatement, covered: Covered): Sql =>
  covered === 'everywhere'
    ? sql`TRUE`
    : sql`(SELECT bool_and(${grantCovered(statement, covered)})
    FROM access_grant g WHERE g.token_id = t.id AND g.revoked_at IS NULL) IS TRUE`;

/** Tokens by id; null for a token that does not exist or is out of the viewer's reach. */
export const tokenById = loadOne<number, TokenRow>('id', 'uncached', async (statement, ids, context) => {
  return sql`SELECT ${TOKEN_COLUMNS} FROM token t
WHERE t.id = ANY(${statement.value(ids, 'int[]')}) AND ${tokenCovered(statement, await reach(context, 'access:admin'))}`;
});

/** Grants by id; null for a grant that does not exist or is out of the viewer's reach. */
export const grantById = loadOne<number, GrantRow>('id', 'uncached', async (statement, ids, context) => {
  return sql`SELECT ${GRANT_COLUMNS} FROM access_grant g
WHERE g.id = ANY(${statement.value(ids, 'int[]')}) AND ${grantCovered(statement, await reach(context, 'access:admin'))}`;
});

/** All grants that tokens ever had, by the ids of the tokens: the latest last, a bounded number for each token. */
export const grantsOfToken = loadMany<number, GrantRow>('tokenId', 'uncached', async (statement, tokenIds, context) => {
  const covered = await reach(context, 'access:admin');
  return sql`SELECT t.* FROM unnest(${statement.value(tokenIds, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${GRANT_COLUMNS} FROM access_grant g
  WHERE g.token_id = k.id AND ${grantCovered(statement, covered)} ORDER BY g.id LIMIT ${MANY_MAXIMUM}
) t`;
});
