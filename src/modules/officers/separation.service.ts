import type { Outcome, Write } from '../../record/write.ts';
import { assertReach } from '../../record/reach.ts';
import { endFrom, onDay, replaceBetween, type Version } from '../../record/periods.ts';
import { endChanges, fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { recordRevisions, thingToChange } from '../../record/timeline.ts';
import type { Day } from '../../time/day.ts';
import type { OfficerStatus } from '../../generated/prisma/enums.ts';
import { ASSIGNMENT } from './assignment.declaration.ts';
import { assignmentsOf, endings } from './assignment.reads.ts';
import { assertServedBefore, assertServing, isServing } from './employment.rules.ts';
import type { Taker } from './handover.rules.ts';
import { handovers } from './handover.service.ts';
import { OFFICER, type OfficerFacts } from './officer.declaration.ts';
import { revised, type OfficerCommand } from './officer.service.ts';
import { serviceEnds } from './service-end.service.ts';

const { status, policeNumber, category, rank, grade } = OFFICER.facts;

/** What a separation decides, in the order of its record; what else was to change later still does. */
const DECIDED = { ...OFFICER, facts: { status, policeNumber, category, rank, grade } };
/** What nobody is given who does not serve: the last of it stays for good. */
const KEPT = { ...OFFICER, facts: { category, rank, grade } };

const hasLeft = (held: OfficerStatus): boolean => !isServing(held);
const isDead = (held: OfficerStatus): boolean => held === 'DECEASED';

/** The day on which an officer serves again who has left by a day; null: never. What is given then stays. */
const returnAfter = (versions: readonly Version<OfficerFacts>[], left: Day): Day | null =>
  versions.find(({ validFrom, status: held }) => validFrom > left && isServing(held))?.validFrom ?? null;

export interface SeparateOfficer extends OfficerCommand {
  readonly status: OfficerStatus;
  /** Who has the duties of the officer from then on; null: they end. */
  readonly handOverTo: Taker | null;
}

/**
 * Ends the service of an officer, whose last day is the day before: every assignment ends, and those that were to begin
 * later never do. The police number is cleared, so that another officer may have it from that day on. Rank and grade stay
 * as they were on the last day: what was planned for later is dropped. A separation that is already on record for later
 * stays as it is from its day on, and so does what else comes after it. Who has left the force alive may die later: that is
 * recorded in the same way.
 */
export async function separateOfficer(
  write: Write,
  { status: becomes, handOverTo, ...command }: SeparateOfficer,
): Promise<Outcome<{ officerId: number; endedDuties: number }>> {
  const { id, effectiveOn, basis } = command;
  await assertReach(write, { officers: [id] });
  const [{ current, versions }, assignments] = await Promise.all([
    thingToChange(write, OFFICER, command),
    assignmentsOf(write, id, effectiveOn),
  ]);
  const diesAfterLeaving = becomes === 'DECEASED' && !isDead(current.status);
  assertServing({ name: current.name, from: effectiveOn, throughout: isServing(current.status) || diesAfterLeaving });
  assertServedBefore({ name: current.name, firstDay: versions[0]!.validFrom, effectiveOn });

  const endsLater = diesAfterLeaving ? isDead : hasLeft;
  const later = versions.find((row) => row.validFrom > effectiveOn && endsLater(row.status));
  const until = later?.validFrom ?? null;
  const returns = until === null ? null : returnAfter(versions, until);
  const isBefore = (day: Day | null) => (row: { readonly validFrom: Day }) => day === null || row.validFrom < day;
  const isReached = isBefore(until);
  const last = versions.findLast(({ validFrom }) => validFrom < effectiveOn)!;
  const kept = { category: last.category, rank: last.rank, grade: last.grade };
  const left = { status: becomes, policeNumber: null, ...kept };
  const ending = assignments.filter(({ rows }) => isReached(rows[0]));
  const days = { on: effectiveOn, until, basis };
  const [history, dropped, handover] = await Promise.all([
    recordedFacts(write, OFFICER, versions, effectiveOn),
    serviceEnds.plan(write, { id, ...days, handsOver: handOverTo !== null }),
    handOverTo && handovers.plan(write, { officerId: id, to: handOverTo, ...days }),
  ]);
  const fields = [
    ...fieldChanges(DECIDED, onDay(history, effectiveOn)!, left),
    ...endChanges(DECIDED, history.filter(isReached), effectiveOn).slice(1),
    ...(until === null ? [] : endChanges(KEPT, history.filter(isBefore(returns)), until).slice(1)),
    ...(await endings(write, ending, effectiveOn)),
    ...dropped.fields,
    ...(handover?.fields ?? []),
  ];

  const ends = new Map(ending.map((assignment) => [assignment.id, endFrom(assignment.rows, effectiveOn)]));
  recordRevisions(write, ASSIGNMENT, ends);
  dropped.record();
  handover?.record();
  const rewriting = replaceBetween<OfficerFacts>(
    versions,
    { from: effectiveOn, until: returns },
    (row) => (isReached(row) ? left : kept),
    basis,
  );
  const { keys, ...outcome } = revised(write, command, rewriting, fields);
  return { ...outcome, keys: { ...keys, endedDuties: dropped.ended } };
}
