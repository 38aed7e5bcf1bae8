import { believedSince, calledLast, lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { PROGRAM } from './program.declaration.ts';
import { PROGRAM_MEMBER } from './program-member.declaration.ts';

/** Programs that refer to others by a column. */
const referring = (column: Sql): Sql => sql`SELECT v.program_id AS id, v.${column} AS needed FROM program_version v
WHERE v.${column} = ANY($1::int[]) AND ${believedNow('v')}`;

registerWithdrawable('Program', {
  name: (id) => calledLast(PROGRAM, id),
  needs: [
    { type: 'Unit', query: referring(sql`owner_id`) },
    { type: 'Program', query: referring(sql`parent_id`) },
  ],
  withdrawal: {
    declared: PROGRAM,
    scopes: ['program:write'],
    held: sql`SELECT v.owner_id AS "unitId", NULL::int AS "officerId" FROM program_version v
WHERE v.program_id = ANY($1::int[]) AND ${believedSince('v')}`,
  },
});

const members = (column: Sql): Sql => sql`SELECT m.member_id AS id, m.${column} AS needed FROM program_member_version m
WHERE m.${column} = ANY($1::int[]) AND ${believedNow('m')}`;

registerWithdrawable('ProgramMember', {
  name: (id) =>
    lastOf(
      PROGRAM_MEMBER,
      sql`concat_ws(' ', ${calledLast(OFFICER, sql`v.officer_id`)}, ${calledLast(UNIT, sql`v.unit_id`)}, ${calledLast(PROGRAM, sql`v.program_id`)}, v.valid_from)`,
      id,
    ),
  needs: [
    { type: 'Program', owned: true, query: members(sql`program_id`) },
    { type: 'Officer', owned: true, query: members(sql`officer_id`) },
    { type: 'Unit', owned: true, query: members(sql`unit_id`) },
  ],
  withdrawal: {
    declared: PROGRAM_MEMBER,
    scopes: ['program:write'],
    // by the program and by the member, as when it was recorded
    held: sql`SELECT h."unitId", h."officerId" FROM program_member_version m CROSS JOIN LATERAL (
  SELECT m.unit_id AS "unitId", m.officer_id AS "officerId"
  UNION ALL SELECT p.owner_id, NULL FROM program_version p WHERE p.program_id = m.program_id AND ${believedSince('p')}
) h WHERE m.member_id = ANY($1::int[]) AND ${believedSince('m')}`,
  },
});
