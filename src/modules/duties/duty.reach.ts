import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';

// places are of no unit
registerSubject('Place', { covered: () => sql`FALSE` });

registerRows('Place', { from: sql`place_version v`, where: (id) => sql`v.place_id = ${id}` });
