import { actorOf } from './actor.rules.ts';
import { unavailability } from '../database/availability.ts';
import type { Registry, Transaction } from '../database/client.ts';
import { queryInside } from '../database/statements.ts';
import { firstEnd, grantsInForce, type GrantRow } from './grants.ts';
import { REMEMBERED_MS, remembering } from './remembered.ts';
import { SCOPES, scopesGranted, type Scope } from './scopes.ts';
import { newToken, tokenHash } from './secret.ts';
import type { Viewer } from './viewer.ts';
import { WRITING } from '../database/writing.ts';
import { sql } from '../sql/sql.ts';

interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly kind: Viewer['kind'];
  readonly expiresAt: Date | null;
  readonly documentsOnly: boolean;
  readonly budget: number | null;
  readonly grants: readonly GrantRow[];
}

/** The use of a token is noted at most this often. */
const USE_NOTED_SECONDS = 60;

const VIEWER = sql`SELECT t.id, t.name, t.kind, t.expires_at AS "expiresAt", t.documents_only AS "documentsOnly", t.budget,
  ${grantsInForce(sql`g.token_id = t.id`, sql`$2::timestamptz`)} AS "grants"
FROM token t WHERE t.hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2::timestamptz)`;

// notes the use as well: a statement of its own would be one more for every request that looks the viewer up
const VIEWER_AND_USE = sql`WITH used AS (
  UPDATE token SET last_used_at = $2::timestamptz
  WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2::timestamptz)
    AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - make_interval(secs => ${USE_NOTED_SECONDS}))
)
${VIEWER}`;

/** Makes a function that finds the viewer of a token of the registry; null for one that is unknown, expired or revoked. */
export function viewerFinder(
  registry: Registry,
  rememberedMs = REMEMBERED_MS,
): (token: string) => Promise<Viewer | null> {
  const remembered = remembering<Viewer>(rememberedMs);
  const find = rowFinder(registry);
  return (token) => {
    const hash = tokenHash(token);
    return remembered(hash.toString('base64'), async () => {
      const row = await find([hash, new Date()]);
      if (!row) return null;
      const { id, name, kind, expiresAt, documentsOnly, budget, grants } = row;
      const actor = actorOf(kind === 'PERSON' ? 'person' : 'service', name);
      return {
        value: {
          type: 'Token',
          id: String(id),
          name,
          kind,
          actor,
          scopes: scopesGranted(grants),
          holder: { tokenId: id },
          // a program is nobody
          officerId: null,
          ofGroups: [],
          documentsOnly,
          budget,
        },
        endsAt: firstEnd([expiresAt?.getTime(), ...grants.map(({ endsAt }) => endsAt)]),
      };
    });
  };
}

/** How long the use of tokens is not noted after the database was found to read only. */
const READ_ONLY_MS = 5_000;

/** Makes a function that finds the row of a token and notes its use, which is left out while the database only reads. */
function rowFinder({ $query }: Registry): (values: readonly unknown[]) => Promise<TokenRow | undefined> {
  let readOnlyUntil = 0;
  return async (values) => {
    if (Date.now() >= readOnlyUntil) {
      try {
        return (await $query<TokenRow>(VIEWER_AND_USE, values))[0];
      } catch (error) {
        if (unavailability(error) !== 'read-only') throw error;
        readOnlyUntil = Date.now() + READ_ONLY_MS;
      }
    }
    return (await $query<TokenRow>(VIEWER, values))[0];
  };
}

const ANY_TOKEN = sql`SELECT 1 AS one FROM token LIMIT 1`;

/**
 * Makes the administrator's token of a registry without tokens: the given one, or a new one. Returns it; null if the registry
 * has tokens already.
 */
export async function bootstrapToken(registry: Registry, given: string | undefined): Promise<string | null> {
  // a database that only reads can be served if it has a token
  if ((await registry.$query(ANY_TOKEN, [], 'uncached')).length > 0) return null;
  return registry.$transaction(async (transaction) => {
    // two servers that start at once on one database must make one token; the next change commits to its rows
    await transaction.$queryRaw`SELECT 1 AS one FROM change_head h, (SELECT set_config(${WRITING}, 'next', TRUE)) settings
WHERE h.id = 1 FOR UPDATE OF h`;
    const query = queryInside(transaction as unknown as Transaction);
    if ((await query(ANY_TOKEN, [])).length > 0) return null;
    const token = given ?? newToken();
    const now = new Date();
    const [made] = await query<{ id: number }>(
      sql`INSERT INTO token (name, hash, created_at) VALUES ('administrator', $1::text::bytea, $2::timestamptz) RETURNING id`,
      [String.raw`\x${tokenHash(token).toString('hex')}`, now],
    );
    await query(
      sql`INSERT INTO access_grant (token_id, scopes, granted_at) VALUES ($1::int, $2::text[], $3::timestamptz)`,
      [made!.id, [...SCOPES] satisfies Scope[], now],
    );
    return token;
  });
}
