import type { UnitCategory } from '../../generated/prisma/enums.ts';
import { firstVersion } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { calledBy, fieldChanges } from '../../record/recorded-facts.ts';
import { begin, newId, thereOn } from '../../record/timeline.ts';
import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertMayAdvance, type AdvancementNotes } from '../officers/advancement.service.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { nearestCategories } from '../units/unit.tree.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { HONOR, type HonorFacts } from './honor.declaration.ts';
import { openFrom } from './honor.reads.ts';
import { assertMayReceive, assertNotProposed, assertProgramFits } from './honor.rules.ts';
import { programOn } from './honor-program.reads.ts';
import { officersOn, primaryUnits, unitHistories } from './nominee.reads.ts';

type Proposed = 'title' | 'programId' | 'citation' | 'posthumous' | 'traits';

export interface NominateHonor extends Pick<HonorFacts, Proposed> {
  readonly kind: NonNullable<HonorFacts['kind']>;
  readonly level: NonNullable<HonorFacts['level']>;
  readonly meritClass: NonNullable<HonorFacts['meritClass']>;
  readonly recipientIds: readonly number[];
  readonly nominatedOn: Day;
  /** False where the day was not given: then it may stand for an earlier one. */
  readonly dayKnown: boolean;
  readonly basis: Basis | null;
}

/** Proposes an honor for officers or for units, who are there on the day. */
export async function nominateHonor(
  write: Write,
  { recipientIds, dayKnown, basis, ...proposed }: NominateHonor,
  notes: AdvancementNotes,
): Promise<Outcome<{ honorId: number }>> {
  const { kind, programId, nominatedOn: on } = proposed;
  const forOfficers = kind === 'INDIVIDUAL';
  await assertReach(write, forOfficers ? { officers: recipientIds } : { units: recipientIds });
  const recipients = {
    officerIds: forOfficers ? recipientIds : [],
    unitIds: forOfficers ? [] : recipientIds,
  };
  const program = programId === null ? null : await programOn(write, programId, on);
  if (program) assertProgramFits(program, kind);
  const [nominees, existing, id] = await Promise.all([
    forOfficers ? officersNominated(write, recipientIds, proposed) : unitsNominated(write, recipientIds, on),
    openFrom(write, proposed, recipients, on),
    newId(write, HONOR),
  ]);
  assertNotProposed(existing);
  if (!proposed.posthumous) await assertMayAdvance(write, { purpose: 'HONOR', on }, recipients.officerIds, notes);

  const facts: HonorFacts = {
    ...proposed,
    status: 'NOMINATED',
    awardedBy: null,
    awardedOn: null,
    awardedPrecision: null,
    noticedOn: null,
    noticeWaived: null,
  };
  const { recorded } = firstVersion(facts, on, null, basis);
  begin(write, HONOR, id, {
    superseded: [],
    recorded: recorded.map((version) => ({ ...version, startKnown: dayKnown })),
  });
  for (const { officerId, unitId, category } of nominees) {
    write.buffer.identity('honor_recipient', { honor_id: id, officer_id: officerId, unit_id: unitId, category });
  }
  const fields = recordOf(facts, program?.key ?? null, nominees);
  return { keys: { honorId: id }, effectiveOn: on, change: { subjectType: HONOR.type, subjectId: id, fields, basis } };
}

/** For the record: the facts, with the program by its key, and the recipients as people call them. */
function recordOf(
  { title, kind, level, meritClass, citation, posthumous, traits, status }: HonorFacts,
  program: string | null,
  nominees: readonly Nominee[],
): FieldChange[] {
  return [
    ...fieldChanges(HONOR, null, { title, program, kind, level, meritClass }),
    { field: 'recipients', before: null, after: nominees.map(({ name }) => name).join('、') },
    ...fieldChanges(HONOR, null, { citation, posthumous: posthumous || null, traits, status }),
  ];
}

/** A recipient: its row, and its name for the record. */
interface Nominee {
  readonly officerId: number | null;
  readonly unitId: number | null;
  /** Of the unit, or of the unit where the officer serves. */
  readonly category: UnitCategory | null;
  readonly name: string;
}

async function officersNominated(
  write: Write,
  ids: readonly number[],
  { nominatedOn: on, posthumous }: Pick<NominateHonor, 'nominatedOn' | 'posthumous'>,
): Promise<Nominee[]> {
  const [officers, units] = await Promise.all([officersOn(write, ids, on), primaryUnits(write, ids, on)]);
  for (const officer of officers) assertMayReceive({ ...officer, on, posthumous });
  const categories = await nearestCategories(
    write,
    [...units.values()].filter((id) => id !== null),
    on,
  );
  return officers.map((officer, i) => ({
    officerId: ids[i]!,
    unitId: null,
    category: categories.get(units.get(ids[i]!) ?? 0) ?? null,
    name: calledBy(OFFICER, officer),
  }));
}

async function unitsNominated(write: Write, ids: readonly number[], on: Day): Promise<Nominee[]> {
  const [units, categories] = await Promise.all([unitHistories(write, ids), nearestCategories(write, ids, on)]);
  return units.map(({ id, versions }) => {
    const current = thereOn(UNIT, id, versions, on);
    return { officerId: null, unitId: id, category: categories.get(id) ?? null, name: calledBy(UNIT, current) };
  });
}
