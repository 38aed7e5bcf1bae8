import { registerRows, registerSubject } from '../../record/subjects.ts';
import { sql, type Sql } from '../../sql/sql.ts';

const last = (
  id: Sql,
): Sql => sql`(SELECT s.candidate_id FROM recommendation_version s WHERE s.recommendation_id = ${id}
    ORDER BY s.superseded_at DESC NULLS FIRST, s.id DESC LIMIT 1)`;

registerSubject('Recommendation', {
  covered: ({ officer }, id) => officer(last(id)),
  scope: 'evaluation:read',
  withheld: { about: last, fromBelow: false },
});

const rows = sql`recommendation_version v`;

registerRows('Recommendation', { from: rows, where: (id) => sql`v.recommendation_id = ${id}` });
registerRows('Officer', { from: rows, where: (id) => sql`(v.candidate_id = ${id} OR v.recommender_id = ${id})` });
