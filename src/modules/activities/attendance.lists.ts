import type { ActivityKind, AttendanceOutcome } from '../../generated/prisma/enums.ts';
import { oneOfEnum } from '../../graphql/filters.ts';
import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import type { Placed } from '../../record/reach.ts';
import { sql, sqlName } from '../../sql/sql.ts';
import { ATTENDANCE_COLUMNS, attendancesOf, namedAttendances, type AttendanceRow } from './attendance.loaders.ts';

const INT_MAXIMUM = 2_147_483_647;

/** Who took part in an activity: by place, then by name. */
export const activityAttendanceList = nestedList<
  AttendanceRow,
  { readonly outcome?: readonly AttendanceOutcome[] | null | undefined }
>({
  name: 'activityAttendances',
  columns: ATTENDANCE_COLUMNS,
  scope: 'program:read',
  source: ({ statement, args: { outcome }, parent, covered }) => ({
    from: namedAttendances(statement),
    where: [
      sql`a.activity_id = ${parent}`,
      ...attendancesOf(statement, covered),
      ...(outcome ? [oneOfEnum(sql`a.outcome`, 'AttendanceOutcome')(outcome, statement)] : []),
    ],
  }),
  order: () => [
    { sql: sql`coalesce(a.place, ${INT_MAXIMUM})`, type: KEY.int },
    { sql: sql`named.name`, type: KEY.text },
    { sql: sql`a.id`, type: KEY.int },
  ],
});

const LATEST: readonly SortKey[] = [
  { sql: sql`a.attended_on`, type: KEY.day, descending: true },
  { sql: sql`a.id`, type: KEY.int, descending: true },
];

/** Where an officer or a unit took part, latest first. */
const ofParticipant = (name: string, ofParent: Placed) =>
  nestedList<AttendanceRow, { readonly kind?: readonly ActivityKind[] | null | undefined }>({
    name,
    columns: ATTENDANCE_COLUMNS,
    scope: 'program:read',
    ofParent,
    source: ({ statement, args: { kind }, parent, covered }) => ({
      from: sql`attendance a`,
      where: [
        // the participant is shown already: the list of it is asked for
        sql`a.${sqlName(`${ofParent}_id`)} = ${parent}`,
        ...attendancesOf(statement, covered),
        ...(kind
          ? [
              sql`EXISTS (SELECT FROM activity_version v WHERE v.activity_id = a.activity_id AND ${statement.holds('v')}
  AND ${oneOfEnum(sql`v.kind`, 'ActivityKind')(kind, statement)})`,
            ]
          : []),
      ],
    }),
    order: () => LATEST,
  });

export const officerAttendanceList = ofParticipant('officerAttendances', 'officer');
export const unitAttendanceList = ofParticipant('unitAttendances', 'unit');
