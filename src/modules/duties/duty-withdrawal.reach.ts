import { believedSince, calledLast, lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { DUTY } from './duty.declaration.ts';
import { PLACE } from './place.declaration.ts';

registerWithdrawable('Place', {
  name: (id) => calledLast(PLACE, id),
  needs: [
    {
      type: 'Place',
      query: sql`SELECT v.place_id AS id, v.parent_id AS needed FROM place_version v
WHERE v.parent_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
  ],
  withdrawal: { declared: PLACE, scopes: ['duty:write'], held: null },
});

const HOLDER = sql`coalesce(v.holder_name, ${calledLast(OFFICER, sql`v.officer_id`)}, ${calledLast(UNIT, sql`v.unit_id`)})`;
const TARGET = sql`coalesce(${calledLast(PLACE, sql`v.target_place_id`)}, ${calledLast(UNIT, sql`v.target_unit_id`)})`;

/** The duties that refer to some things by a column. */
const referringBy = (
  column: string,
): Sql => sql`SELECT v.duty_id AS id, v.${sqlName(column)} AS needed FROM duty_version v
WHERE v.${sqlName(column)} = ANY($1::int[]) AND ${believedNow('v')}`;

registerWithdrawable('Duty', {
  name: (id) => lastOf(DUTY, sql`concat_ws(' ', ${HOLDER}, v.kind, ${TARGET}, v.valid_from)`, id),
  needs: [
    { type: 'Officer', owned: true, query: referringBy('officer_id') },
    { type: 'Unit', query: referringBy('unit_id') },
    { type: 'Unit', query: referringBy('target_unit_id') },
    { type: 'Place', query: referringBy('target_place_id') },
    { type: 'Program', query: referringBy('program_id') },
    { type: 'Duty', query: referringBy('above_id') },
  ],
  withdrawal: {
    declared: DUTY,
    scopes: ['duty:write'],
    held: sql`SELECT u.id AS "unitId", v.officer_id AS "officerId" FROM duty_version v
CROSS JOIN LATERAL unnest(ARRAY[v.unit_id, v.target_unit_id]) AS u(id)
WHERE v.duty_id = ANY($1::int[]) AND ${believedSince('v')}`,
  },
});
