import { thingOf } from '../../record/recordings.ts';
import { believedSince, calledLast, lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { METRIC } from './metric.declaration.ts';

registerWithdrawable('MetricObservation', {
  name: (id) => lastOf(METRIC, sql`concat_ws(' ', ${calledLast(UNIT, sql`v.unit_id`)}, v.name, v.period)`, id),
  needs: [
    {
      type: 'Unit',
      owned: true,
      query: sql`SELECT ${thingOf(METRIC, 'm')} AS id, m.unit_id AS needed FROM metric_observation m
WHERE m.unit_id = ANY($1::int[]) AND ${believedNow('m')}`,
    },
  ],
  withdrawal: {
    declared: METRIC,
    scopes: ['unit:write'],
    held: sql`SELECT m.unit_id AS "unitId", NULL::int AS "officerId" FROM metric_observation m
WHERE ${thingOf(METRIC, 'm')} = ANY($1::int[]) AND ${believedSince('m')}`,
  },
});
