import { createHash, randomBytes } from 'node:crypto';
import type { Registry } from '../database/client.ts';
import { SCOPES, scopesOf, type Grant, type Scope } from './scopes.ts';
import type { Viewer } from './viewer.ts';

/** 256 random bits with a prefix by which leaked tokens are found. */
export const newToken = (): string => `mr_${randomBytes(32).toString('base64url')}`;

/** What is kept of a token. It has 256 bits of its own, so a plain hash gives nothing away. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** For how long a token that was found valid is not looked up again: a revocation takes effect within this time. */
const REMEMBERED_MS = 5_000;
const REMEMBERED_MAXIMUM = 10_000;

interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly kind: Viewer['kind'];
  readonly expiresAt: Date | null;
  readonly grants: readonly Grant[];
}

const VIEWER = `SELECT t.id, t.name, t.kind, t.expires_at AS "expiresAt", coalesce((
  SELECT json_agg(json_build_object('scopes', g.scopes, 'unitIds', ARRAY(
    SELECT gu.unit_id FROM access_grant_unit gu WHERE gu.grant_id = g.id ORDER BY gu.unit_id
  )) ORDER BY g.id)
  FROM access_grant g WHERE g.token_id = t.id AND g.revoked_at IS NULL AND (g.ends_at IS NULL OR g.ends_at > $2::timestamptz)
), '[]') AS "grants"
FROM token t WHERE t.hash = $1 AND t.revoked_at IS NULL`;

/** Finds the viewer of a bearer token; null for one that is unknown, expired or revoked. */
export function viewerFinder(registry: Registry): (token: string) => Promise<Viewer | null> {
  const remembered = new Map<string, { viewer: Viewer; until: number }>();
  return async (token) => {
    const hash = tokenHash(token);
    const key = hash.toString('base64');
    const found = remembered.get(key);
    if (found && found.until > Date.now()) return found.viewer;
    remembered.delete(key);
    const [row] = await registry.$rows<TokenRow>(VIEWER, [hash, new Date()], 'once');
    if (!row || (row.expiresAt && row.expiresAt.getTime() <= Date.now())) return null;
    const { name, kind } = row;
    const viewer: Viewer = {
      type: 'Token',
      id: String(row.id),
      name,
      kind,
      actor: `${kind.toLowerCase()}:${name}`,
      scopes: scopesOf(row.grants),
    };
    if (remembered.size >= REMEMBERED_MAXIMUM) remembered.clear();
    const until = Math.min(Date.now() + REMEMBERED_MS, row.expiresAt?.getTime() ?? Infinity);
    remembered.set(key, { viewer, until });
    return viewer;
  };
}

/**
 * Makes the administrator's token of a registry that has none: the one given, or a new one. Returns it when it was
 * made; null when the registry has tokens already.
 */
export async function bootstrapToken(registry: Registry, given: string | undefined): Promise<string | null> {
  return registry.$transaction(async (transaction) => {
    // two servers that start at once on one database make one token
    await transaction.$queryRaw`SELECT 1 FROM change_head WHERE id = 1 FOR UPDATE`;
    if ((await transaction.token.count()) > 0) return null;
    const token = given ?? newToken();
    const now = new Date();
    await transaction.token.create({
      data: {
        name: 'administrator',
        hash: Uint8Array.from(tokenHash(token)),
        createdAt: now,
        grants: { create: { scopes: [...SCOPES] satisfies Scope[], grantedAt: now } },
      },
    });
    return token;
  });
}
