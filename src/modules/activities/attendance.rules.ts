import { withAbsence, type Absence, type InputProblem, type Message } from '../../errors/refusals.ts';
import type { AttendanceOutcome, HonorStatus, MeritClass } from '../../generated/prisma/enums.ts';
import type { Day } from '../../time/day.ts';
import type { ActivityFacts } from './activity.declaration.ts';
import { wasThere } from './activity.rules.ts';
import type { AttendanceFacts } from './attendance.declaration.ts';

export const ATTENDANCES_MAXIMUM = 1_000;

/** What is to be on record of one participant. */
export interface SentAttendance extends Pick<
  AttendanceFacts,
  'otherName' | 'officerId' | 'unitId' | 'outcome' | 'presenter' | 'score' | 'place' | 'prize' | 'entry' | 'honorId'
> {
  /** Null: all of the activity, or none of who was not there. */
  readonly hours: number | null;
}

/** An honor that is cited for a result: whether it may be. */
export interface CitedHonor {
  readonly status: HonorStatus;
  readonly meritClass: MeritClass | null;
  readonly recipients: readonly Pick<AttendanceFacts, 'officerId' | 'unitId' | 'otherName'>[];
}

/** What a result is checked against. */
export interface AttendanceContext {
  readonly activity: ActivityFacts;
  /** When the officer or the unit is there, where that is not so on a day; null: they are. Somebody else always is. */
  readonly absenceOn: (attendance: SentAttendance, on: Day) => Absence | null;
  /** Undefined: none is cited. */
  readonly honorOf: (attendance: SentAttendance) => CitedHonor | undefined;
}

const TEXTS = {
  participant: { zh: '在活动第一日不在册', en: 'is not there on the first day of the activity' },
  absent: { zh: '未参加者不能有此项', en: 'must be absent of who was not there' },
  contest: { zh: '只有竞赛才有名次与奖项', en: 'is of a contest alone' },
  honor: {
    zh: '必须是授予该参加者的竞赛类奖励',
    en: 'must be an honor of the class COMPETITION that is conferred on this participant',
  },
} as const satisfies Record<string, Message>;

/** All that is wrong with results, each by its index. */
export const attendanceProblems = (
  attendances: readonly SentAttendance[],
  context: AttendanceContext,
): InputProblem[] =>
  attendances.flatMap((attendance, i) =>
    problemsOf(attendance, context).map(({ path, text }) => ({ path: `attendances.${i}.${path}`, text })),
  );

function problemsOf(attendance: SentAttendance, { activity, absenceOn, honorOf }: AttendanceContext): InputProblem[] {
  const { hours, place, prize } = attendance;
  const problems: InputProblem[] = [];
  const absence = absenceOn(attendance, activity.startsOn);
  if (absence) problems.push({ path: 'participant', text: withAbsence(TEXTS.participant, absence) });
  const most = hoursOf(attendance.outcome, activity.hours) ?? 0;
  if (hours !== null && hours > most) {
    problems.push({ path: 'hours', text: wasThere(attendance) ? beyond(activity.hours) : TEXTS.absent });
  }
  if (!wasThere(attendance)) problems.push(...notOfAbsent(attendance));
  else if (activity.kind !== 'CONTEST') {
    if (place !== null) problems.push({ path: 'place', text: TEXTS.contest });
    if (prize !== null) problems.push({ path: 'prize', text: TEXTS.contest });
  }
  const honor = honorOf(attendance);
  if (honor && wasThere(attendance) && !isAwardOf(honor, attendance))
    problems.push({ path: 'honor', text: TEXTS.honor });
  return problems;
}

/** What only somebody can have who was there. */
function notOfAbsent(attendance: SentAttendance): InputProblem[] {
  const results = ['score', 'place', 'prize', 'honorId'] as const;
  const given = results
    .filter((result) => attendance[result] !== null)
    .map((result) => (result === 'honorId' ? 'honor' : result));
  return [...(attendance.presenter ? ['presenter'] : []), ...given].map((path) => ({ path, text: TEXTS.absent }));
}

const beyond = (hours: number | null): Message =>
  hours === null
    ? { zh: '该活动不计学时', en: 'must be absent: the activity is not counted in hours' }
    : { zh: `不能超过活动的 ${hours} 学时`, en: `must not be more than the ${hours} hours of the activity` };

const isAwardOf = ({ status, meritClass, recipients }: CitedHonor, attendance: SentAttendance): boolean =>
  status === 'CONFERRED' &&
  meritClass === 'COMPETITION' &&
  recipients.some(
    ({ officerId, unitId, otherName }) =>
      officerId === attendance.officerId && unitId === attendance.unitId && otherName === attendance.otherName,
  );

/** The hours of who is on record without any: all of the activity, none of who was not there; null where it has none. */
export const hoursOf = (outcome: AttendanceOutcome, hours: number | null): number | null =>
  hours === null ? null : wasThere({ outcome }) ? hours : 0;

/** Of whom a result is, with which entry: two that share it replace each other. Null for words, which do not tell whether they mean the same. */
export const participantKey = ({
  officerId,
  unitId,
  otherName,
  entry,
}: Pick<AttendanceFacts, 'officerId' | 'unitId' | 'otherName' | 'entry'>): string | null =>
  otherName === null ? JSON.stringify([officerId, unitId, entry]) : null;
