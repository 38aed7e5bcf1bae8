import type { Outcome, Write } from '../../record/write.ts';
import { firstVersion, replaceBetween } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingToChange, versionsOfOne } from '../../record/timeline.ts';
import type { AssignmentRole, OfficerCategory, PoliceRank } from '../../generated/prisma/enums.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { assertUnitThroughout } from '../units/unit.service.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { assertPoliceNumberFree, isServing } from './employment.rules.ts';
import { OFFICER, type OfficerFacts } from './officer.declaration.ts';
import { policeNumberHolder } from './officer.reads.ts';
import type { OfficerCommand } from './officer.service.ts';
import { assertMayReturn, factsOnReturn } from './reenrollment.rules.ts';

export interface ReenrollOfficer extends OfficerCommand {
  readonly policeNumber: string | null;
  /** Null: as before the officer left, as far as it is kept. */
  readonly given: {
    readonly category: OfficerCategory | null;
    readonly rank: PoliceRank | null;
    readonly grade: string | null;
  };
  readonly post: { readonly unitId: number; readonly title: string; readonly role: AssignmentRole };
}

const { status, policeNumber, category, rank, grade } = OFFICER.facts;

/** What a return decides, in the order of its record. */
const DECIDED = { ...OFFICER, facts: { status, policeNumber, category, rank, grade } };

/**
 * Takes an officer back who left: the same officer, who serves again from that day on in a primary assignment, with the
 * record of before. What is on record for later still follows: a death, or another return.
 */
export async function reenrollOfficer(
  write: Write,
  { policeNumber: number, given, post, ...command }: ReenrollOfficer,
): Promise<Outcome<{ officerId: number; assignmentId: number }>> {
  const { id, effectiveOn, basis } = command;
  await assertReach(write, { officers: [id], units: [post.unitId] });
  const [{ current, versions }, unit, assignmentId] = await Promise.all([
    thingToChange(write, OFFICER, command),
    versionsOfOne(write, UNIT, post.unitId),
    newId(write, ASSIGNMENT),
  ]);
  assertMayReturn({ ...current, on: effectiveOn });
  const later = versions.filter(({ validFrom }) => validFrom > effectiveOn);
  const until = later.find((row) => row.status !== current.status)?.validFrom ?? null;
  const servesAgain = later.find((row) => isServing(row.status))?.validFrom ?? null;
  const kept = factsOnReturn(current, given);
  const back = { status: 'ACTIVE', policeNumber: number, ...kept } as const;
  if (number !== null) {
    const period = { from: effectiveOn, to: until, exceptId: id };
    assertPoliceNumberFree(number, await policeNumberHolder(write, number, period));
  }
  assertUnitThroughout(post.unitId, unit, effectiveOn, until);
  const facts: AssignmentFacts = { ...post, officerId: id, externalOrgan: null, kind: 'PRIMARY' };
  const [[before, after], [recorded]] = await Promise.all([
    recordedFacts(write, OFFICER, [current, { ...current, ...back }], effectiveOn),
    recordedFacts(write, ASSIGNMENT, [facts], effectiveOn),
  ]);

  const rewriting = replaceBetween<OfficerFacts>(
    versions,
    { from: effectiveOn, until: servesAgain },
    // who dies after having come back has the rank of then
    (row) => (until === null || row.validFrom < until ? back : kept),
    basis,
  );
  recordRevision(write, OFFICER, id, rewriting);
  begin(write, ASSIGNMENT, assignmentId, firstVersion(facts, effectiveOn, until, basis), { officer_id: id });
  return {
    keys: { officerId: id, assignmentId },
    effectiveOn,
    change: {
      subjectType: OFFICER.type,
      subjectId: id,
      fields: [
        ...fieldChanges(DECIDED, before!, after!),
        ...fieldChanges(ASSIGNMENT, null, recorded!),
        ...(until === null ? [] : [{ field: 'validTo', before: null, after: until }]),
      ],
      basis,
    },
  };
}
