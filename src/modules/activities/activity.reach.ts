import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';
import { eitherCovered } from '../../record/reach.ts';

registerSubject('Activity', {
  covered: ({ statement, unit }, id) =>
    unit(statement.present('activity_version', sql`v.activity_id = ${id}`, 'organizer_id')),
});

registerSubject('Attendance', {
  covered: eitherCovered(sql`attendance s`, { key: sql`s.id`, unit: sql`s.unit_id`, officer: sql`s.officer_id` }),
});

registerRows('Officer', { from: sql`attendance v`, where: (id) => sql`v.officer_id = ${id}` });
registerRows('Unit', { from: sql`attendance v`, where: (id) => sql`v.unit_id = ${id}` });
registerRows(
  'Activity',
  { from: sql`activity_version v`, where: (id) => sql`v.activity_id = ${id}` },
  { from: sql`attendance v`, where: (id) => sql`v.activity_id = ${id}` },
);
registerRows('Attendance', { from: sql`attendance v`, where: (id) => sql`v.id = ${id}` });
