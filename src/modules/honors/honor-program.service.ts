import type { Basis, Outcome, Write } from '../../record/write.ts';
import { assertVersion, noteMade, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import { onDay, replaceUntilNext } from '../../record/periods.ts';
import type { Day } from '../../time/day.ts';
import { fieldChanges, rewrite } from '../../record/timeline-legacy.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { thingOn } from '../../record/timeline.ts';
import { namesOf } from '../../record/recorded-facts.ts';
import { PROGRAM, PROGRAM_VERSIONS, programWithKey, type ProgramFacts } from './honor-program.reads.ts';
import { assertThereToChange } from './honor-program.rules.ts';

export interface DefineHonorProgram {
  readonly key: string;
  readonly expectedVersion: number | null;
  readonly facts: ProgramFacts;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** A program as it is from a day on, until the next definition on record; the first one of a key makes it. */
export async function defineHonorProgram(
  write: Write,
  { key, expectedVersion, facts, effectiveOn, basis }: DefineHonorProgram,
): Promise<Outcome<{ programId: number }>> {
  const existing = await programWithKey(write, key);
  const owners = (existing?.versions ?? []).map(({ ownerId }) => ownerId);
  await assertReach(write, { units: [...owners, facts.ownerId] });
  if (facts.ownerId !== null) await thingOn(write, UNIT, facts.ownerId, effectiveOn);
  if (existing) await assertVersion(write, PROGRAM, existing.id, expectedVersion);
  else assertThereToChange(expectedVersion);
  const versions = existing?.versions ?? [];
  const before = onDay(versions, effectiveOn) ?? null;
  const fields = await fieldsOf(write, before, facts, effectiveOn);
  assertChanges('input', { recorded: fields });
  const id = existing?.id ?? (await write.transaction.honorProgram.create({ data: { key } })).id;
  const rewriting = replaceUntilNext(versions, effectiveOn, facts, basis);
  await rewrite(write, PROGRAM_VERSIONS, new Map([[id, rewriting]]));
  if (existing) raiseVersions(write, PROGRAM.table, [id]);
  else noteMade(write, PROGRAM.table, id);
  return {
    keys: { programId: id },
    effectiveOn,
    change: {
      subjectType: PROGRAM.type,
      subjectId: id,
      fields: [{ field: 'key', before: existing ? key : null, after: key }, ...fields],
      basis,
    },
  };
}

/** For the record: the owner by code, lists as words. */
async function fieldsOf(write: Write, before: ProgramFacts | null, after: ProgramFacts, day: Day) {
  const codeOf = await namesOf(write, UNIT.type, [before?.ownerId ?? null, after.ownerId], day);
  const recorded = ({ name, ownerId, recipientKind, status, preference, ...lists }: ProgramFacts) => ({
    name,
    owner: codeOf(ownerId),
    recipientKind,
    status,
    preference,
    preferredCategories: lists.preferredCategories.join(' ') || null,
    preferredTraits: lists.preferredTraits.join(' ') || null,
  });
  type Recorded = ReturnType<typeof recorded>;
  return fieldChanges<Recorded>(
    before && recorded(before),
    recorded(after),
    Object.keys(recorded(after)) as (keyof Recorded)[],
  );
}
