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
