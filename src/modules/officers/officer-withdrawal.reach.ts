import { OFFICER_PERSONAL } from '../../personal/personal.declaration.ts';
import {
  believedSince,
  calledLast,
  lastOf,
  registerNeverUndone,
  registerWithdrawable,
  registerWrittenBesides,
} from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { ASSIGNMENT } from './assignment.declaration.ts';
import { OFFICER } from './officer.declaration.ts';
import { leadsTo } from './officer-merge.sql.ts';

registerNeverUndone(
  {
    zh: '合并后两人的登记已为一体；如需分开，请重新登记其中一人',
    en: 'What was of two officers is of one since; to part them, enroll the one who is missing.',
  },
  'officer_merge',
);

// its rows come with the release
registerWrittenBesides('rank_step');

registerWithdrawable('Officer', {
  name: (id) => calledLast(OFFICER, id),
  needs: [],
  withdrawal: {
    declared: OFFICER,
    scopes: ['personnel:write'],
    held: sql`SELECT v.unit_id AS "unitId", k.id AS "officerId" FROM unnest($1::int[]) AS k(id)
LEFT JOIN assignment_version v ON v.officer_id = k.id AND ${believedSince('v')}`,
    parts: [{ declared: OFFICER_PERSONAL, owner: 'officer_id', scope: 'officer:personal' }],
  },
});

registerWithdrawable('Assignment', {
  name: (id) =>
    lastOf(
      ASSIGNMENT,
      sql`concat_ws(' ', ${calledLast(OFFICER, sql`v.officer_id`)}, coalesce(v.external_organ, ${calledLast(UNIT, sql`v.unit_id`)}), v.title, v.valid_from)`,
      id,
    ),
  needs: [
    {
      type: 'Officer',
      owned: true,
      query: sql`SELECT v.assignment_id AS id, v.officer_id AS needed FROM assignment_version v
WHERE v.officer_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
    {
      type: 'Unit',
      query: sql`SELECT v.assignment_id AS id, v.unit_id AS needed FROM assignment_version v
WHERE v.unit_id = ANY($1::int[]) AND ${believedNow('v')}`,
    },
  ],
  withdrawal: {
    declared: ASSIGNMENT,
    scopes: ['personnel:write'],
    held: sql`SELECT v.unit_id AS "unitId", v.officer_id AS "officerId" FROM assignment_version v
WHERE v.assignment_id = ANY($1::int[]) AND ${believedSince('v')}`,
    raises: {
      table: OFFICER.table,
      query: sql`SELECT ${leadsTo(sql`a.officer_id`)} AS id FROM assignment a WHERE a.id = ANY($1::int[])`,
    },
  },
});
