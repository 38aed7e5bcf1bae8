import { ConflictError, InvalidInputError, NotFoundError } from '../../errors/refusals.ts';
import { assertVersion } from '../../record/optimistic-locks.ts';
import { firstVersion, onDay, replaceForGood, type Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges } from '../../record/recorded-facts.ts';
import { believedRows, replaceRows, type BelievedRow } from '../../record/recordings.ts';
import { begin, believedVersions, newId, recordRevision, thingOn, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import { today, type Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { programOn } from '../programs/program.reads.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { ACTIVITY, type ActivityFacts } from './activity.declaration.ts';
import { twinOf } from './activity.reads.ts';
import {
  assertDays,
  assertHoursCover,
  assertNobodyThere,
  assertNotCancelled,
  assertNotLater,
  assertNotTwice,
  wasThere,
} from './activity.rules.ts';
import { ATTENDANCE } from './attendance.declaration.ts';
import { counted } from '../../vocabulary/counted.ts';

type ActivityOutcome = Outcome<{ activityId: number }>;
type AttendanceRow = BelievedRow<typeof ATTENDANCE>;

export interface ScheduleActivity {
  readonly facts: ActivityFacts;
  readonly basis: Basis | null;
}

/** Puts an activity on record: there from today or, where that is earlier, from its first day. */
export async function scheduleActivity(write: Write, { facts, basis }: ScheduleActivity): Promise<ActivityOutcome> {
  const { organizerId, programId, startsOn } = facts;
  await assertReach(write, { units: [organizerId] });
  const [organizer, program, twin, id] = await Promise.all([
    organizerId === null ? null : thingOn(write, UNIT, organizerId, startsOn),
    programId === null ? null : programOn(write, programId, startsOn),
    twinOf(write, facts),
    newId(write, ACTIVITY),
  ]);
  assertDays(facts);
  assertNotScheduled(facts, twin);
  const on = earliest(today(), startsOn);
  begin(write, ACTIVITY, id, firstVersion(facts, on, null, basis));
  const named = {
    ...facts,
    organizer: organizer?.current.code,
    program: program?.identity.key,
    cancelled: null,
  };
  return outcome({ id, on, basis }, fieldChanges(ACTIVITY, null, named));
}

function assertNotScheduled(
  { title, startsOn }: Pick<ActivityFacts, 'title' | 'startsOn'>,
  twin: { readonly id: number } | null,
): void {
  if (twin === null) return;
  throw new ConflictError(
    {
      zh: `同一组织单位于 ${startsOn} 已有活动“${title}”`,
      en: `An activity ${title} of the same organizer begins on ${startsOn} already.`,
    },
    { type: ACTIVITY.type, id: twin.id },
  );
}

/** What every command about one activity has. */
interface ActivityCommand {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly basis: Basis | null;
}

export interface ReviseActivity extends ActivityCommand {
  /** Left out: stays as it is. */
  readonly values: Partial<Pick<ActivityFacts, 'startsOn' | 'endsOn' | 'hours' | 'host' | 'title'>>;
}

/**
 * Records other values of an activity: from today on while it is to come, from its first day where it has begun. Those who are
 * on record as participants attend it on its new first day.
 */
export async function reviseActivity(write: Write, { values, ...command }: ReviseActivity): Promise<ActivityOutcome> {
  const { last, versions, attendances } = await activityToChange(write, command);
  const facts: ActivityFacts = {
    ...last,
    ...values,
    ...(values.startsOn !== undefined && { startsPrecision: 'DAY' }),
    ...(values.endsOn !== undefined && { endsPrecision: values.endsOn === null ? null : 'DAY' }),
  };
  const fields = fieldChanges(ACTIVITY, { ...last }, { ...facts });
  const moves = facts.startsOn !== last.startsOn;
  const renamed = moves || facts.title !== last.title;
  const [twin] = await Promise.all([
    renamed ? twinOf(write, facts, command.id) : null,
    moves ? assertThereOn(write, facts, attendances) : undefined,
  ]);
  assertNotCancelled(last);
  assertDays(facts, values.endsOn === undefined ? 'startsOn' : 'endsOn');
  const there = attendances.filter(wasThere);
  assertNotLater(last, facts.startsOn, { there: there.length, today: today() });
  assertHoursCover(last.title, facts.hours, Math.max(0, ...attendances.map(({ hours }) => hours ?? 0)));
  assertNotTwice(facts, twin);
  assertChanges('input', { recorded: fields });

  const on = earliest(today(), last.startsOn, facts.startsOn);
  recordRevision(write, ACTIVITY, command.id, replaceForGood(versions, on, facts, command.basis));
  if (moves && attendances.length > 0) {
    replaceRows(
      write,
      ATTENDANCE,
      attendances.map(({ id }) => id),
      attendances.map(({ id: _id, thing: _thing, ...row }) => ({ ...row, attendedOn: facts.startsOn })),
    );
  }
  return outcome({ ...command, on }, fields);
}

/** Refuses a first day on which the organizer or a participant is not there, or the program is not in force. */
async function assertThereOn(
  write: Write,
  { startsOn, organizerId, programId }: ActivityFacts,
  attendances: readonly AttendanceRow[],
): Promise<void> {
  const [officers, units] = await Promise.all([
    believedVersions(
      write,
      OFFICER,
      attendances.flatMap(({ officerId }) => officerId ?? []),
    ),
    believedVersions(
      write,
      UNIT,
      attendances.flatMap(({ unitId }) => unitId ?? []),
    ),
    organizerId === null ? null : thingOn(write, UNIT, organizerId, startsOn),
    programId === null ? null : programOn(write, programId, startsOn),
  ]);
  const missing = [...officers.values(), ...units.values()].filter(
    (versions) => !onDay<Version<object>>(versions, startsOn),
  );
  if (missing.length === 0) return;
  throw new InvalidInputError([
    {
      path: 'startsOn',
      text: {
        zh: `当日有 ${missing.length} 名已登记的参加者不在册`,
        en: `is a day on which ${counted(missing.length, 'participant on record is', 'participants on record are')} not there`,
      },
    },
  ]);
}

/** Calls off an activity from today on. Who was absent from it or let off is so no longer. */
export async function cancelActivity(write: Write, command: ActivityCommand): Promise<ActivityOutcome> {
  const { last, versions, attendances } = await activityToChange(write, command);
  assertNotCancelled(last);
  assertNobodyThere(last.title, attendances.filter(wasThere).length);
  const on = today();
  const facts: ActivityFacts = { ...last, cancelled: true };
  recordRevision(write, ACTIVITY, command.id, replaceForGood(versions, on, facts, command.basis));
  if (attendances.length > 0) {
    replaceRows(
      write,
      ATTENDANCE,
      attendances.map(({ id }) => id),
      [],
    );
  }
  return outcome({ ...command, on }, fieldChanges(ACTIVITY, { ...last }, { ...facts }));
}

/** An activity as it is now, with its believed rows and those of who took part. */
async function activityToChange(write: Write, { id, expectedVersion }: ActivityCommand) {
  const versions = await versionsOfOne(write, ACTIVITY, id);
  const last = versions.at(-1);
  await assertReach(write, { units: [last?.organizerId ?? null] });
  const [[attendances]] = await Promise.all([
    believedRows(write, ATTENDANCE, ['activityId'], [{ activityId: id }]),
    assertVersion(write, ACTIVITY, id, expectedVersion),
  ]);
  if (!last) throw new NotFoundError(ACTIVITY.type, String(id));
  return { last, versions, attendances: attendances! };
}

const earliest = (...days: readonly Day[]): Day => days.toSorted((a, b) => (a < b ? -1 : 1))[0]!;

const outcome = (
  { id, on, basis }: { readonly id: number; readonly on: Day; readonly basis: Basis | null },
  fields: ActivityOutcome['change']['fields'],
): ActivityOutcome => ({
  keys: { activityId: id },
  effectiveOn: on,
  change: { subjectType: ACTIVITY.type, subjectId: id, fields, basis },
});
