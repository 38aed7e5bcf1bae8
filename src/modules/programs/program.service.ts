import { assertVersion } from '../../record/optimistic-locks.ts';
import { onDay, replaceUntilNext } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { fieldChanges, newFields, recordedFacts } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingOn } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { PROGRAM, type ProgramFacts } from './program.declaration.ts';
import { isProgramAbove, programWithKey } from './program.reads.ts';
import {
  assertNotOwnPart,
  assertSameProgram,
  assertThereToChange,
  requirementChanges,
  type FixedFacts,
} from './program.rules.ts';

export interface DefineProgram {
  readonly key: string;
  readonly expectedVersion: number | null;
  readonly identity: FixedFacts;
  readonly facts: ProgramFacts;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Defines a program from a day on, until the next definition on record; the first definition of a key makes it. */
export async function defineProgram(
  write: Write,
  { key, expectedVersion, identity, facts, effectiveOn, basis }: DefineProgram,
): Promise<Outcome<{ programId: number }>> {
  const { ownerId, parentId } = facts;
  const existing = await programWithKey(write, key);
  const versions = existing?.versions ?? [];
  const warns = identity.kind === 'WARNING' || existing?.kind === 'WARNING';
  const scopes = warns ? (['program:write', 'concern:write'] as const) : undefined;
  await assertReach(write, { units: [...versions.map((row) => row.ownerId), ownerId] }, scopes);
  const rewriting = replaceUntilNext(versions, effectiveOn, facts, basis);
  const until = rewriting.recorded.find(({ validFrom }) => validFrom === effectiveOn)!.validTo;
  const before = onDay(versions, effectiveOn) ?? null;
  const below = { id: parentId ?? 0, from: effectiveOn, until };
  const [named, wouldBe] = await Promise.all([
    recordedFacts(write, PROGRAM, before ? [facts, before] : [facts], effectiveOn),
    existing && parentId !== null ? isProgramAbove(write, existing.id, below) : false,
    ownerId === null ? null : thingOn(write, UNIT, ownerId, effectiveOn),
    parentId === null ? null : thingOn(write, PROGRAM, parentId, effectiveOn),
    existing ? assertVersion(write, PROGRAM, existing.id, expectedVersion) : null,
  ]);
  if (existing) assertSameProgram(existing, identity);
  else assertThereToChange(expectedVersion);
  assertNotOwnPart({ name: facts.name, wouldBe });
  const fields = [...fieldChanges(PROGRAM, named[1] ?? null, named[0]!), ...requirementChanges(before, facts)];
  assertChanges('input', { recorded: fields });
  const id = existing?.id ?? (await newId(write, PROGRAM));

  const { kind, admission, subjectKind } = identity;
  if (existing) recordRevision(write, PROGRAM, id, rewriting);
  else begin(write, PROGRAM, id, rewriting, { key, kind, admission, subject_kind: subjectKind });
  const identified = existing
    ? [{ field: 'key', before: key, after: key }]
    : newFields({ key, kind, admission, subjectKind });
  return {
    keys: { programId: id },
    effectiveOn,
    change: { subjectType: PROGRAM.type, subjectId: id, fields: [...identified, ...fields], basis },
  };
}
