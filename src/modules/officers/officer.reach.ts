import { officerCovered, registerPlaces, unitCovered } from '../../record/reach.ts';
import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

registerPlaces({
  homeOf: (statement, officer) => {
    const ofOfficer = sql`v.officer_id = ${officer}`;
    return statement.present('assignment_version', sql`${ofOfficer} AND v.kind = 'PRIMARY'`, 'unit_id', {
      table: 'officer_version',
      condition: ofOfficer,
    });
  },
  officerExists: (officer) => sql`EXISTS (SELECT FROM officer o WHERE o.id = ${officer})`,
});

registerSubject('Officer', {
  covered: (statement, id, covered) => officerCovered(statement, id, covered),
  about: sql`SELECT $1::int AS "officerId", NULL::int AS "unitId"`,
});

registerSubject('Assignment', {
  covered: (statement, id, covered) => {
    const unit = statement.present('assignment_version', sql`v.assignment_id = ${id}`, 'unit_id');
    const officer = sql`(SELECT s.officer_id FROM assignment s WHERE s.id = ${id})`;
    return sql`(${unitCovered(statement, unit, covered)} OR ${officerCovered(statement, officer, covered)})`;
  },
  about: sql`SELECT officer_id AS "officerId", NULL::int AS "unitId" FROM assignment WHERE id = $1::int`,
});

const posts = sql`assignment_version v`;

registerRows(
  'Officer',
  { from: sql`officer_version v`, where: (id) => sql`v.officer_id = ${id}` },
  { from: posts, where: (id) => sql`v.officer_id = ${id}` },
);
registerRows('Unit', { from: posts, where: (id) => sql`v.unit_id = ${id}` });
registerRows('Assignment', { from: posts, where: (id) => sql`v.assignment_id = ${id}` });
