import { eitherCovered } from '../../record/reach.ts';
import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

registerSubject('Program', {
  covered: ({ statement, unit }, id) =>
    unit(statement.present('program_version', sql`v.program_id = ${id}`, 'owner_id')),
});

registerSubject('ProgramMember', {
  covered: eitherCovered(sql`program_member_version s`, {
    key: sql`s.member_id`,
    unit: sql`s.unit_id`,
    officer: sql`s.officer_id`,
  }),
});

registerRows('Officer', { from: sql`program_member_version v`, where: (id) => sql`v.officer_id = ${id}` });
registerRows('Unit', { from: sql`program_member_version v`, where: (id) => sql`v.unit_id = ${id}` });
registerRows('Program', { from: sql`program_version v`, where: (id) => sql`v.program_id = ${id}` });
