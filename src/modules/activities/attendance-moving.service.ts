import type { Merging, Moving } from '../../record/moving.ts';
import { namesOf } from '../../record/recorded-facts.ts';
import { believedRows, replaceRows, type BelievedRow } from '../../record/recordings.ts';
import type { Write } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import { ACTIVITY } from './activity.declaration.ts';
import { ATTENDANCE, type AttendanceFacts } from './attendance.declaration.ts';

type Row = BelievedRow<typeof ATTENDANCE>;

/** The attendances of one officer become those of another, recorded anew; one that both have on record alike is had once. */
export async function attendancesToMove(write: Write, { from, into }: Merging): Promise<Moving> {
  const [moved = [], kept = []] = await believedRows(
    write,
    ATTENDANCE,
    ['officerId'],
    [{ officerId: from }, { officerId: into }],
  );
  const titleOf = await namesOf(
    write,
    ACTIVITY.type,
    moved.map(({ activityId }) => activityId),
    today(),
  );
  const twinOf = (row: Row) =>
    kept.find(({ activityId, entry }) => activityId === row.activityId && entry === row.entry);
  const named = (row: Row) => [row.attendedOn, titleOf(row.activityId), row.entry].filter(Boolean).join(' ');
  return {
    contradictions: moved
      .filter((row) => {
        const twin = twinOf(row);
        return twin !== undefined && !isAlike(twin, row);
      })
      .map((row) => ({
        zh: `两人参加同一活动（${named(row)}）的记录不一致`,
        en: `both took part in one activity (${named(row)}) with different results`,
      })),
    fields: moved.map((row) => ({ field: 'attendance', before: null, after: named(row) })),
    record: () =>
      replaceRows(
        write,
        ATTENDANCE,
        moved.map(({ id }) => id),
        moved.filter((row) => !twinOf(row)).map(({ id: _id, thing: _thing, ...row }) => ({ ...row, officerId: into })),
      ),
  };
}

const isAlike = (a: AttendanceFacts, b: AttendanceFacts): boolean =>
  (Object.keys(ATTENDANCE.facts) as (keyof AttendanceFacts)[]).every(
    (fact) => fact === 'officerId' || a[fact] === b[fact],
  );
