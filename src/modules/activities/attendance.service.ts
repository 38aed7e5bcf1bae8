import { InvalidInputError, NotFoundError } from '../../errors/refusals.ts';
import { groupBy } from '../../record/group-by.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { absenceOn, onDay } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { namesOf, newFields } from '../../record/recorded-facts.ts';
import { believedRows, replaceRows, type BelievedRow } from '../../record/recordings.ts';
import { believedVersions, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { today } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { HONOR } from '../honors/honor.declaration.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { ACTIVITY, type ActivityFacts } from './activity.declaration.ts';
import { assertBegun, assertNotCancelled } from './activity.rules.ts';
import { ATTENDANCE, type AttendanceFacts } from './attendance.declaration.ts';
import { citedHonors } from './attendance.reads.ts';
import { attendanceProblems, hoursOf, participantKey, type SentAttendance } from './attendance.rules.ts';

export interface RecordAttendances {
  readonly activityId: number;
  readonly attendances: readonly SentAttendance[];
  readonly basis: Basis | null;
}

type Recorded = Outcome<{ activityId: number; recorded: number }>;

/**
 * Records who took part in an activity, all or none. What is on record of the same participant and entry is superseded, and stays
 * as it is where nothing differs. Somebody in no registry is known by words, which do not tell whether they mean the same: each is
 * recorded anew.
 */
export async function recordAttendances(
  write: Write,
  { activityId, attendances, basis }: RecordAttendances,
): Promise<Recorded> {
  const officerIds = attendances.flatMap(({ officerId }) => officerId ?? []);
  const unitIds = attendances.flatMap(({ unitId }) => unitId ?? []);
  const activity = (await versionsOfOne(write, ACTIVITY, activityId)).at(-1);
  // who is in no registry is of the unit that organizes it
  const others = attendances.some(({ otherName }) => otherName !== null) ? [activity?.organizerId ?? null] : [];
  await assertReach(write, { officers: officerIds, units: [...unitIds, ...others] });
  if (!activity) throw new NotFoundError(ACTIVITY.type, String(activityId));
  const honorIds = attendances.flatMap(({ honorId }) => honorId ?? []);
  const [officers, units, honors, [onRecord], nameOfOfficer, nameOfUnit] = await Promise.all([
    believedVersions(write, OFFICER, officerIds),
    believedVersions(write, UNIT, unitIds),
    Promise.all(honorIds.map((id) => citedHonors(write).load(id))),
    believedRows(write, ATTENDANCE, ['activityId'], [{ activityId }]),
    namesOf(write, OFFICER.type, officerIds, activity.startsOn),
    namesOf(write, UNIT.type, unitIds, activity.startsOn),
  ]);
  assertNotCancelled(activity);
  assertBegun(activity, today());
  assertKnown(OFFICER.type, officers);
  assertKnown(UNIT.type, units);
  const honorOf = new Map(honorIds.map((id, i) => [id, honors[i] ?? unknownHonor(id)]));
  const problems = attendanceProblems(attendances, {
    activity,
    absenceOn: ({ officerId, unitId }, on) => {
      const versions: readonly Dated[] | undefined =
        officerId === null ? (unitId === null ? undefined : units.get(unitId)) : officers.get(officerId);
      return !versions || onDay(versions, on) ? null : absenceOn(versions, on);
    },
    honorOf: ({ honorId }) => (honorId === null ? undefined : honorOf.get(honorId)),
  });
  if (problems.length > 0) throw new InvalidInputError(problems);

  const changed = differing(attendances, activity, activityId, onRecord!);
  assertChanges('attendances', { recorded: changed });
  const replaced = changed.flatMap(({ was }) => was?.id ?? []);
  replaceRows(
    write,
    ATTENDANCE,
    replaced,
    changed.map(({ is }) => ({ ...is, basis })),
  );
  raiseVersions(write, ACTIVITY.table, [activityId]);
  const fields = fieldsOf(changed, (row) => nameOfOfficer(row.officerId) ?? nameOfUnit(row.unitId) ?? row.otherName!);
  return {
    keys: { activityId, recorded: attendances.length },
    effectiveOn: activity.startsOn,
    shownOn: today(),
    change: { subjectType: ACTIVITY.type, subjectId: activityId, fields, basis },
  };
}

/** Refuses a participant of whom nothing is on record. */
function assertKnown(type: string, histories: ReadonlyMap<number, readonly object[]>): void {
  for (const [id, versions] of histories) if (versions.length === 0) throw new NotFoundError(type, String(id));
}

function unknownHonor(id: number): never {
  throw new NotFoundError(HONOR.type, String(id));
}

interface Changed {
  readonly was: BelievedRow<typeof ATTENDANCE> | undefined;
  readonly is: AttendanceFacts;
}

/** The results that are not on record as they are given. */
function differing(
  attendances: readonly SentAttendance[],
  { startsOn, hours }: ActivityFacts,
  activityId: number,
  onRecord: readonly BelievedRow<typeof ATTENDANCE>[],
): Changed[] {
  const before = new Map(onRecord.map((row) => [participantKey(row), row]));
  return attendances
    .map((sent): Changed => {
      const key = participantKey(sent);
      const is = { ...sent, activityId, attendedOn: startsOn, hours: sent.hours ?? hoursOf(sent.outcome, hours) };
      return { is, was: key === null ? undefined : before.get(key) };
    })
    .filter(({ is, was }) => {
      const facts = Object.keys(ATTENDANCE.facts) as (keyof AttendanceFacts)[];
      return !was || facts.some((fact) => is[fact] !== was[fact]);
    });
}

/** Each result is a row of this instant: the record counts them, and names who took part. */
const fieldsOf = (changed: readonly Changed[], nameOf: (row: AttendanceFacts) => string): FieldChange[] => [
  ...newFields({ attendances: changed.length, replaced: changed.filter(({ was }) => was).length }),
  ...[...groupBy(changed, ({ is }) => nameOf(is))].map(([name, ofOne]) => ({
    field: `${name}.attendances`,
    before: null,
    after: String(ofOne.length),
  })),
];
