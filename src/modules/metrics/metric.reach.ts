import { registerRows } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

registerRows('Unit', { from: sql`metric_observation v`, where: (id) => sql`v.unit_id = ${id}` });
