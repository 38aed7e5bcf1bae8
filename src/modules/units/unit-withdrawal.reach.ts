import { believedSince, calledLast, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { UNIT } from './unit.declaration.ts';

registerWithdrawable('Unit', {
  name: (id) => calledLast(UNIT, id),
  needs: [
    {
      type: 'Unit',
      query: sql`SELECT v.unit_id AS id, v.parent_id AS needed FROM unit_version v
WHERE v.parent_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
  ],
  withdrawal: {
    declared: UNIT,
    scopes: ['unit:write'],
    held: sql`SELECT p.id AS "unitId", NULL::int AS "officerId" FROM unit_version v
CROSS JOIN LATERAL (VALUES (v.unit_id), (v.parent_id)) AS p(id)
WHERE v.unit_id = ANY($1::int[]) AND ${believedSince('v')}`,
  },
});
