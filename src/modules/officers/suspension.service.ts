import type { Write } from '../../record/write.ts';
import { replaceBetween, reviseUntilNextChange } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { thingToChange } from '../../record/timeline.ts';
import type { Day } from '../../time/day.ts';
import { assertServingOn } from './employment.rules.ts';
import type { OfficerRevision } from './demotion.service.ts';
import { OFFICER, type OfficerFacts } from './officer.declaration.ts';
import { servesUntil } from './officer.reads.ts';
import { revised, type OfficerCommand, type OfficerOutcome } from './officer.service.ts';
import { assertNotSuspendedYet, assertSuspendedBefore, assertSuspendedOn } from './suspension.rules.ts';

// Everybody who may read the registry reads the rows of an officer, so by whose order somebody is suspended or reinstated
// is told by the change alone: those rows have no basis.

export interface SuspendOfficer extends OfficerCommand {
  /** The first day on which the officer may act again; null: not known. */
  readonly until: Day | null;
}

/**
 * Suspends an officer from a day on: until a day, until the service ends, or until somebody reinstates the officer. All
 * else stays as it is on record.
 */
export async function suspendOfficer(write: Write, command: SuspendOfficer): Promise<OfficerOutcome> {
  await assertReach(write, { officers: [command.id] });
  const { rewriting, fields } = await suspensionOf(write, command);
  return revised(write, command, rewriting, fields);
}

/** What a suspension writes; also for an act of which it is a part. */
export async function suspensionOf(write: Write, { until, ...command }: SuspendOfficer): Promise<OfficerRevision> {
  const { effectiveOn } = command;
  const { current, versions } = await thingToChange(write, OFFICER, command);
  const { name, status } = current;
  assertServingOn({ name, on: effectiveOn, status });
  const leaves = servesUntil(versions, effectiveOn);
  const end = until !== null && (leaves === null || until < leaves) ? until : leaves;
  const suspended = versions.find(
    ({ status: held, validFrom, validTo }) =>
      held === 'SUSPENDED' && (end === null || validFrom < end) && (validTo === null || validTo > effectiveOn),
  );
  const suspendedOn = suspended && (suspended.validFrom < effectiveOn ? effectiveOn : suspended.validFrom);
  assertNotSuspendedYet({ name, suspendedOn: suspendedOn ?? null });

  const rewriting = replaceBetween<OfficerFacts>(
    versions,
    { from: effectiveOn, until: end },
    () => ({ status: 'SUSPENDED' }),
    null,
  );
  const fields = [
    { field: 'status', before: status, after: 'SUSPENDED' },
    ...(until === null ? [] : [{ field: 'until', before: null, after: until }]),
  ];
  return { rewriting, fields };
}

/** Ends a suspension, earlier than it was to end or at all: the officer may act again from that day on. */
export async function reinstateOfficer(write: Write, command: OfficerCommand): Promise<OfficerOutcome> {
  await assertReach(write, { officers: [command.id] });
  const { rewriting, fields } = await reinstatementOf(write, command);
  return revised(write, command, rewriting, fields);
}

/** What a reinstatement writes; also for an act of which it is a part. */
export async function reinstatementOf(write: Write, command: OfficerCommand): Promise<OfficerRevision> {
  const { effectiveOn } = command;
  const { current, versions } = await thingToChange(write, OFFICER, command);
  const { name, status } = current;
  assertServingOn({ name, on: effectiveOn, status });
  assertSuspendedOn({ name, on: effectiveOn, status });
  const before = versions.findLast(({ validFrom }) => validFrom < effectiveOn);
  const firstDay = before?.status === 'SUSPENDED' ? before.validFrom : effectiveOn;
  assertSuspendedBefore({ name, firstDay, effectiveOn });

  const rewriting = reviseUntilNextChange<OfficerFacts>(versions, effectiveOn, { status: 'ACTIVE' }, null);
  return { rewriting, fields: [{ field: 'status', before: status, after: 'ACTIVE' }] };
}
