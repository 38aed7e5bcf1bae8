import { eitherCovered, unitCovered } from '../../record/reach.ts';
import { registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

registerSubject('Honor', {
  covered: eitherCovered(sql`honor_recipient s`, {
    key: sql`s.honor_id`,
    unit: sql`s.unit_id`,
    officer: sql`s.officer_id`,
  }),
});

registerSubject('HonorProgram', {
  covered: (statement, id, covered) =>
    unitCovered(statement, statement.present('honor_program_version', sql`v.program_id = ${id}`, 'owner_id'), covered),
});
