import { believedSince, calledLast, lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { SELECTION_POLICY } from './policy.declaration.ts';
import { SELECTION_ROUND } from './round.declaration.ts';
import { SELECTION } from './selection.declaration.ts';

registerWithdrawable('SelectionPolicy', {
  name: (id) => lastOf(SELECTION_POLICY, sql`concat_ws(' ', ${calledLast(UNIT, sql`v.unit_id`)}, v.valid_from)`, id),
  needs: [
    {
      type: 'Unit',
      owned: true,
      query: sql`SELECT v.policy_id AS id, v.unit_id AS needed FROM selection_policy_version v
WHERE v.unit_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
  ],
  withdrawal: {
    declared: SELECTION_POLICY,
    scopes: ['selection:write'],
    held: sql`SELECT v.unit_id AS "unitId", NULL::int AS "officerId" FROM selection_policy_version v
WHERE v.policy_id = ANY($1::int[]) AND ${believedSince('v')}`,
    along: ['selection_target'],
  },
});

const ROUNDS = sql`selection_round r JOIN selection_round_version v ON v.round_id = r.id AND ${believedNow('v')}`;

registerWithdrawable('SelectionRound', {
  name: (id) =>
    sql`(SELECT concat_ws(' ', ${calledLast(UNIT, sql`r.unit_id`)}, r.title) FROM selection_round r WHERE r.id = ${id})`,
  needs: [
    { type: 'Unit', query: sql`SELECT r.id, r.unit_id AS needed FROM ${ROUNDS} WHERE r.unit_id = ANY($1::int[])` },
    {
      type: 'SelectionPolicy',
      query: sql`SELECT r.id, r.policy_id AS needed FROM ${ROUNDS} WHERE r.policy_id = ANY($1::int[])`,
    },
  ],
  withdrawal: {
    declared: SELECTION_ROUND,
    scopes: ['selection:write'],
    held: sql`SELECT r.unit_id AS "unitId", NULL::int AS "officerId" FROM selection_round r
WHERE r.id = ANY($1::int[]) AND EXISTS (
  SELECT FROM selection_round_version v WHERE v.round_id = r.id AND ${believedSince('v')})`,
  },
});

registerWithdrawable('Selection', {
  name: (id) => lastOf(SELECTION, sql`v.title || ' ' || v.selected_on`, id),
  whole: (id) =>
    lastOf(SELECTION, sql`concat_ws(' ', ${calledLast(OFFICER, sql`v.officer_id`)}, v.title, v.selected_on)`, id),
  needs: [
    {
      type: 'SelectionRound',
      owned: true,
      query: sql`SELECT s.id, s.round_id AS needed FROM selection s
WHERE s.round_id = ANY($1::int[]) AND ${believedNow('s')}`,
    },
    {
      type: 'Officer',
      query: sql`SELECT s.id, s.officer_id AS needed FROM selection s
WHERE s.officer_id = ANY($1::int[]) AND ${believedNow('s')}`,
    },
    {
      type: 'Unit',
      query: sql`SELECT s.id, s.from_unit_id AS needed FROM selection s
WHERE s.from_unit_id = ANY($1::int[]) AND ${believedNow('s')}`,
    },
  ],
  withdrawal: {
    declared: SELECTION,
    scopes: ['selection:write'],
    // by the round, as when it was recorded
    held: sql`SELECT r.unit_id AS "unitId", NULL::int AS "officerId"
FROM selection s JOIN selection_round r ON r.id = s.round_id
WHERE s.id = ANY($1::int[]) AND ${believedSince('s')}`,
    raises: {
      table: SELECTION_ROUND.table,
      query: sql`SELECT s.round_id AS id FROM selection s WHERE s.id = ANY($1::int[])`,
    },
  },
});
