import type { Write } from '../../record/write.ts';
import { assertReach } from '../../record/reach.ts';
import { endFrom, onDay, replaceFrom } from '../../record/periods.ts';
import { endChanges, fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { recordRevisions, thingToChange } from '../../record/timeline.ts';
import type { OfficerStatus } from '../../generated/prisma/enums.ts';
import { ASSIGNMENT } from './assignment.declaration.ts';
import { assignmentsOf, endings } from './assignment.reads.ts';
import { assertServedBefore, assertServing, isServing } from './employment.rules.ts';
import { OFFICER } from './officer.declaration.ts';
import { revised, type OfficerCommand, type OfficerOutcome } from './officer.service.ts';

const { status, policeNumber } = OFFICER.facts;

/** What a separation decides, in the order of its record; what else was to change later still does. */
const DECIDED = { ...OFFICER, facts: { status, policeNumber } };

/**
 * Ends the service of an officer, whose last day is the day before: every assignment ends, and those that were to begin
 * later never do. The police number is cleared, so that another officer may have it from that day on. A separation that is
 * already on record for later stays as it is from its day on, and so does what comes after it.
 */
export async function separateOfficer(
  write: Write,
  { status: becomes, ...command }: OfficerCommand & { readonly status: OfficerStatus },
): Promise<OfficerOutcome> {
  const { id, effectiveOn, basis } = command;
  await assertReach(write, { officers: [id] });
  const [{ current, versions }, assignments] = await Promise.all([
    thingToChange(write, OFFICER, command),
    assignmentsOf(write, id, effectiveOn),
  ]);
  assertServing({ name: current.name, from: effectiveOn, throughout: isServing(current.status) });
  assertServedBefore({ name: current.name, firstDay: versions[0]!.validFrom, effectiveOn });

  const later = versions.find((row) => row.validFrom > effectiveOn && !isServing(row.status));
  const until = later?.validFrom ?? null;
  const isReached = (row: { readonly validFrom: string }) => until === null || row.validFrom < until;
  const left = { status: becomes, policeNumber: null };
  const ending = assignments.filter(({ rows }) => isReached(rows[0]));
  const history = await recordedFacts(write, OFFICER, versions.filter(isReached), effectiveOn);
  const fields = [
    ...fieldChanges(DECIDED, onDay(history, effectiveOn)!, left),
    ...endChanges(DECIDED, history, effectiveOn).slice(1),
    ...(await endings(write, ending, effectiveOn)),
  ];

  const ends = new Map(ending.map((assignment) => [assignment.id, endFrom(assignment.rows, effectiveOn)]));
  recordRevisions(write, ASSIGNMENT, ends);
  const rewriting = replaceFrom(versions, effectiveOn, (row) => (isReached(row) ? left : {}), basis);
  return revised(write, command, rewriting, fields);
}
