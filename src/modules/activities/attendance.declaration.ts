import type { AttendanceOutcome } from '../../generated/prisma/enums.ts';
import { day, decimal, flag, int, oneOf, recorded, reference, text, type FactsOf } from '../../record/declaration.ts';

/** That somebody took part in an activity, and with what result. */
export const ATTENDANCE = recorded({
  type: 'Attendance',
  table: 'attendance',
  unique: [
    { of: ['activityId', 'officerId'], ofNullable: ['entry'] },
    { of: ['activityId', 'unitId'], ofNullable: ['entry'] },
  ],
  facts: {
    activityId: reference('Activity'),
    officerId: reference('Officer', { nullable: true }),
    unitId: reference('Unit', { nullable: true }),
    otherName: text({ nullable: true }),
    /** The first day of the activity. */
    attendedOn: day(),
    outcome: oneOf<AttendanceOutcome>('AttendanceOutcome')(),
    presenter: flag(),
    hours: decimal({ nullable: true }),
    score: decimal({ nullable: true }),
    place: int({ nullable: true }),
    prize: text({ nullable: true }),
    entry: text({ nullable: true }),
    honorId: reference('Honor', { nullable: true }),
  },
});

export type AttendanceFacts = FactsOf<typeof ATTENDANCE>;
