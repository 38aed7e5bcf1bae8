import { registerPlaces, unitCovered } from '../../record/reach.ts';
import { registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';
import { ascentToday, subtreesToday } from './unit.tree.ts';

registerPlaces({ unitsUnder: subtreesToday, unitsAbove: ascentToday });

registerSubject('Unit', {
  covered: (statement, id, covered) => unitCovered(statement, id, covered),
  about: sql`SELECT NULL::int AS "officerId", $1::int AS "unitId"`,
});
