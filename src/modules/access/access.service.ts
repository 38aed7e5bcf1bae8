import type { FieldChange, Outcome, Write } from '../../record/write.ts';
import { assertNotOneself, assertReach, scopeBeyond } from '../../record/reach.ts';
import { newFields } from '../../record/recorded-facts.ts';
import { newId } from '../../record/timeline.ts';
import { today } from '../../time/day.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import {
  ACCESS_GRANT,
  TOKEN,
  administrators,
  grantWithId,
  nameOfPerson,
  namesOfUnits,
  recordedUnits,
  tokenWithId,
  unitsOfName,
  type TokenFacts,
} from './access.reads.ts';
import {
  assertAdministratorLeft,
  assertNameFree,
  assertNotRevoked,
  assertTokenInForce,
  type PersonName,
} from './access.rules.ts';
import { assertEndsInTime, assertMayGive, assertStillHeld, type BoundScopes } from './giving.service.ts';

export interface IssueToken extends BoundScopes {
  readonly name: string;
  /** The hash of the token; the token itself is not stored. */
  readonly hash: Buffer;
  readonly expiresAt: Date | null;
  /** Whether it may use trusted documents alone. */
  readonly documentsOnly: boolean;
  /** Points of cost that it may spend per period; null: what the server gives to each viewer. */
  readonly budget: number | null;
}

/** Issues a token with one grant. */
export async function issueToken(
  write: Write,
  { name, hash, expiresAt, documentsOnly, budget, scopes, unitIds }: IssueToken,
): Promise<Outcome<{ tokenId: number; hash: string }>> {
  const held = await assertMayGive(write, { scopes, unitIds });
  await assertEndsInTime(write, held, { scopes, unitIds, endsAt: expiresAt });
  const [units, unitsOfSameName, tokenId, grantId] = await Promise.all([
    namesOfUnits(write, unitIds ?? []),
    unitsOfName(write, name),
    newId(write, TOKEN),
    newId(write, ACCESS_GRANT),
  ]);
  const beyond = await scopeBeyond(write, { units: unitsOfSameName }, ['access:admin']);
  assertNameFree({ name, ofOthers: beyond !== null });
  const hex = hash.toString('hex');
  write.buffer.identity(TOKEN.table, {
    id: tokenId,
    name,
    hash: `\\x${hex}`,
    created_at: write.at,
    expires_at: expiresAt,
    documents_only: documentsOnly,
    budget,
  });
  recordGrant(write, grantId, { tokenId }, { scopes, unitIds }, null);
  const fields = newFields({
    name,
    ...scopeFacts(scopes, units),
    expiresAt: expiresAt?.toISOString(),
    documentsOnly: documentsOnly || null,
    budget,
  });
  return outcome({ tokenId, hash: hex }, TOKEN.type, tokenId, fields);
}

/** Ends a token: it is no longer accepted. */
export async function revokeToken(write: Write, tokenId: number): Promise<Outcome<{ tokenId: number }>> {
  const token = await tokenInReach(write, tokenId);
  assertNotRevoked(token);
  assertAdministratorLeft(await administrators(write, { tokenId }));
  await assertStillHeld(write, unitsOrNone(token.unitIds));
  await write.transaction.$executeRaw`UPDATE token SET revoked_at = ${write.at} WHERE id = ${tokenId}`;
  return outcome({ tokenId }, TOKEN.type, tokenId, [
    { field: 'name', before: token.name, after: null },
    ...newFields({ revokedAt: write.at.toISOString() }),
  ]);
}

export interface GrantAccess extends BoundScopes {
  readonly holder: { readonly tokenId: number } | PersonName;
  readonly until: Date | null;
}

