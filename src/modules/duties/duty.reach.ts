import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

// places are of no unit
registerSubject('Place', { covered: () => sql`FALSE` });

registerSubject('Duty', {
  covered: ({ statement, unit, officer }, id) => {
    const present = (column: string) => statement.present('duty_version', sql`v.duty_id = ${id}`, column);
    return sql`(${unit(present('unit_id'))} OR ${unit(present('target_unit_id'))} OR ${officer(present('officer_id'))})`;
  },
});

const duties = sql`duty_version v`;

registerRows(
  'Place',
  { from: sql`place_version v`, where: (id) => sql`v.place_id = ${id}` },
  { from: duties, where: (id) => sql`v.target_place_id = ${id}` },
);
registerRows('Duty', { from: duties, where: (id) => sql`v.duty_id = ${id}` });
registerRows('Officer', { from: duties, where: (id) => sql`v.officer_id = ${id}` });
registerRows('Unit', { from: duties, where: (id) => sql`(v.unit_id = ${id} OR v.target_unit_id = ${id})` });
