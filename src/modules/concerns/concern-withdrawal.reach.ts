import { writtenAt } from '../../record/changes-of-rows.sql.ts';
import { believedSince, registerNeverUndone, registerWithdrawable, RESTRICTED } from '../../record/withdrawable.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { CONCERN_STEP } from './concern-step.declaration.ts';
import { CONCERN } from './concern.declaration.ts';

/** The concerns that refer to some things by a column. */
const referring = (column: string): Sql =>
  sql`SELECT v.concern_id AS id, v.${sqlName(column)} AS needed FROM concern_version v
WHERE v.${sqlName(column)} = ANY($1::int[]) AND ${believedNow('v')}`;

const SCOPES = ['concern:write', 'concern:read'] as const;

const EXPUNGED_INSTEAD = {
  zh: '曾登记苗头问题一事不予抹除；登记有误的，应依令销毁其文字',
  en: 'That there was a concern stays on record; the words of one that was raised by mistake are expunged by an order.',
};

registerNeverUndone(EXPUNGED_INSTEAD, 'raiseConcern');
registerNeverUndone({ zh: '文字已销毁，不可恢复。', en: 'The words are destroyed for good.' }, 'expungeConcerns');

registerWithdrawable(CONCERN.type, {
  ...RESTRICTED,
  needs: [
    { type: 'Officer', query: referring('officer_id') },
    { type: 'Unit', query: referring('keeper_id') },
  ],
  withdrawal: {
    declared: CONCERN,
    scopes: SCOPES,
    held: sql`SELECT NULL::int AS "unitId", v.officer_id AS "officerId" FROM concern_version v
WHERE v.concern_id = ANY($1::int[]) AND ${believedSince('v')}`,
    settled: { query: sql`SELECT c.id FROM concern c WHERE c.id = ANY($1::int[])`, text: EXPUNGED_INSTEAD },
  },
});

registerWithdrawable(CONCERN_STEP.type, {
  ...RESTRICTED,
  needs: [],
  withdrawal: {
    declared: CONCERN_STEP,
    scopes: SCOPES,
    partsOf: CONCERN.type,
    held: sql`SELECT NULL::int AS "unitId", v.officer_id AS "officerId" FROM concern_step s
JOIN concern_version v ON v.concern_id = s.concern_id WHERE s.id = ANY($1::int[]) AND ${believedSince('s')}`,
    raises: {
      table: CONCERN.table,
      query: sql`SELECT s.concern_id AS id FROM concern_step s WHERE s.id = ANY($1::int[])`,
    },
    // later steps go on from it, and what is forgotten stays as it was
    rests: sql`SELECT ${writtenAt(sql`o`, sql`o.recorded_at`)} FROM concern_step s JOIN concern_step o ON o.concern_id = s.concern_id AND o.id <> s.id
WHERE s.id = ANY($1::int[]) AND o.recorded_at >= $2::timestamptz AND ${believedNow('o')}
UNION ALL SELECT ${writtenAt(sql`v`, sql`v.recorded_at`)} FROM concern_step s JOIN concern_version v ON v.concern_id = s.concern_id
WHERE s.id = ANY($1::int[]) AND v.recorded_at >= $2::timestamptz AND v.expunged`,
    settled: {
      query: sql`SELECT s.id FROM concern_step s WHERE s.id = ANY($1::int[]) AND (
  NOT EXISTS (SELECT FROM concern_step o WHERE o.concern_id = s.concern_id AND ${believedNow('o')} AND (o.taken_on, o.id) < (s.taken_on, s.id))
  OR EXISTS (SELECT FROM concern_step o WHERE o.concern_id = s.concern_id AND ${believedNow('o')} AND (o.taken_on, o.id) > (s.taken_on, s.id))
  OR EXISTS (SELECT FROM concern_version v WHERE v.concern_id = s.concern_id AND v.expunged AND ${believedNow('v')})
)`,
      text: {
        zh: '只有最后一步可以撤回；登记苗头问题的第一步、其后已有处置的和文字已销毁的予以保留',
        en: 'The last step alone is withdrawn: not the one by which the concern was found, nor one that others came after, nor one whose words are destroyed.',
      },
    },
  },
});
