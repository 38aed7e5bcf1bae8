import { grantsInForce, type GrantRow } from '../../access/grants.ts';
import type { Holder } from '../../access/scopes.ts';
import { sql } from '../../sql/sql.ts';
import type { Write, Reading } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import { believedVersions, thereOn } from '../../record/timeline.ts';
import { calledBy, namesOf } from '../../record/recorded-facts.ts';
import { calledLast } from '../../record/withdrawable.ts';
import { believedNow } from '../../time/temporal.ts';
import { leadsTo } from '../officers/officer-merge.sql.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import type { PersonName } from './access.rules.ts';

export const TOKEN = { type: 'Token', table: 'token' } as const;
export const ACCESS_GRANT = { type: 'AccessGrant', table: 'access_grant' } as const;

/** What decides what may be done with a token. */
export interface TokenFacts {
  readonly id: number;
  readonly name: string;
  readonly revokedAt: Date | null;
  readonly expiresAt: Date | null;
  /** The units that its grants in force are bound to; null for a grant that is bound to none. */
  readonly unitIds: readonly (number | null)[];
}

/** What a holder has on record. */
interface Held {
  /** The end of the token, in milliseconds; null for a token without one, and for a person. */
  readonly endsAt: number | null;
  readonly grants: readonly GrantRow[];
}

/**
 * The grants of a holder that are in force at the instant of a write, each until the end of the token where that is
 * earlier; none of a token that is revoked or has ended. Read inside the write: who was let in may have lost them since.
 */
export async function grantsHeld({ query, at }: Write, holder: Holder): Promise<readonly GrantRow[]> {
  const [held] =
    'tokenId' in holder
      ? await query<Held>(
          sql`SELECT (extract(epoch FROM t.expires_at) * 1000)::float8 AS "endsAt",
  ${grantsInForce(sql`g.token_id = t.id`, sql`$2::timestamptz`)} AS "grants"
FROM token t WHERE t.id = $1::int AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2::timestamptz)`,
          [holder.tokenId, at],
        )
      : await query<Held>(
          sql`SELECT NULL::float8 AS "endsAt",
  ${grantsInForce(sql`g.issuer = $2 AND g.subject = $3`, sql`$1::timestamptz`)} AS "grants"`,
          [at, holder.issuer, holder.subject],
        );
  const end = held?.endsAt ?? null;
  return (held?.grants ?? []).map((grant) =>
    end === null ? grant : { ...grant, endsAt: Math.min(grant.endsAt ?? end, end) },
  );
}

/** A token by its id; null where there is none. */
export async function tokenWithId({ query }: Reading, id: number): Promise<TokenFacts | null> {
  const [token] = await query<TokenFacts>(
    sql`SELECT t.id, t.name, t.revoked_at AS "revokedAt", t.expires_at AS "expiresAt", ARRAY(
  SELECT DISTINCT gu.unit_id FROM access_grant g LEFT JOIN access_grant_unit gu ON gu.grant_id = g.id
  WHERE g.token_id = t.id AND g.revoked_at IS NULL
) AS "unitIds" FROM token t WHERE t.id = $1::int`,
    [id],
  );
  return token ?? null;
}

/** The units that tokens of a name were ever bound to; null for one that was bound to none. */
export async function unitsOfName({ query }: Reading, name: string): Promise<(number | null)[]> {
  const units = await query<{ unitId: number | null }>(
    sql`SELECT DISTINCT gu.unit_id AS "unitId" FROM token t
LEFT JOIN access_grant g ON g.token_id = t.id LEFT JOIN access_grant_unit gu ON gu.grant_id = g.id
WHERE t.name = $1`,
    [name],
  );
  return units.map(({ unitId }) => unitId);
}

/** What decides what may be done with a grant. */
export interface GrantFacts {
  readonly id: number;
  readonly tokenId: number | null;
  /** The name of the token that has it; null for a person. */
  readonly token: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly scopes: readonly string[];
  readonly unitIds: readonly number[];
  readonly endsAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A grant by its id; null where there is none. */
export async function grantWithId({ query }: Reading, id: number): Promise<GrantFacts | null> {
  const [grant] = await query<GrantFacts>(
    sql`SELECT g.id, g.token_id AS "tokenId", t.name AS token, g.issuer, g.subject, g.scopes, g.ends_at AS "endsAt",
  g.revoked_at AS "revokedAt", ARRAY(SELECT gu.unit_id FROM access_grant_unit gu WHERE gu.grant_id = g.id) AS "unitIds"
FROM access_grant g LEFT JOIN token t ON t.id = g.token_id WHERE g.id = $1::int`,
    [id],
  );
  return grant ?? null;
}

/** A link that holds, with the officer to whom it leads by now. */
export interface LinkFacts {
  readonly issuer: string;
  readonly subject: string;
  readonly officerId: number;
}

/** A link by its id; null where there is none, or where it has ended. */
export async function linkWithId({ query }: Reading, id: number): Promise<LinkFacts | null> {
  const [link] = await query<LinkFacts>(
    sql`SELECT pl.issuer, pl.subject, ${leadsTo(sql`pl.officer_id`)} AS "officerId"
FROM person_link pl WHERE pl.id = $1::int AND ${believedNow('pl')}`,
    [id],
  );
  return link ?? null;
}

/** Counts the tokens in force that have access:admin everywhere: now, and once a token or a grant is revoked. */
export async function administrators(
  { query, at }: Pick<Write, 'query' | 'at'>,
  revoked: { readonly tokenId?: number; readonly grantId?: number },
): Promise<{ now: number; left: number }> {
  const [row] = await query<{ now: number; left: number }>(
    sql`SELECT count(DISTINCT t.id)::int AS "now",
  count(DISTINCT t.id) FILTER (WHERE t.id IS DISTINCT FROM $2::int AND g.id IS DISTINCT FROM $3::int)::int AS "left"
FROM token t JOIN access_grant g ON g.token_id = t.id
WHERE t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $1::timestamptz)
  AND g.revoked_at IS NULL AND (g.ends_at IS NULL OR g.ends_at > $1::timestamptz) AND 'access:admin' = ANY(g.scopes)
  AND NOT EXISTS (SELECT 1 FROM access_grant_unit gu WHERE gu.grant_id = g.id)`,
    [at, revoked.tokenId ?? null, revoked.grantId ?? null],
  );
  return row!;
}

/** What people call units that are there today; refuses others. */
export async function namesOfUnits(reading: Reading, unitIds: readonly number[]): Promise<string[]> {
  const units = [...(await believedVersions(reading, UNIT, unitIds))];
  return units.map(([id, rows]) => calledBy(UNIT, thereOn(UNIT, id, rows, today())));
}

/** The same for the record, whether the units are still there or not. */
export async function recordedUnits(reading: Reading, unitIds: readonly number[]): Promise<string[]> {
  const nameOf = await namesOf(reading, UNIT.type, unitIds, today());
  return unitIds.map((id) => nameOf(id)!);
}

/** What people call a person who is linked to an officer; else as the provider does. */
export async function nameOfPerson({ query }: Reading, { issuer, subject }: PersonName): Promise<string> {
  const officer = calledLast(OFFICER, leadsTo(sql`pl.officer_id`));
  const [linked] = await query<{ name: string | null }>(
    sql`SELECT ${officer} AS name FROM person_link pl WHERE pl.issuer = $1 AND pl.subject = $2 AND ${believedNow('pl')}`,
    [issuer, subject],
  );
  return linked?.name ? `${linked.name}（${subject}）` : subject;
}