/** Gives a token or a person more scopes. */
export async function grantAccess(
  write: Write,
  { holder, until, scopes, unitIds }: GrantAccess,
): Promise<Outcome<{ grantId: number }>> {
  const held = await assertMayGive(write, { scopes, unitIds });
  assertNotOneself(write, holder);
  const token = 'tokenId' in holder ? await tokenInReach(write, holder.tokenId) : null;
  if (token) assertTokenInForce({ name: token.name, inForce: isInForce(token, write.at) });
  // a grant ends with its token at the latest
  const endsAt = [until, token?.expiresAt].filter((end) => end != null).toSorted((a, b) => +a - +b)[0] ?? null;
  await assertEndsInTime(write, held, { scopes, unitIds, endsAt });
  const [units, named, grantId] = await Promise.all([
    namesOfUnits(write, unitIds ?? []),
    'tokenId' in holder ? { token: token!.name } : nameOfPerson(write, holder).then((person) => ({ person })),
    newId(write, ACCESS_GRANT),
  ]);
  recordGrant(write, grantId, holder, { scopes, unitIds }, until);
  const fields = newFields({
    ...named,
    ...scopeFacts(scopes, units),
    until: until?.toISOString(),
  });
  return outcome({ grantId }, ACCESS_GRANT.type, grantId, fields);
}

/** Ends a grant now. */
export async function revokeAccess(write: Write, grantId: number): Promise<Outcome<{ grantId: number }>> {
  const grant = await grantWithId(write, grantId);
  await assertReach(write, { units: unitsOrNone(grant?.unitIds) });
  if (!grant) throw new NotFoundError(ACCESS_GRANT.type, String(grantId));
  assertNotRevoked(grant);
  const { token, issuer, subject } = grant;
  const [administratorCounts, units, named] = await Promise.all([
    administrators(write, { grantId }),
    recordedUnits(write, grant.unitIds),
    issuer === null || subject === null
      ? { token }
      : nameOfPerson(write, { issuer, subject }).then((person) => ({ person })),
  ]);
  assertAdministratorLeft(administratorCounts);
  await assertStillHeld(write, unitsOrNone(grant.unitIds));
  await write.transaction.$executeRaw`UPDATE access_grant SET revoked_at = ${write.at} WHERE id = ${grantId}`;
  const ended = newFields({ ...named, ...scopeFacts(grant.scopes, units) });
  return outcome({ grantId }, ACCESS_GRANT.type, grantId, [
    ...ended.map(({ field, after }) => ({ field, before: after, after: null })),
    ...newFields({ revokedAt: write.at.toISOString() }),
  ]);
}

/** A token that the writer may act on: all units that it has been given lie within reach. */
async function tokenInReach(write: Write, id: number): Promise<TokenFacts> {
  const token = await tokenWithId(write, id);
  await assertReach(write, { units: unitsOrNone(token?.unitIds) });
  if (!token) throw new NotFoundError(TOKEN.type, String(id));
  return token;
}

/** What is bound to no unit is of all, and what is not there is of none: only an administrator everywhere reaches either. */
const unitsOrNone = (unitIds: readonly (number | null)[] = []): readonly (number | null)[] =>
  unitIds.length > 0 ? unitIds : [null];

const isInForce = ({ revokedAt, expiresAt }: TokenFacts, at: Date): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > at);

function recordGrant(
  { buffer, at }: Write,
  id: number,
  holder: GrantAccess['holder'],
  { scopes, unitIds }: BoundScopes,
  endsAt: Date | null,
): void {
  const person = 'tokenId' in holder ? null : holder;
  buffer.identity(ACCESS_GRANT.table, {
    id,
    token_id: 'tokenId' in holder ? holder.tokenId : null,
    issuer: person?.issuer ?? null,
    subject: person?.subject ?? null,
    scopes,
    granted_at: at,
    ends_at: endsAt,
  });
  for (const unitId of unitIds ?? []) buffer.identity('access_grant_unit', { grant_id: id, unit_id: unitId });
}

/** What the record of a change tells of scopes and of the units that they are bound to. */
const scopeFacts = (scopes: readonly string[], units: readonly string[]) => ({
  scopes: scopes.join(' '),
  units: units.length > 0 ? units.join('、') : null,
});

const outcome = <Keys extends object>(
  keys: Keys,
  subjectType: string,
  subjectId: number,
  fields: readonly FieldChange[],
): Outcome<Keys> => ({
  keys,
  effectiveOn: today(),
  change: { subjectType, subjectId, fields, basis: null },
});
