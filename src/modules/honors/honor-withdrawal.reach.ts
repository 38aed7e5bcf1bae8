import {
  believedSince,
  calledLast,
  lastOf,
  registerWithdrawable,
  registerWrittenBesides,
} from '../../record/withdrawable.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { HONOR_PROGRAM } from './honor-program.declaration.ts';
import { HONOR } from './honor.declaration.ts';

/** Honors of which one of some recipients is one of several, or the only one. */
const received = (recipient: Sql, others: Sql): Sql => sql`SELECT v.honor_id AS id, r.${recipient} AS needed
FROM honor_recipient r JOIN honor_version v ON v.honor_id = r.honor_id AND ${believedNow('v')}
WHERE r.${recipient} = ANY($1::int[]) AND ${believedNow('r')}
  AND ${others} (SELECT FROM honor_recipient o WHERE o.honor_id = r.honor_id AND o.id <> r.id AND ${believedNow('o')})`;

const AMONG_OTHERS = sql`EXISTS`;
const ALONE = sql`NOT EXISTS`;

// its rows come with the release
registerWrittenBesides('honor_notice_rule');

const RECIPIENT = sql`coalesce(r.other_name, ${calledLast(OFFICER, sql`r.officer_id`)}, ${calledLast(UNIT, sql`r.unit_id`)})`;

/** The first of those to whom an honor goes, or went last. */
const recipientsOf = (
  id: Sql,
): Sql => sql`(SELECT string_agg(f.name, '、') || CASE WHEN max(f.count) > 3 THEN '…' ELSE '' END FROM (
  SELECT ${RECIPIENT} AS name, count(*) OVER () AS count FROM honor_recipient r
  WHERE r.honor_id = ${id} AND r.superseded_at IS NOT DISTINCT FROM (
    SELECT l.superseded_at FROM honor_recipient l WHERE l.honor_id = ${id} ORDER BY l.superseded_at DESC NULLS FIRST LIMIT 1)
  ORDER BY r.id LIMIT 3) f)`;

registerWithdrawable('Honor', {
  name: (id) =>
    lastOf(
      HONOR,
      sql`concat_ws(' ', v.title, ${recipientsOf(sql`v.honor_id`)}, coalesce(v.awarded_on, v.valid_from))`,
      id,
    ),
  needs: [
    { type: 'Officer', query: received(sql`officer_id`, AMONG_OTHERS) },
    { type: 'Officer', owned: true, query: received(sql`officer_id`, ALONE) },
    { type: 'Unit', query: received(sql`unit_id`, AMONG_OTHERS) },
    { type: 'Unit', owned: true, query: received(sql`unit_id`, ALONE) },
    {
      type: 'HonorProgram',
      query: sql`SELECT v.honor_id AS id, v.program_id AS needed FROM honor_version v
WHERE v.program_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
  ],
  withdrawal: {
    declared: HONOR,
    scopes: ['honor:write'],
    held: sql`SELECT r.unit_id AS "unitId", r.officer_id AS "officerId" FROM honor_recipient r
WHERE r.honor_id = ANY($1::int[]) AND EXISTS (
  SELECT FROM honor_version v WHERE v.honor_id = r.honor_id AND ${believedSince('v')})`,
    along: ['honor_recipient'],
  },
});

registerWithdrawable('HonorProgram', {
  name: (id) => lastOf(HONOR_PROGRAM, sql`v.name`, id),
  needs: [
    {
      type: 'Unit',
      query: sql`SELECT v.program_id AS id, v.owner_id AS needed FROM honor_program_version v
WHERE v.owner_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
  ],
  withdrawal: {
    declared: HONOR_PROGRAM,
    scopes: ['honor:write'],
    held: sql`SELECT v.owner_id AS "unitId", NULL::int AS "officerId" FROM honor_program_version v
WHERE v.program_id = ANY($1::int[]) AND ${believedSince('v')}`,
  },
});
