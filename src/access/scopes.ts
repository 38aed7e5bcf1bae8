/** What a viewer may do. A grant that is bound to units covers their subtrees. */
export const SCOPES = [
  'registry:read',
  'officer:personal',
  'personnel:write',
  'unit:write',
  'honor:write',
  'selection:write',
  'evaluation:read',
  'evaluation:write',
  'program:read',
  'program:write',
  'duty:write',
  'concern:read',
  'concern:write',
  'discipline:read',
  'discipline:write',
  'change:read',
  'access:admin',
] as const;

export type Scope = (typeof SCOPES)[number];

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);

/** Where a scope holds: everywhere, or in these units and all units below them. An empty list: nowhere. */
export type Roots = 'everywhere' | readonly number[];

/** Where each scope of a viewer holds. A scope that is absent is not granted. */
export type Scopes = ReadonlyMap<Scope, Roots>;

/** Who has grants on record: a token, or a person as the identity provider names them. */
export type Holder = { readonly tokenId: number } | { readonly issuer: string; readonly subject: string };

/** Scopes that were granted together. */
export interface Grant {
  readonly scopes: readonly string[];
  /** The ids of the units that they are bound to. An empty list: not bound. */
  readonly unitIds: readonly number[];
}

/** What grants allow together: each scope wherever one of them grants it. */
export function scopesGranted(grants: readonly Grant[]): Scopes {
  const scopes = new Map<Scope, Roots>();
  for (const { scopes: given, unitIds } of grants) {
    for (const scope of given.filter(isScope)) {
      const before = scopes.get(scope) ?? [];
      const everywhere = before === 'everywhere' || unitIds.length === 0;
      scopes.set(scope, everywhere ? 'everywhere' : [...new Set([...before, ...unitIds])]);
    }
  }
  return scopes;
}

/** What no person has who is not known as an officer: of whom nobody knows who they are, nobody knows what is not for them. */
const OF_OFFICERS_ALONE: ReadonlySet<Scope> = new Set<Scope>(['concern:read', 'concern:write']);

/** What a person has of some scopes, who is linked to an officer or not. */
export const scopesOfPerson = (scopes: Scopes, isLinked: boolean): Scopes =>
  isLinked ? scopes : new Map([...scopes].filter(([scope]) => !OF_OFFICERS_ALONE.has(scope)));

/** Where a scope holds; nowhere if it is not granted. */
export const rootsOf = (scopes: Scopes, scope: Scope): Roots => scopes.get(scope) ?? [];
