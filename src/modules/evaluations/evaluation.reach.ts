import { eitherCovered, ownerCovered } from '../../record/reach.ts';
import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';

registerSubject('EvaluationCycle', { covered: ownerCovered(sql`evaluation_cycle`, sql`unit_id`) });

registerSubject('EvaluationScheme', { covered: ownerCovered(sql`evaluation_scheme`, sql`owner_id`) });

// what is cited must be final: no post changes on the grounds of a draft
registerSubject('Evaluation', {
  covered: eitherCovered(sql`evaluation s`, { key: sql`s.id`, unit: sql`s.unit_id`, officer: sql`s.officer_id` }),
  about: sql`SELECT e.officer_id AS "officerId", e.unit_id AS "unitId" FROM evaluation e
WHERE e.id = $1::int AND EXISTS (
  SELECT FROM evaluation_cycle_version c
  WHERE c.cycle_id = e.cycle_id AND ${believedNow('c')} AND c.status = 'FINALIZED'
)`,
  citable: { scope: 'evaluation:read' },
});

registerSubject('EvaluationAppeal', {
  covered: eitherCovered(sql`evaluation_appeal s JOIN evaluation e ON e.id = s.evaluation_id`, {
    key: sql`s.id`,
    unit: sql`e.unit_id`,
    officer: sql`e.officer_id`,
  }),
  about: sql`SELECT e.officer_id AS "officerId", e.unit_id AS "unitId"
FROM evaluation_appeal a JOIN evaluation e ON e.id = a.evaluation_id WHERE a.id = $1::int`,
  citable: { scope: 'evaluation:read' },
});

for (const table of [sql`evaluation_version`, sql`evaluation_score`]) {
  const from = sql`evaluation e JOIN ${table} v ON v.evaluation_id = e.id`;
  registerRows('Officer', { from, where: (id) => sql`e.officer_id = ${id}` });
  registerRows('Officer', {
    from: sql`evaluation_earlier_subject e JOIN ${table} v ON v.evaluation_id = e.evaluation_id`,
    where: (id) => sql`e.officer_id = ${id}`,
  });
  registerRows('Unit', { from, where: (id) => sql`e.unit_id = ${id}` });
  registerRows('Evaluation', { from, where: (id) => sql`e.id = ${id}` });
}
