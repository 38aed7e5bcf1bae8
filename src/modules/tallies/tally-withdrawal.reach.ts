import { writtenAt } from '../../record/changes-of-rows.sql.ts';
import { believedSince, calledLast, lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { TALLY } from './tally.declaration.ts';

const talliesBy = (column: Sql): Sql => sql`SELECT t.id, t.${column} AS needed FROM tally t
WHERE t.${column} = ANY($1::int[]) AND ${believedNow('t')}`;

registerWithdrawable('Tally', {
  name: (id) =>
    lastOf(
      TALLY,
      sql`concat_ws(' ', ${calledLast(OFFICER, sql`v.officer_id`)}, ${calledLast(UNIT, sql`v.unit_id`)}, v.name, v.from_day)`,
      id,
    ),
  needs: [
    { type: 'Officer', owned: true, query: talliesBy(sql`officer_id`) },
    { type: 'Unit', owned: true, query: talliesBy(sql`unit_id`) },
  ],
  withdrawal: {
    declared: TALLY,
    scopes: ['program:write'],
    held: sql`SELECT t.unit_id AS "unitId", t.officer_id AS "officerId" FROM tally t
WHERE t.id = ANY($1::int[]) AND ${believedSince('t')}`,
    // another measure of the key, or a period that shares days, which cannot be believed beside it
    rests: sql`SELECT ${writtenAt(sql`o`, sql`o.recorded_at`)} FROM tally t JOIN tally o ON o.key = t.key AND o.id <> t.id AND (
  o.value_unit <> t.value_unit OR (
    (o.officer_id = t.officer_id OR o.unit_id = t.unit_id) AND o.from_day <= t.last_on AND o.last_on >= t.from_day
    AND (o.from_day <> t.from_day OR o.last_on <> t.last_on)
  )
) WHERE t.id = ANY($1::int[]) AND o.recorded_at >= $2::timestamptz`,
  },
});
