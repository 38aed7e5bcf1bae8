import { eitherCovered } from '../../record/reach.ts';
import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

registerSubject('Honor', {
  covered: eitherCovered(sql`honor_recipient s`, {
    key: sql`s.honor_id`,
    unit: sql`s.unit_id`,
    officer: sql`s.officer_id`,
  }),
});

registerSubject('HonorProgram', {
  covered: ({ statement, unit }, id) =>
    unit(statement.present('honor_program_version', sql`v.program_id = ${id}`, 'owner_id')),
});

const ofRecipients = sql`honor_recipient r JOIN honor_version v ON v.honor_id = r.honor_id`;

registerRows('Officer', { from: ofRecipients, where: (id) => sql`r.officer_id = ${id}` });
registerRows('Unit', { from: ofRecipients, where: (id) => sql`r.unit_id = ${id}` });
registerRows('Honor', { from: sql`honor_version v`, where: (id) => sql`v.honor_id = ${id}` });
