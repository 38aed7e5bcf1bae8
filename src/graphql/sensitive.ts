import type { Scope } from '../access/scopes.ts';
import type { Context } from './context.ts';
import { purposeRequired } from './errors.ts';
import { reachesOfficer } from './reach.ts';

/** What is known of an officer and every reading of which is on record, as the record of reads names it. */
export type SensitiveField = 'concerns' | 'sanctions' | 'caseLiabilities' | 'eligibility';

/** Refuses a query that states no purpose, where what it reads is on record. */
export function requirePurpose({ purpose, operation }: Context): void {
  if (purpose === null && operation.actMoments.length === 0) throw purposeRequired();
}

/**
 * Notes that something of an officer is read, for the record of reads. Refuses a query that states no purpose; the answer of an
 * act needs none, since the act is on record.
 */
export function noteSensitiveRead(context: Context, officerId: number, field: SensitiveField): void {
  requirePurpose(context);
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
