import { believedSince, calledLast, lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { RECOMMENDATION } from './recommendation.declaration.ts';

/** The recommendations that refer to some things by a column. */
const referring = (column: string): Sql =>
  sql`SELECT v.recommendation_id AS id, v.${sqlName(column)} AS needed FROM recommendation_version v
WHERE v.${sqlName(column)} = ANY($1::int[]) AND ${believedNow('v')}`;

registerWithdrawable('Recommendation', {
  name: (id) => lastOf(RECOMMENDATION, sql`v.title || ' ' || v.signed_on`, id),
  whole: (id) =>
    lastOf(RECOMMENDATION, sql`concat_ws(' ', ${calledLast(OFFICER, sql`v.candidate_id`)}, v.title, v.signed_on)`, id),
  needs: [
    { type: 'SelectionRound', owned: true, query: referring('round_id') },
    { type: 'Officer', owned: true, query: referring('candidate_id') },
    { type: 'Officer', owned: true, query: referring('recommender_id') },
    { type: 'Program', query: referring('program_id') },
  ],
  withdrawal: {
    declared: RECOMMENDATION,
    scopes: ['selection:write', 'evaluation:read'],
    // by the round and the candidate, as when it was recorded
    held: sql`SELECT r.unit_id AS "unitId", v.candidate_id AS "officerId" FROM recommendation_version v
JOIN selection_round r ON r.id = v.round_id WHERE v.recommendation_id = ANY($1::int[]) AND ${believedSince('v')}`,
  },
});
