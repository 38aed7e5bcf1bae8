import { columnsOf, type RecordedRow } from '../../graphql/dated-loaders.ts';
import type { Context } from '../../graphql/context.ts';
import { loadOne } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { officerCovered, unitCovered, type Covered } from '../../record/reach.ts';
import { joinSql, sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { ATTENDANCE } from './attendance.declaration.ts';

export type AttendanceRow = RecordedRow<typeof ATTENDANCE>;

export const ATTENDANCE_COLUMNS = columnsOf(ATTENDANCE);

/** The conditions that attendances `a` are shown at the moment, given that who took part is. */
export const attendancesOf = (statement: TemporalStatement, covered: Covered): readonly Sql[] => [
  statement.happened('a', 'attended_on'),
  covered === 'everywhere'
    ? sql`TRUE`
    : sql`(a.other_name IS NOT NULL OR ${unitCovered(statement, sql`a.unit_id`, covered)} OR ${officerCovered(statement, sql`a.officer_id`, covered)})`,
];

/** Attendances `a`, with what their participants are called as `named.name`; a participant that came later than the day has none. */
export function namedAttendances(statement: TemporalStatement): Sql {
  const last = (table: 'officer' | 'unit', alias: 'o' | 'u'): Sql =>
    table === 'officer'
      ? sql`(SELECT o.name_pinyin COLLATE "C" AS name FROM officer_version o WHERE o.officer_id = a.officer_id AND ${statement.begun(alias)} ORDER BY o.valid_from DESC LIMIT 1)`
      : sql`(SELECT u.name_pinyin COLLATE "C" FROM unit_version u WHERE u.unit_id = a.unit_id AND ${statement.begun(alias)} ORDER BY u.valid_from DESC LIMIT 1)`;
  return sql`attendance a CROSS JOIN LATERAL (
  ${last('officer', 'o')} UNION ALL ${last('unit', 'u')} UNION ALL SELECT a.other_name COLLATE "C" WHERE a.other_name IS NOT NULL
) named`;
}

/** Attendances by id at the moment; null for one that is not shown then, or that the viewer may not read. */
export const attendanceById = loadOne<number, AttendanceRow>(
  'id',
  'generic',
  async (statement, ids, context: Context) => sql`SELECT ${ATTENDANCE_COLUMNS} FROM ${namedAttendances(statement)}
WHERE a.id = ANY(${statement.value(ids, 'int[]')}) AND ${joinSql(attendancesOf(statement, await reach(context, 'program:read')), ' AND ')}`,
);
