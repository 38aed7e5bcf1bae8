import { registerPlaces } from '../../record/reach.ts';
import { registerRows, registerSubject } from '../../record/subjects.ts';
import { joinSql, sql, type Sql } from '../../sql/sql.ts';
import { officersAbove } from './above.sql.ts';
import { homeOf } from './home.sql.ts';
import { idsOf, LED, leadsTo } from './officer-merge.sql.ts';
import { believedAround, dayOf, daysTouch } from '../../time/temporal.ts';

/**
 * The day on which a change of an officer took effect: where the first of the days begins that it recorded, and that did not
 * begin then before. Of a change that wrote nothing of the officer's life, the day on which it was recorded.
 */
const effectOn = (officer: Sql, instant: Sql): Sql => sql`coalesce((
    SELECT coalesce(min(n.valid_from) FILTER (WHERE n.new), min(n.valid_from)) FROM (
      SELECT w.valid_from, bool_and(w.recorded_at = ${instant}) AS new FROM (
        ${joinSql(
          [sql`officer_version`, sql`assignment_version`].map(
            (table) => sql`SELECT v.valid_from, v.recorded_at FROM ${table} v
        WHERE v.officer_id = ${officer} AND (v.recorded_at = ${instant} OR v.superseded_at = ${instant})`,
          ),
          ' UNION ALL ',
        )}
      ) w GROUP BY w.valid_from
    ) n
  ), ${dayOf(instant)})`;

registerPlaces({
  placedBy: (value) => [
    { table: 'unit_version' },
    ...(value === null
      ? []
      : ['assignment_version', 'officer_version'].map((table) => ({ table, column: 'officer_id', value }))),
  ],
  homeOf,
  // first whoever was there at any time, found once for all changes
  belonged: (officer, units, instant) => sql`(${officer} IN (
    SELECT v.officer_id FROM assignment_version v WHERE v.unit_id = ANY(${units}) AND v.kind = 'PRIMARY'
  ) AND EXISTS (
    SELECT FROM assignment_version v WHERE v.officer_id = ${officer} AND v.unit_id = ANY(${units}) AND v.kind = 'PRIMARY'
      AND ${believedAround('v', instant)} AND ${daysTouch('v', effectOn(officer, instant))}
  ))`,
  leadsTo,
  officersAbove,
  officerExists: (officer) => sql`EXISTS (SELECT FROM officer o WHERE o.id = ${officer})`,
});

registerSubject('Officer', {
  covered: ({ officer }, id) => officer(id),
  about: sql`SELECT $1::int AS "officerId", NULL::int AS "unitId"`,
  idsOf,
  led: { query: LED, reads: (value) => [{ table: 'officer_merge', column: 'officer_id', value }] },
});

registerSubject('Assignment', {
  covered: ({ statement, unit, officer }, id) => {
    const itsUnit = statement.present('assignment_version', sql`v.assignment_id = ${id}`, 'unit_id');
    return sql`(${unit(itsUnit)} OR ${officer(sql`(SELECT s.officer_id FROM assignment s WHERE s.id = ${id})`)})`;
  },
  about: sql`SELECT ${leadsTo(sql`officer_id`)} AS "officerId", NULL::int AS "unitId" FROM assignment WHERE id = $1::int`,
});

const posts = sql`assignment_version v`;

registerRows(
  'Officer',
  { from: sql`officer_version v`, where: (id) => sql`v.officer_id = ${id}` },
  { from: posts, where: (id) => sql`v.officer_id = ${id}` },
);
registerRows('Unit', { from: posts, where: (id) => sql`v.unit_id = ${id}` });
registerRows('Assignment', { from: posts, where: (id) => sql`v.assignment_id = ${id}` });
