import { SCOPES, isScope, type Scope } from '../../access/scopes.ts';
import { RuleViolationError } from '../../errors/refusals.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';

const NAME_MAXIMUM = 100;
const SUBJECT_MAXIMUM = 255;
const UNITS_MAXIMUM = 100;
const BUDGET_MAXIMUM = 1_000_000_000;

export const parseTokenName = (check: InputCheck, name: string): string => check.text('name', name, NAME_MAXIMUM);

/** Scopes, each of them once, in the order in which the registry lists them. */
export function parseScopes(check: InputCheck, scopes: readonly string[]): Scope[] {
  if (scopes.length === 0) check.refuse('scopes', { zh: '至少填写一项', en: 'must have one scope at least' });
  scopes.forEach((scope, i) => {
    if (isScope(scope)) return;
    const known = SCOPES.join(', ');
    check.refuse(`scopes.${i}`, { zh: `不是权限范围，可用：${known}`, en: `is no scope; there are ${known}` });
  });
  return SCOPES.filter((scope) => scopes.includes(scope));
}

/** The units that scopes are bound to; null for everywhere. An empty list would look like none and mean all. */
export function parseUnits(
  check: InputCheck,
  ids: readonly string[] | null | undefined,
  keyOf: (id: string, path: string) => number,
): number[] | null {
  if (ids == null) return null;
  if (ids.length < 1 || ids.length > UNITS_MAXIMUM) {
    check.refuse('units', {
      zh: `必须有 1 至 ${UNITS_MAXIMUM} 个单位；不限单位时请省略`,
      en: `must have 1 to ${UNITS_MAXIMUM} units; leave it out for everywhere`,
    });
    return null;
  }
  return [...new Set(ids.map((id, i) => keyOf(id, `units.${i}`)))];
}

/** When something ends by itself; null for never. */
export function parseEndInstant(
  check: InputCheck,
  path: 'expiresAt' | 'until',
  end: Date | null | undefined,
  now: Date,
): Date | null {
  if (end != null && end <= now) check.refuse(path, { zh: '必须在将来', en: 'must be in the future' });
  return end ?? null;
}

/** How many points a viewer has who issues a token, and where it may. */
export interface Issuer {
  /** Its own budget; null where it has the server's. */
  readonly own: number | null;
  readonly ofServer: number;
  /** Whether it has access:admin everywhere. */
  readonly everywhere: boolean;
}

/** The budget of a token; null for the server's. Else who has a small one would get out of it by a token more. */
export function parseBudget(
  check: InputCheck,
  budget: number | null | undefined,
  { own, ofServer, everywhere }: Issuer,
): number | null {
  if (budget == null) return own;
  const most = own ?? (everywhere ? BUDGET_MAXIMUM : Math.min(ofServer, BUDGET_MAXIMUM));
  return check.range('budget', budget, 1, most);
}

/** A person as an identity provider names them. */
export interface PersonName {
  readonly issuer: string;
  readonly subject: string;
}

/** Who gets a grant: a token or a person, exactly one. */
export function parseHolder(
  check: InputCheck,
  { token, person }: { readonly token: number | null; readonly person: PersonName | null },
): { readonly tokenId: number } | PersonName {
  if ((token === null) === (person === null)) {
    check.refuse('token', { zh: '与 person 必须且只能填写一项', en: 'or person: exactly one must be given' });
  }
  if (!person) return { tokenId: token ?? 0 };
  return {
    issuer: check.text('person.issuer', person.issuer, SUBJECT_MAXIMUM),
    subject: check.text('person.subject', person.subject, SUBJECT_MAXIMUM),
  };
}

/** Changes name a token by its name: who administers some units alone does not act under that of another's. */
export function assertNameFree(facts: { readonly name: string; readonly ofOthers: boolean }): void {
  if (!facts.ofOthers) return;
  throw new RuleViolationError('token-name-taken', {
    zh: `名称“${facts.name}”属于不由您管理的令牌，请换用其他名称`,
    en: `The name "${facts.name}" is that of a token that is not yours to administer; take another.`,
  });
}

/** What is revoked was in force. */
export function assertNotRevoked(facts: { readonly revokedAt: Date | null }): void {
  if (facts.revokedAt === null) return;
  throw new RuleViolationError('already-revoked', {
    zh: `已于 ${facts.revokedAt.toISOString()} 撤销`,
    en: `It was revoked already, at ${facts.revokedAt.toISOString()}.`,
  });
}

/** A token that is revoked gets nothing more. */
export function assertTokenInForce(facts: { readonly name: string; readonly inForce: boolean }): void {
  if (facts.inForce) return;
  throw new RuleViolationError('token-not-in-force', {
    zh: `令牌“${facts.name}”已撤销或已过期`,
    en: `The token "${facts.name}" is revoked or has expired.`,
  });
}

/** Somebody can always give access: a person needs an identity provider to sign in, so it is a token that must be left. */
export function assertAdministratorLeft(facts: { readonly now: number; readonly left: number }): void {
  if (facts.left > 0 || facts.now === 0) return;
  throw new RuleViolationError('last-administrator', {
    zh: '这是最后一个不限单位的 access:admin 令牌；撤销后无人能再授权，请先签发另一个',
    en: 'No other token in force has access:admin everywhere: nobody could give access any more. Issue another one first.',
  });
}

/** A token is shown once; who did not get it revokes it and issues another. */
export function assertShownNow(facts: { readonly shown: boolean; readonly name: string }): void {
  if (!facts.shown) return;
  throw new RuleViolationError('token-shown-once', {
    zh: `令牌“${facts.name}”已签发，且只显示一次；如未收到，请撤销后重新签发`,
    en: `The token "${facts.name}" was issued and is shown once only; where it did not arrive, revoke it and issue another.`,
  });
}
