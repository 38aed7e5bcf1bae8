import { registerRows } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

registerRows('Officer', { from: sql`tally v`, where: (id) => sql`v.officer_id = ${id}` });
registerRows('Unit', { from: sql`tally v`, where: (id) => sql`v.unit_id = ${id}` });
