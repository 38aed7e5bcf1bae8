import type { Scope } from '../access/scopes.ts';
import type { Context } from './context.ts';
import { purposeRequired } from './errors.ts';
import { reachesOfficer } from './reach.ts';

/** What is known of an officer and every reading of which is on record, as the record of reads names it. */
export type SensitiveField = 'concerns' | 'sanctions' | 'caseLiabilities' | 'dossier';

/**
 * Refuses a query that states no purpose, where what it reads is on record. The answer of an act that needs the scope itself needs
 * none, since the act is on record; that of a dry run does.
 */
export function requirePurpose({ purpose, operation }: Context, scope: Scope): void {
  if (purpose !== null) return;
  if (operation.dryRun !== null || !operation.actScopes.includes(scope)) throw purposeRequired();
}

/** The scope by which each is read. */
const SCOPES: Readonly<Record<SensitiveField, Scope>> = {
  concerns: 'concern:read',
  sanctions: 'discipline:read',
  caseLiabilities: 'discipline:read',
  dossier: 'officer:personal',
};

/**
 * Notes that something of an officer is read, for the record of reads. Refuses a query that states no purpose; see
 * `requirePurpose`.
 */
export function noteSensitiveRead(context: Context, officerId: number, field: SensitiveField): void {
  requirePurpose(context, SCOPES[field]);
  context.operation.personalReads.push({ officerId, field });
}

/**
 * The auth scopes of a type whose things are each about an officer, and on record when read: on every path, their fields are for
 * viewers who have the scope for the officer, and who state a purpose. `covers` may narrow that further.
 */
export function scopeOnRecord<Row extends { readonly officerId: number }>(
  scope: Scope,
  field: SensitiveField,
  covers: (row: Row, context: Context) => Promise<boolean> = ({ officerId }, context) =>
    reachesOfficer(context, scope, officerId),
) {
  const authScopes = async (row: Row, context: Context) => {
    if (!context.viewer.scopes.has(scope)) return { scope };
    if (!(await covers(row, context))) return { outOfReach: scope };
    noteSensitiveRead(context, row.officerId, field);
    return { scope };
  };
  // declaredScope reads the scope without a row; a plan, which asks for nothing but scopes, is made of nothing that says more
  return Object.assign(authScopes, { scope, onRecord: true });
}
