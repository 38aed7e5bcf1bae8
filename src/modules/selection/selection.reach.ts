import { eitherCovered, ownerCovered } from '../../record/reach.ts';
import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';

registerSubject('SelectionPolicy', { covered: ownerCovered(sql`selection_policy`, sql`unit_id`) });

registerSubject('SelectionRound', { covered: ownerCovered(sql`selection_round`, sql`unit_id`) });

registerSubject('Selection', {
  covered: eitherCovered(sql`selection s JOIN selection_round r ON r.id = s.round_id`, {
    key: sql`s.id`,
    unit: sql`r.unit_id`,
    officer: sql`s.officer_id`,
  }),
  about: sql`SELECT s.officer_id AS "officerId", NULL::int AS "unitId" FROM selection s
WHERE s.id = $1::int AND ${believedNow('s')}`,
  citable: { scope: null },
});

registerRows('Officer', { from: sql`selection v`, where: (id) => sql`v.officer_id = ${id}` });
registerRows('Selection', { from: sql`selection v`, where: (id) => sql`v.id = ${id}` });
