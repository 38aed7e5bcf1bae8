import type { Basis, Outcome, Write } from '../../record/write.ts';
import { noteMade } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import { firstVersion, onDay } from '../../record/periods.ts';
import type { Day } from '../../time/day.ts';
import { fieldChanges, rewrite } from '../../record/timeline-legacy.ts';
import type { HonorKind, HonorLevel, HonorTrait, MeritClass, UnitCategory } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { HONOR, HONOR_VERSIONS, openFrom, type HonorFacts, type Recipients } from './honor.reads.ts';
import { assertMayReceive, assertNotProposed, assertProgramFits } from './honor.rules.ts';
import { programOn } from './honor-program.reads.ts';
import { officersOn, primaryUnits, unitCategories, unitHistories } from './nominee.reads.ts';

export interface NominateHonor {
  readonly title: string;
  readonly programId: number | null;
  readonly kind: HonorKind;
  readonly level: HonorLevel;
  readonly meritClass: MeritClass;
  readonly recipientIds: readonly number[];
  readonly citation: string | null;
  readonly posthumous: boolean;
  readonly traits: readonly HonorTrait[];
  readonly nominatedOn: Day;
  /** False where the day was not given, and stands for an earlier one perhaps. */
  readonly dayKnown: boolean;
  readonly basis: Basis | null;
}

/** Proposes an honor for officers or for units, who are there on the day. */
export async function nominateHonor(write: Write, command: NominateHonor): Promise<Outcome<{ honorId: number }>> {
  const { title, kind, level, meritClass, programId, citation, posthumous, traits, nominatedOn, basis } = command;
  const { recipientIds } = command;
  await assertReach(write, kind === 'INDIVIDUAL' ? { officers: recipientIds } : { units: recipientIds });
  const program = programId === null ? null : await programOn(write, programId, nominatedOn);
  if (program) assertProgramFits(program, kind);
  const { recipients, columns, names } =
    kind === 'INDIVIDUAL' ? await officersNominated(write, command) : await unitsNominated(write, command);
  assertNotProposed(await openFrom(write, { title, programId, meritClass }, recipients, nominatedOn));

  const { id } = await write.transaction.honor.create({ data: { recipients: { createMany: { data: [...columns] } } } });
  noteMade(write, HONOR.table, id);
  const facts: HonorFacts = {
    title,
    programId,
    kind,
    level,
    meritClass,
    status: 'NOMINATED',
    awardedBy: null,
    awardedOn: null,
    awardedPrecision: null,
    citation,
    nominatedOn,
    posthumous,
    traits,
    noticedOn: null,
    noticeWaived: null,
  };
  const { recorded, superseded } = firstVersion(facts, nominatedOn, null, basis);
  const versions = recorded.map((version) => ({ ...version, startKnown: command.dayKnown }));
  await rewrite(write, HONOR_VERSIONS, new Map([[id, { superseded, recorded: versions }]]));

  const record = {
    title,
    program: program?.key ?? null,
    kind,
    level,
    meritClass,
    recipients: names.join('、'),
    citation,
    posthumous: posthumous || null,
    traits: traits.join(' ') || null,
    status: facts.status,
  };
  const fields = fieldChanges<typeof record>(null, record, Object.keys(record) as (keyof typeof record)[]);
  return {
    keys: { honorId: id },
    effectiveOn: nominatedOn,
    change: { subjectType: HONOR.type, subjectId: id, fields, basis },
  };
}

/** Those who are nominated: for the rules, for their rows and for the record. */
interface Nominated {
  readonly recipients: Recipients;
  readonly columns: readonly { officerId?: number; unitId?: number; category: UnitCategory | null }[];
  readonly names: readonly string[];
}

async function officersNominated(
  write: Write,
  { recipientIds: ids, nominatedOn: on, posthumous }: NominateHonor,
): Promise<Nominated> {
  const officers = await officersOn(write, ids, on);
  for (const { name, category, status } of officers) assertMayReceive({ name, on, category, status, posthumous });
  const units = await primaryUnits(write, ids, on);
  const categories = await unitCategories(
    write,
    [...new Set(units.values())].filter((id) => id !== null),
    on,
  );
  return {
    recipients: { officerIds: ids, unitIds: [] },
    columns: ids.map((officerId) => ({ officerId, category: categories.get(units.get(officerId) ?? 0) ?? null })),
    names: officers.map(({ name, policeNumber }) => (policeNumber === null ? name : `${name} ${policeNumber}`)),
  };
}

async function unitsNominated(write: Write, { recipientIds: ids, nominatedOn: on }: NominateHonor): Promise<Nominated> {
  const codes = (await unitHistories(write, ids)).map(({ id, versions }) => {
    const current = onDay(versions, on);
    if (!current) throw new NotFoundError('Unit', String(id));
    return current.code;
  });
  const categories = await unitCategories(write, ids, on);
  return {
    recipients: { officerIds: [], unitIds: ids },
    columns: ids.map((unitId) => ({ unitId, category: categories.get(unitId) ?? null })),
    names: codes,
  };
}
