import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

registerSubject('Program', {
  covered: ({ statement, unit }, id) =>
    unit(statement.present('program_version', sql`v.program_id = ${id}`, 'owner_id')),
});

registerRows('Program', { from: sql`program_version v`, where: (id) => sql`v.program_id = ${id}` });
