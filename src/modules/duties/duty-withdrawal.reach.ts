import { believedSince, lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { DUTY } from './duty.declaration.ts';
import { PLACE } from './place.declaration.ts';

registerWithdrawable('Place', {
  name: (id) => lastOf(PLACE, sql`v.name`, id),
  needs: [
    {
      type: 'Place',
      query: sql`SELECT v.place_id AS id, v.parent_id AS needed FROM place_version v
WHERE v.parent_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
  ],
  withdrawal: { declared: PLACE, scopes: ['duty:write'], held: null },
});

/** The last name of what a column refers to. */
const nameOf = (column: string, versions: string, key: string): Sql =>
  sql`(SELECT n.name FROM ${sqlName(versions)} n WHERE n.${sqlName(key)} = v.${sqlName(column)}
  ORDER BY n.superseded_at DESC NULLS FIRST, n.id DESC LIMIT 1)`;

const HOLDER = sql`coalesce(v.holder_name, ${nameOf('officer_id', 'officer_version', 'officer_id')}, ${nameOf('unit_id', 'unit_version', 'unit_id')})`;
const TARGET = sql`coalesce(${nameOf('target_place_id', 'place_version', 'place_id')}, ${nameOf('target_unit_id', 'unit_version', 'unit_id')})`;

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
