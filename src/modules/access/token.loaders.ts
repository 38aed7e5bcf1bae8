import type { ViewerKind } from '../../generated/prisma/enums.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import type { Covered } from '../../record/reach.ts';
import { loadMany, loadOne, MANY_MAXIMUM } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';

// Tokens and grants have no days: they are as they are now, whatever moment is asked about.

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

export const tokenColumns = (alias: string): string =>
  `${alias}.id, ${alias}.name, ${alias}.kind, ${alias}.created_at AS "createdAt", ${alias}.expires_at AS "expiresAt",
  ${alias}.last_used_at AS "lastUsedAt", ${alias}.revoked_at AS "revokedAt", ${alias}.documents_only AS "documentsOnly",
  ${alias}.budget`;

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

export const grantColumns = (alias: string): string =>
  `${alias}.id, ${alias}.token_id AS "tokenId", ${alias}.issuer, ${alias}.subject, ${alias}.scopes,
  ARRAY(SELECT gu.unit_id FROM access_grant_unit gu WHERE gu.grant_id = ${alias}.id ORDER BY gu.unit_id) AS "unitIds",
  ${alias}.granted_at AS "grantedAt", ${alias}.ends_at AS "until", ${alias}.revoked_at AS "revokedAt"`;

/** The condition that a grant is bound to units, and to covered ones alone. */
export function grantCovered(statement: TemporalStatement, alias: string, covered: Covered): string {
  if (covered === 'everywhere') return 'TRUE';
  return `(SELECT bool_and(gu.unit_id = ANY(${statement.value(covered, 'int[]')}))
    FROM access_grant_unit gu WHERE gu.grant_id = ${alias}.id) IS TRUE`;
}

/** The condition that all that a token has been given, and is not revoked, is covered. */
export function tokenCovered(statement: TemporalStatement, alias: string, covered: Covered): string {
  if (covered === 'everywhere') return 'TRUE';
  return `(SELECT bool_and(${grantCovered(statement, 'g', covered)})
    FROM access_grant g WHERE g.token_id = ${alias}.id AND g.revoked_at IS NULL) IS TRUE`;
}

/** Tokens by id; null for one that is not there, or not for the viewer to know. */
export const tokenById = loadOne<number, TokenRow>('id', 'uncached', async (statement, ids, context) => {
  return `SELECT ${tokenColumns('t')} FROM token t
WHERE t.id = ANY(${statement.value(ids, 'int[]')}) AND ${tokenCovered(statement, 't', await reach(context, 'access:admin'))}`;
});

/** Grants by id; null for one that is not there, or not for the viewer to know. */
export const grantById = loadOne<number, GrantRow>('id', 'uncached', async (statement, ids, context) => {
  return `SELECT ${grantColumns('g')} FROM access_grant g
WHERE g.id = ANY(${statement.value(ids, 'int[]')}) AND ${grantCovered(statement, 'g', await reach(context, 'access:admin'))}`;
});

/** All that tokens were ever given, by the tokens' ids: the latest last, a bounded number of each. */
export const grantsOfToken = loadMany<number, GrantRow>('tokenId', 'uncached', async (statement, tokenIds, context) => {
  const covered = await reach(context, 'access:admin');
  return `SELECT t.* FROM unnest(${statement.value(tokenIds, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${grantColumns('g')} FROM access_grant g
  WHERE g.token_id = k.id AND ${grantCovered(statement, 'g', covered)} ORDER BY g.id LIMIT ${MANY_MAXIMUM}
) t`;
});
