import { writtenAt } from '../../record/changes-of-rows.sql.ts';
import { believedSince, calledLast, lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { ACTIVITY } from './activity.declaration.ts';
import { ATTENDANCE } from './attendance.declaration.ts';

const SCOPES = ['program:write'] as const;

const activitiesBy = (column: Sql): Sql => sql`SELECT v.activity_id AS id, v.${column} AS needed FROM activity_version v
WHERE v.${column} = ANY($1::int[]) AND ${believedNow('v')}`;

registerWithdrawable('Activity', {
  name: (id) => lastOf(ACTIVITY, sql`concat_ws(' ', v.title, v.starts_on)`, id),
  needs: [
    { type: 'Unit', query: activitiesBy(sql`organizer_id`) },
    { type: 'Program', query: activitiesBy(sql`program_id`) },
  ],
  withdrawal: {
    declared: ACTIVITY,
    scopes: SCOPES,
    held: sql`SELECT v.organizer_id AS "unitId", NULL::int AS "officerId" FROM activity_version v
WHERE v.activity_id = ANY($1::int[]) AND ${believedSince('v')}`,
    rests: sql`SELECT ${writtenAt(sql`a`, sql`x.at`)} FROM attendance a CROSS JOIN LATERAL (VALUES (a.recorded_at), (a.superseded_at)) AS x(at)
WHERE a.activity_id = ANY($1::int[]) AND x.at >= $2::timestamptz`,
  },
});

const attendancesBy = (column: Sql): Sql => sql`SELECT a.id, a.${column} AS needed FROM attendance a
WHERE a.${column} = ANY($1::int[]) AND ${believedNow('a')}`;

registerWithdrawable('Attendance', {
  name: (id) =>
    sql`(SELECT concat_ws(' ', coalesce(a.other_name, ${calledLast(OFFICER, sql`a.officer_id`)}, ${calledLast(UNIT, sql`a.unit_id`)}), ${calledLast(ACTIVITY, sql`a.activity_id`)}, a.attended_on)
  FROM attendance a WHERE a.id = ${id})`,
  needs: [
    { type: 'Activity', owned: true, query: attendancesBy(sql`activity_id`) },
    { type: 'Officer', query: attendancesBy(sql`officer_id`) },
    { type: 'Unit', query: attendancesBy(sql`unit_id`) },
    { type: 'Honor', query: attendancesBy(sql`honor_id`) },
  ],
  withdrawal: {
    declared: ATTENDANCE,
    scopes: SCOPES,
    // somebody in no registry is of the unit that organizes it, as when it was recorded
    held: sql`SELECT a.officer_id AS "officerId", CASE WHEN a.other_name IS NULL THEN a.unit_id ELSE (
  SELECT v.organizer_id FROM activity_version v WHERE v.activity_id = a.activity_id ORDER BY v.superseded_at DESC NULLS FIRST, v.id DESC LIMIT 1
) END AS "unitId" FROM attendance a WHERE a.id = ANY($1::int[]) AND ${believedSince('a')}`,
    raises: {
      table: ACTIVITY.table,
      query: sql`SELECT a.activity_id AS id FROM attendance a WHERE a.id = ANY($1::int[])`,
    },
    rests: sql`SELECT ${writtenAt(sql`v`, sql`x.at`)} FROM attendance a JOIN activity_version v ON v.activity_id = a.activity_id
CROSS JOIN LATERAL (VALUES (v.recorded_at), (v.superseded_at)) AS x(at) WHERE a.id = ANY($1::int[]) AND x.at >= $2::timestamptz`,
  },
});
