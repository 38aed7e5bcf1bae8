import { loader, readRows } from '../../graphql/loading.ts';
import { rowsOfEach } from '../../record/group-by.ts';
import { sql } from '../../sql/sql.ts';
import { endsAfter } from '../../time/temporal.ts';
import { officerById, officerColumns, type OfficerRow } from './officer.loaders.ts';
import { nameCharacters, namePattern } from './officer.rules.ts';

export const TWINS_MAXIMUM = 10;

/**
 * Officers on the roll on the day or later who are likely the same person as another, by the id of that one: of the same name,
 * however it is written, and told apart by neither police numbers nor genders. Those whose service was recorded ahead count,
 * so that it does not matter who was enrolled first. National ids are not compared: that would tell whose is on record.
 */
export const likelyTwinsOf = loader<number, readonly OfficerRow[]>(async (ids, context) => {
  const officers = await officerById(context).loadMany(ids);
  const patterns = officers.map((officer) =>
    officer === null || officer instanceof Error ? '' : `^${namePattern(nameCharacters(officer.name))}$`,
  );
  const rows = await readRows<OfficerRow & { readonly twinOf: number }>(
    context,
    'custom',
    (statement) => sql`SELECT k.id AS "twinOf", t.*
FROM unnest(${statement.value(ids, 'int[]')}, ${statement.value(patterns, 'text[]')}) AS k(id, pattern) CROSS JOIN LATERAL (
  SELECT DISTINCT ON (o.officer_id) ${officerColumns}
  FROM officer_version n JOIN officer_version o
    ON o.officer_id <> n.officer_id AND (o.name = n.name OR o.name_joined = n.name_joined AND o.name ~ k.pattern)
  WHERE n.officer_id = k.id AND ${statement.holds('n')} AND ${statement.believed('o')} AND ${endsAfter('o', statement.day)}
    AND (n.police_number IS NULL OR o.police_number IS NULL)
    AND coalesce(n.gender = o.gender, TRUE)
  ORDER BY o.officer_id, o.valid_from LIMIT ${TWINS_MAXIMUM}
) t`,
  );
  return rowsOfEach(ids, rows, 'twinOf');
});
