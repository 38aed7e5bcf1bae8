import { loadMany } from '../../graphql/loading.ts';
import { sql } from '../../sql/sql.ts';
import { officerColumns, type OfficerRow } from './officer.loaders.ts';

export const TWINS_MAXIMUM = 10;

/**
 * Officers on the day who are likely the same person as another, by the id of that one: of the same name, and told apart by
 * neither police numbers nor genders. National ids are not compared: that would tell whose is on record.
 */
export const likelyTwinsOf = loadMany<number, OfficerRow & { readonly twinOf: number }>(
  'twinOf',
  'custom',
  (
    statement,
    ids,
  ) => sql`SELECT k.id AS "twinOf", t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${officerColumns} FROM officer_version n JOIN officer_version o ON o.name = n.name AND o.officer_id <> n.officer_id
  WHERE n.officer_id = k.id AND ${statement.holds('n')} AND ${statement.holds('o')}
    AND (n.police_number IS NULL OR o.police_number IS NULL)
    AND coalesce(n.gender = o.gender, TRUE)
  ORDER BY o.officer_id LIMIT ${TWINS_MAXIMUM}
) t`,
);
