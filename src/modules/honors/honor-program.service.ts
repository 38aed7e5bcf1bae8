import { assertVersion } from '../../record/optimistic-locks.ts';
import { onDay, replaceUntilNext } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges, recordedFacts } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingOn } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { HONOR_PROGRAM, type ProgramFacts } from './honor-program.declaration.ts';
import { programWithKey } from './honor-program.reads.ts';
import { assertThereToChange } from './honor-program.rules.ts';

export interface DefineHonorProgram {
  readonly key: string;
  readonly expectedVersion: number | null;
  readonly facts: ProgramFacts;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Defines a program from a day on, until the next definition on record; the first definition of a key makes it. */
export async function defineHonorProgram(
  write: Write,
  { key, expectedVersion, facts, effectiveOn, basis }: DefineHonorProgram,
): Promise<Outcome<{ programId: number }>> {
  const existing = await programWithKey(write, key);
  const versions = existing?.versions ?? [];
  await assertReach(write, { units: [...versions.map(({ ownerId }) => ownerId), facts.ownerId] });
  if (facts.ownerId !== null) await thingOn(write, UNIT, facts.ownerId, effectiveOn);
  if (existing) await assertVersion(write, HONOR_PROGRAM, existing.id, expectedVersion);
  else assertThereToChange(expectedVersion);
  const before = onDay(versions, effectiveOn) ?? null;
  const named = await recordedFacts(write, HONOR_PROGRAM, before ? [facts, before] : [facts], effectiveOn);
  const fields = fieldChanges(HONOR_PROGRAM, named[1] ?? null, named[0]!);
  assertChanges('input', { recorded: fields });
  const id = existing?.id ?? (await newId(write, HONOR_PROGRAM));

  const rewriting = replaceUntilNext(versions, effectiveOn, facts, basis);
  if (existing) recordRevision(write, HONOR_PROGRAM, id, rewriting);
  else begin(write, HONOR_PROGRAM, id, rewriting, { key });
  return {
    keys: { programId: id },
    effectiveOn,
    change: {
      subjectType: HONOR_PROGRAM.type,
      subjectId: id,
      fields: [{ field: 'key', before: existing ? key : null, after: key }, ...fields],
      basis,
    },
  };
}
