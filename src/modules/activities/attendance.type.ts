import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { basis, link, nodeOf, optionalLink } from '../../graphql/field-options.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { reachesOfficer, reachesUnit, scopeForRow } from '../../graphql/reach.ts';
import { honorById } from '../honors/honor.loaders.ts';
import { recipientOf } from '../honors/honor-recipient.type.ts';
import { Honor } from '../honors/honor.type.ts';
import { Officer } from '../officers/officer.type.ts';
import { Participant } from '../programs/participant.type.ts';
import { ActivityKind } from '../programs/requirement.enums.ts';
import { Unit } from '../units/unit.type.ts';
import { AttendanceOutcome } from './activity.enums.ts';
import { activityById } from './activity.loaders.ts';
import { Activity } from './activity.type.ts';
import { activityAttendanceList, officerAttendanceList, unitAttendanceList } from './attendance.lists.ts';
import { attendanceById, type AttendanceRow } from './attendance.loaders.ts';

export const Attendance = builder.objectRef<AttendanceRow>('Attendance');

builder.node(Attendance, {
  description:
    'That somebody took part in an activity, and with what result (参训参赛). Needs the scope program:read for the unit, or for the unit of the officer; others are not shown. One of a participant who is neither is shown to all who have the scope.',
  authScopes: scopeForRow('program:read', ({ officerId, unitId }: AttendanceRow, context) => {
    if (officerId !== null) return reachesOfficer(context, 'program:read', officerId);
    return unitId === null ? Promise.resolve(true) : reachesUnit(context, 'program:read', unitId);
  }),
  ...nodeOf(attendanceById, 'Of this record; a correction is another one, with an id of its own.'),
  fields: (t) => ({
    activity: t.field(link(Activity, activityById, 'activityId', 'The activity.')),
    participant: t.field({
      type: Participant,
      description: 'Who took part, as on the day; a unit as a team (团体).',
      resolve: async (row, _args, context) => (await recipientOf(row, context))!,
    }),
    outcome: t.expose('outcome', { type: AttendanceOutcome, description: 'The result.' }),
    presenter: t.exposeBoolean('presenter', {
      description: 'Whether they led or taught it (主讲, 教官) and did not attend it.',
    }),
    hours: t.exposeFloat('hours', {
      nullable: true,
      description: 'How many hours were attended (学时); null where it is not counted in hours.',
    }),
    score: t.exposeFloat('score', {
      nullable: true,
      description: 'The score, 0 to 1,000, to two decimals; null where none was given.',
    }),
    place: t.exposeInt('place', {
      nullable: true,
      description: 'The place, 1 is the first (名次); null where none was given.',
    }),
    prize: t.exposeString('prize', {
      nullable: true,
      description: 'The prize, as printed (奖项); null where there was none.',
    }),
    entry: t.exposeString('entry', {
      nullable: true,
      description: 'What was entered for a contest (参赛作品); null where nothing was.',
    }),
    honor: t.field(
      optionalLink(
        Honor,
        honorById,
        'honorId',
        'The honor that was conferred for it; null where none is on record, or not yet on the day. The place is the fact and the honor its award: each counts once, in its own list.',
      ),
    ),
    basis: t.field(basis('By whose order it was recorded; null where none is on record.')),
  }),
});

export const AttendanceConnection = connectionOf(Attendance, 'Attendance', { scope: 'program:read' });

builder.objectField(Activity, 'attendances', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: activityAttendanceList }),
    type: AttendanceConnection,
    description:
      'Who took part, by place, then by name; those without a place last. Needs the scope program:read; those that it does not cover are left out.',
    authScopes: { scope: 'program:read' },
    args: {
      outcome: t.arg({ type: [AttendanceOutcome], description: 'Only these results. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => activityAttendanceList(context, id, args),
  }),
);

builder.objectField(Officer, 'attendances', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: officerAttendanceList }),
    type: AttendanceConnection,
    description: 'Where the officer took part (参训参赛记录), latest first. Needs the scope program:read.',
    authScopes: { scope: 'program:read' },
    args: {
      kind: t.arg({ type: [ActivityKind], description: 'Only of activities of these kinds. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => officerAttendanceList(context, id, args),
  }),
);

builder.objectField(Unit, 'attendances', (t) =>
  t.field({
    ...inSql({ kind: 'page', list: unitAttendanceList }),
    type: AttendanceConnection,
    description:
      'The activities in which the unit itself took part, as a team, latest first; not those of its officers. Needs the scope program:read.',
    authScopes: { scope: 'program:read' },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) => unitAttendanceList(context, id, args),
  }),
);
