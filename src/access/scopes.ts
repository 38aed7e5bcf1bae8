/** What a viewer may do. A grant may be bound to units, and then covers their subtrees. */
export const SCOPES = [
  'registry:read',
  'officer:personal',
  'personnel:write',
  'unit:write',
  'honor:write',
  'selection:write',
  'evaluation:read',
  'evaluation:write',
  'change:read',
  'access:admin',
] as const;

export type Scope = (typeof SCOPES)[number];

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);

/** Where a scope holds: everywhere, or in these units and all below them; in no units: nowhere. */
export type Roots = 'everywhere' | readonly number[];

/** Where each scope of a viewer holds; one that is not there is not given. */
export type Scopes = ReadonlyMap<Scope, Roots>;

/** Scopes that were given together. */
export interface Grant {
  readonly scopes: readonly string[];
  /** What they are bound to, by id; none: nothing. */
  readonly unitIds: readonly number[];
}

/** What grants allow together: each scope wherever one of them gives it. */
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

/** Where a viewer has a scope; nowhere without it. */
export const rootsOf = (scopes: Scopes, scope: Scope): Roots => scopes.get(scope) ?? [];
