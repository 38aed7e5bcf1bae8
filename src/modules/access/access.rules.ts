import { SCOPES, isScope, type Scope } from '../../access/scopes.ts';
import { RuleViolationError } from '../../errors/refusals.ts';
import { instantText } from '../../time/instant.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';

const NAME_MAXIMUM = 100;
const SUBJECT_MAXIMUM = 255;
const UNITS_MAXIMUM = 100;
const BUDGET_MAXIMUM = 1_000_000_000;

export const parseTokenName = (check: InputCheck, name: string): string => check.text('name', name, NAME_MAXIMUM);

/** Parses scopes: each once, in the order of SCOPES. */
export function parseScopes(check: InputCheck, scopes: readonly string[]): Scope[] {
  if (scopes.length === 0) check.refuse('scopes', { zh: '至少填写一项', en: 'must have at least one scope' });
  scopes.forEach((scope, i) => {
    if (isScope(scope)) return;
    const known = SCOPES.join(', ');
    check.refuse(`scopes.${i}`, { zh: `不是权限范围，可用：${known}`, en: `unknown scope; use one of ${known}` });
  });
  return SCOPES.filter((scope) => scopes.includes(scope));
}

/** Parses the units that scopes are bound to; null for everywhere. Refuses an empty list, which looks like none and would mean all. */
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

/** Parses the instant at which a token or a grant ends by itself; null for never. */
export function parseEndInstant(
  check: InputCheck,
  path: 'expiresAt' | 'until',
  end: Date | null | undefined,
  now: Date,
): Date | null {
  if (end != null && end <= now) check.refuse(path, { zh: '必须在将来', en: 'must be in the future' });
  return end ?? null;
}

/** The budget of a viewer who issues a token, and where the viewer administers access. */
export interface Issuer {
  /** The budget of the issuer; null for that of the server. */
  readonly own: number | null;
  readonly ofServer: number;
  /** Whether the issuer has access:admin everywhere. */
  readonly everywhere: boolean;
}

/** Parses the budget of a token; null for that of the server. Bounded, or an issuer would escape its own budget by issuing a token. */
export function parseBudget(
  check: InputCheck,
  budget: number | null | undefined,
  { own, ofServer, everywhere }: Issuer,
): number | null {
  if (budget == null) return own;
  const most = own ?? (everywhere ? BUDGET_MAXIMUM : Math.min(ofServer, BUDGET_MAXIMUM));
  return check.range('budget', budget, 1, most);
}

/** A person, as an identity provider names them. */
export interface PersonName {
  readonly issuer: string;
  readonly subject: string;
}

/** Parses the holder of a grant: exactly one of a token and a person. */
export function parseHolder(
  check: InputCheck,
  { token, person }: { readonly token: number | null; readonly person: PersonName | null },
): { readonly tokenId: number } | PersonName {
  if ((token === null) === (person === null)) {
    check.refuse('token', { zh: '与登录人员必须且只能填写一项', en: 'or person: exactly one must be given' });
  }
  return person ? parsePerson(check, person) : { tokenId: token ?? 0 };
}

/** Parses the name of a person. */
export const parsePerson = (check: InputCheck, person: PersonName): PersonName => ({
  issuer: check.identifier('person.issuer', person.issuer, SUBJECT_MAXIMUM),
  subject: check.identifier('person.subject', person.subject, SUBJECT_MAXIMUM),
});

/** Nobody gives anything for longer than they have it. */
export function assertEndsBy({ endsAt, latest }: { readonly endsAt: Date | null; readonly latest: Date }): void {
  if (endsAt !== null && endsAt <= latest) return;
  const until = instantText(latest);
  throw new RuleViolationError('end-beyond-issuer', {
    zh: `您自己的权限于 ${until} 终止，所授权限须填写不晚于此时的终止时间`,
    en: `Your own access ends at ${until} in Beijing; what you give must have an end, at that instant or before.`,
  });
}

/** Changes record a token by its name, so an administrator of some units takes no name that a token outside them has. */
export function assertNameFree(facts: { readonly name: string; readonly ofOthers: boolean }): void {
  if (!facts.ofOthers) return;
  throw new RuleViolationError('token-name-taken', {
    zh: `名称“${facts.name}”属于不由您管理的令牌，请换用其他名称`,
    en: `The name "${facts.name}" belongs to a token that you do not administer; use another name.`,
  });
}

/** Nothing is revoked twice. */
export function assertNotRevoked(facts: { readonly revokedAt: Date | null }): void {
  if (facts.revokedAt === null) return;
  const at = instantText(facts.revokedAt);
  throw new RuleViolationError('already-revoked', {
    zh: `已于 ${at} 撤销`,
    en: `Already revoked, at ${at} in Beijing.`,
  });
}

/** A token that is not in force gets no grant. */
export function assertTokenInForce(facts: { readonly name: string; readonly inForce: boolean }): void {
  if (facts.inForce) return;
  throw new RuleViolationError('token-not-in-force', {
    zh: `令牌“${facts.name}”已撤销或已过期`,
    en: `The token "${facts.name}" is revoked or has expired.`,
  });
}

/** One token with access:admin everywhere must remain: persons depend on an identity provider to sign in. */
export function assertAdministratorLeft(facts: { readonly now: number; readonly left: number }): void {
  if (facts.left > 0 || facts.now === 0) return;
  throw new RuleViolationError('last-administrator', {
    zh: '这是最后一个可在所有单位管理令牌与授权的令牌；撤销后无人能再授权，请先签发另一个',
    en: 'This is the last token in force with access:admin everywhere; without it nobody could grant access. Issue another one first.',
  });
}

/** A token is shown once; a caller who did not receive it revokes it and issues another. */
export function assertShownNow(facts: { readonly shown: boolean; readonly name: string }): void {
  if (!facts.shown) return;
  throw new RuleViolationError('token-shown-once', {
    zh: `令牌“${facts.name}”已签发，且只显示一次；如未收到，请撤销后重新签发`,
    en: `The token "${facts.name}" was issued and is shown only once; if you did not receive it, revoke it and issue another.`,
  });
}
