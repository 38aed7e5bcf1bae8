import { rootsOf, type Scope } from '../../access/scopes.ts';
import type { FieldChange, Outcome, Write } from '../../record/write.ts';
import { assertReach, scopeBeyond } from '../../record/reach.ts';
import { today } from '../../time/day.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import {
  ACCESS_GRANT,
  TOKEN,
  administrators,
  codesOfUnits,
  grantWithId,
  recordedCodes,
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

/** What is given: scopes, and the units that they are bound to; null: everywhere. */
interface Given {
  readonly scopes: readonly Scope[];
  readonly unitIds: readonly number[] | null;
}

export interface IssueToken extends Given {
  readonly name: string;
  /** Of the token, which is kept nowhere. */
  readonly hash: Buffer;
  readonly expiresAt: Date | null;
  /** It may use trusted documents alone. */
  readonly documentsOnly: boolean;
  /** Points that it may spend in a while; null: as many as the server gives to each viewer. */
  readonly budget: number | null;
}

/** A token with one grant. */
export async function issueToken(
  write: Write,
  { name, hash, expiresAt, documentsOnly, budget, scopes, unitIds }: IssueToken,
): Promise<Outcome<{ tokenId: number; hash: string }>> {
  await assertMayGive(write, { scopes, unitIds });
  const codes = await codesOfUnits(write, unitIds ?? []);
  const beyond = await scopeBeyond(write, { units: await unitsOfName(write, name) }, ['access:admin']);
  assertNameFree({ name, ofOthers: beyond !== null });
  const { id } = await write.transaction.token.create({
    data: {
      name,
      hash: Uint8Array.from(hash),
      createdAt: write.at,
      expiresAt,
      documentsOnly,
      budget,
      grants: { create: { ...granted(write, { scopes, unitIds }) } },
    },
  });
  const fields = [
    { field: 'name', before: null, after: name },
    ...givenFields({ scopes, codes }),
    ...instant('expiresAt', expiresAt),
    ...(documentsOnly ? [{ field: 'documentsOnly', before: null, after: 'true' }] : []),
    ...(budget === null ? [] : [{ field: 'budget', before: null, after: String(budget) }]),
  ];
  return outcome({ tokenId: id, hash: hash.toString('hex') }, TOKEN, id, fields);
}

/** The token lets nobody in any more. */
export async function revokeToken(write: Write, tokenId: number): Promise<Outcome<{ tokenId: number }>> {
  const token = await tokenInReach(write, tokenId);
  assertNotRevoked(token);
  assertAdministratorLeft(await administrators(write, { tokenId }));
  await write.transaction.token.update({ where: { id: tokenId }, data: { revokedAt: write.at } });
  const fields = [{ field: 'name', before: token.name, after: null }, ...instant('revokedAt', write.at)];
  return outcome({ tokenId }, TOKEN, tokenId, fields);
}

export interface GrantAccess extends Given {
  readonly holder: { readonly tokenId: number } | PersonName;
  readonly until: Date | null;
}

/** More scopes for a token or a person. */
export async function grantAccess(
  write: Write,
  { holder, until, ...given }: GrantAccess,
): Promise<Outcome<{ grantId: number }>> {
  await assertMayGive(write, given);
  if ('tokenId' in holder) assertMayHave(write, await tokenInReach(write, holder.tokenId));
  const codes = await codesOfUnits(write, given.unitIds ?? []);
  const { id } = await write.transaction.accessGrant.create({
    data: { ...holder, ...granted(write, given), endsAt: until },
  });
  const { holder: name } = (await grantWithId(write, id))!;
  const fields = [
    { field: 'tokenId' in holder ? 'token' : 'person', before: null, after: name },
    ...givenFields({ scopes: given.scopes, codes }),
    ...instant('until', until),
  ];
  return outcome({ grantId: id }, ACCESS_GRANT, id, fields);
}

/** What was granted ends now. */
export async function revokeAccess(write: Write, grantId: number): Promise<Outcome<{ grantId: number }>> {
  const grant = await grantWithId(write, grantId);
  await assertReach(write, { units: grant?.unitIds.length ? grant.unitIds : [null] });
  if (!grant) throw new NotFoundError(ACCESS_GRANT, String(grantId));
  assertNotRevoked(grant);
  assertAdministratorLeft(await administrators(write, { grantId }));
  await write.transaction.accessGrant.update({ where: { id: grantId }, data: { revokedAt: write.at } });
  const codes = await recordedCodes(write, grant.unitIds);
  const fields = [
    { field: grant.tokenId === null ? 'person' : 'token', before: grant.holder, after: null },
    ...givenFields({ scopes: grant.scopes, codes }).map(({ field, after }) => ({ field, before: after, after: null })),
    ...instant('revokedAt', write.at),
  ];
  return outcome({ grantId }, ACCESS_GRANT, grantId, fields);
}

/** Who administers access everywhere gives anything; who does for some units, no more than is held there. */
async function assertMayGive(write: Write, { scopes, unitIds }: Given): Promise<void> {
  const { writer } = write;
  if (!writer || rootsOf(writer.scopes, writer.scope) === 'everywhere') return;
  await assertReach(write, { units: unitIds ?? [null] }, [writer.scope, ...scopes]);
}

/** A token that the writer may act on: all that it has been given lies within reach. */
async function tokenInReach(write: Write, id: number): Promise<TokenFacts> {
  const token = await tokenWithId(write, id);
  await assertReach(write, { units: token?.unitIds.length ? token.unitIds : [null] });
  if (!token) throw new NotFoundError(TOKEN, String(id));
  return token;
}

function assertMayHave(write: Write, { name, revokedAt, expiresAt }: TokenFacts): void {
  assertTokenInForce({ name, inForce: revokedAt === null && (expiresAt === null || expiresAt > write.at) });
}

const granted = ({ at }: Write, { scopes, unitIds }: Given) => ({
  scopes: [...scopes],
  grantedAt: at,
  units: { create: (unitIds ?? []).map((unitId) => ({ unitId })) },
});

const givenFields = ({ scopes, codes }: { scopes: readonly string[]; codes: readonly string[] }): FieldChange[] => [
  { field: 'scopes', before: null, after: scopes.join(' ') },
  ...(codes.length ? [{ field: 'units', before: null, after: codes.join(' ') }] : []),
];

const instant = (field: string, after: Date | null): FieldChange[] =>
  after ? [{ field, before: null, after: after.toISOString() }] : [];

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
