import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey, inputKeyOfAny } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { act, payload } from '../acts/act.ts';
import { parseDecimal } from '../acts/decimal.rules.ts';
import { parseBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { basisField } from '../acts/standard.inputs.ts';
import { AttendanceOutcome } from './activity.enums.ts';
import { activityField } from './activity.mutations.ts';
import { parseHours } from './activity.rules.ts';
import { ATTENDANCES_MAXIMUM, participantKey, type SentAttendance } from './attendance.rules.ts';
import { recordAttendances } from './attendance.service.ts';

const OTHER_NAME_MAXIMUM = 100;
const PRIZE_MAXIMUM = 50;
const ENTRY_MAXIMUM = 200;
const SCORE_MAXIMUM = 1_000;
const PLACE_MAXIMUM = 10_000;
const SCORE_PLACES = 2;

const AttendanceInput = builder.inputType('AttendanceInput', {
  description: 'What is to be on record of one participant.',
  fields: (t) => ({
    participant: t.id({
      description: 'The officer or the unit, there on the first day of the activity; null where `otherName` is given.',
    }),
    otherName: t.string({
      description:
        'What somebody is called who is in no registry; at most 100 characters. Null where `participant` is given. Words do not tell whether they mean the same: each is recorded anew, and one that is wrong is withdrawn.',
    }),
    outcome: t.field({ type: AttendanceOutcome, description: 'The result. Default: ATTENDED.' }),
    presenter: t.boolean({ description: 'Whether they led or taught it. Default: false.' }),
    hours: t.float({
      description:
        'How many hours were attended, in halves; at most those of the activity. Default: all of them; none of who was absent or excused.',
    }),
    score: t.float({ description: 'The score, 0 to 1,000, to two decimals.' }),
    place: t.int({ description: 'The place, 1 to 10,000; of a CONTEST alone. Several may share one.' }),
    prize: t.string({ description: 'The prize, as printed; at most 50 characters; of a CONTEST alone.' }),
    entry: t.string({ description: 'What was entered for a contest; at most 200 characters.' }),
    honor: t.id({ description: 'The honor conferred for it: of the class COMPETITION, and of this participant.' }),
  }),
});

act('recordAttendances', {
  scope: 'program:write',
  description:
    'Records up to 1,000 attendances of an activity, all or none; every one that is wrong is told by its index.',
  input: {
    description: 'Who took part and with what result (登记参训参赛), recorded all or none.',
    argument: 'Who, and with what result.',
    fields: (t) => ({
      activity: t.id({ required: true, description: 'The activity, begun by today and not cancelled.' }),
      attendances: t.field({
        type: [AttendanceInput],
        required: true,
        description: 'Who, 1 to 1,000. The same participant with the same entry again replaces what is on record.',
      }),
      ...basisField(t),
    }),
  },
  success: 'They are on record.',
  payload: payload<{ activityId: number; recorded: number }>(
    'The activity with the change on record, or why not.',
    (t) => ({
      ...activityField(t as never),
      recorded: t.exposeInt('recorded', { description: 'How many were recorded: as many as were sent.' }),
    }),
  ),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const activityId = inputKey(check, 'Activity', input.activity, 'activity');
    // a list that is too long is refused before its elements are read
    check.size('attendances', input.attendances, ATTENDANCES_MAXIMUM);
    check.done();
    const attendances = input.attendances.map((given, i) => parseAttendance(check, given, `attendances.${i}`));
    refuseRepeated(check, attendances);
    return { activityId, attendances, basis: parseBasis(check, input.basis) };
  },
  run: recordAttendances,
});

function parseAttendance(check: InputCheck, given: typeof AttendanceInput.$inferInput, path: string): SentAttendance {
  const { participant, hours, score, place } = given;
  if ((participant == null) === (given.otherName == null)) {
    check.refuse(path, {
      zh: '参加者与其他参加人必须且只能填一项',
      en: 'must have either participant or otherName',
    });
  }
  const who =
    participant == null ? null : inputKeyOfAny(check, ['Officer', 'Unit'], participant, `${path}.participant`);
  return {
    officerId: who?.type === 'Officer' ? who.key : null,
    unitId: who?.type === 'Unit' ? who.key : null,
    otherName: check.optionalText(`${path}.otherName`, given.otherName, OTHER_NAME_MAXIMUM),
    outcome: given.outcome ?? 'ATTENDED',
    presenter: given.presenter ?? false,
    score: score == null ? null : parseScore(check, `${path}.score`, score),
    hours: hours == null ? null : parseHours(check, `${path}.hours`, hours, 0),
    place: place == null ? null : check.range(`${path}.place`, place, 1, PLACE_MAXIMUM),
    prize: check.optionalText(`${path}.prize`, given.prize, PRIZE_MAXIMUM),
    entry: check.optionalText(`${path}.entry`, given.entry, ENTRY_MAXIMUM),
    honorId: given.honor == null ? null : inputKey(check, 'Honor', given.honor, `${path}.honor`),
  };
}

/** What is out of the range is told that alone. */
function parseScore(check: InputCheck, path: string, score: number): number {
  if (score < 0 || score > SCORE_MAXIMUM) return check.range(path, score, 0, SCORE_MAXIMUM);
  parseDecimal(check, path, score, SCORE_PLACES);
  return score;
}

/** Refuses the same participant with the same entry twice in one act. */
function refuseRepeated(check: InputCheck, attendances: readonly SentAttendance[]): void {
  const first = new Map<string, number>();
  attendances.forEach((attendance, i) => {
    // one whose id is wrong is refused for that
    const key = attendance.officerId === null && attendance.unitId === null ? null : participantKey(attendance);
    if (key === null) return;
    const before = first.get(key);
    if (before === undefined) first.set(key, i);
    else {
      check.refuse(`attendances.${i}`, {
        zh: `与第 ${before + 1} 项是同一参加者的同一参赛作品`,
        en: `is of the same participant and entry as attendances.${before}`,
      });
    }
  });
}
