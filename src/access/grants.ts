import type { Grant } from './scopes.ts';
import { sql, type Sql } from '../sql/sql.ts';

/** A grant that is in force. */
export interface GrantRow extends Grant {
  /** In milliseconds; null for a grant without an end. */
  readonly endsAt: number | null;
}

/** A column of the grants in force, as JSON, of the holder that a condition on `g` names; `now` is a placeholder. */
export const grantsInForce = (holder: Sql, now: Sql): Sql => sql`coalesce((
  SELECT json_agg(json_build_object('scopes', g.scopes, 'endsAt', extract(epoch FROM g.ends_at) * 1000, 'unitIds', ARRAY(
    SELECT gu.unit_id FROM access_grant_unit gu WHERE gu.grant_id = g.id ORDER BY gu.unit_id
  )) ORDER BY g.id)
  FROM access_grant g WHERE ${holder} AND g.revoked_at IS NULL AND (g.ends_at IS NULL OR g.ends_at > ${now})
), '[]')`;

/** The earliest of some ends; Infinity where none is set. */
export const firstEnd = (ends: readonly (number | null | undefined)[]): number =>
  Math.min(...ends.map((end) => end ?? Infinity));
