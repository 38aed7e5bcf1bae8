import { registerPlaces } from '../../record/reach.ts';
import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';
import { ascentToday, isUnderToday, subtreesToday, subtreeWithClosed } from './unit.tree.ts';

registerPlaces({
  unitsUnder: subtreesToday,
  isUnder: isUnderToday,
  unitsAbove: ascentToday,
  unitsWithin: subtreeWithClosed,
});

registerSubject('Unit', {
  covered: ({ unit }, id) => unit(id),
  about: sql`SELECT NULL::int AS "officerId", $1::int AS "unitId"`,
});

registerRows('Unit', { from: sql`unit_version v`, where: (id) => sql`v.unit_id = ${id}` });
