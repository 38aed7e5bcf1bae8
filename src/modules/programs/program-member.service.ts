import { NotFoundError } from '../../errors/refusals.ts';
import { assertVersion } from '../../record/optimistic-locks.ts';
import { endFrom, firstVersion, onDay } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { endChanges, namesOf, newFields } from '../../record/recorded-facts.ts';
import { begin, believedVersions, newId, recordRevision, thereOn, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { outsideCriteria } from './concerned.reads.ts';
import { PROGRAM_MEMBER } from './program-member.declaration.ts';
import { memberAmong } from './program-member.reads.ts';
import {
  assertAdmits,
  assertConcerned,
  assertHeldBefore,
  assertNoMember,
  assertOfKind,
  type Subject,
} from './program-member.rules.ts';
import { PROGRAM } from './program.declaration.ts';
import { programWithId, type ProgramHistory } from './program.reads.ts';

export interface AdmitMembers {
  readonly programId: number;
  readonly subjects: readonly Subject[];
  readonly field: string | null;
  readonly effectiveOn: Day;
  readonly until: Day | null;
  readonly basis: Basis | null;
}

const idsOf = (subjects: readonly Subject[], type: Subject['type']): number[] =>
  subjects.filter((subject) => subject.type === type).map(({ id }) => id);

/** Admits officers or units to a program from a day on, all of them or none. */
export async function admitMembers(
  write: Write,
  { programId, subjects, field, effectiveOn, until, basis }: AdmitMembers,
): Promise<Outcome<{ memberIds: readonly number[] }>> {
  const known = await programWithId(write, programId);
  const [officers, units] = [idsOf(subjects, 'Officer'), idsOf(subjects, 'Unit')];
  await assertReach(write, { units: [ownerOn(known, effectiveOn), ...units], officers });
  if (!known) throw new NotFoundError(PROGRAM.type, String(programId));
  const current = thereOn(PROGRAM, programId, known.versions, effectiveOn);
  const { admission, subjectKind } = known;
  assertAdmits({ name: current.name, admission, status: current.status, on: effectiveOn });
  assertOfKind(subjects, subjectKind);
  const ids = subjects.map(({ id }) => id);
  const declaration = subjectKind === 'OFFICER' ? OFFICER : UNIT;
  const [histories, existing, outside, nameOf, ...memberIds] = await Promise.all([
    believedVersions<typeof OFFICER | typeof UNIT>(write, declaration, ids),
    memberAmong(write, programId, subjects, { from: effectiveOn, until }),
    outsideCriteria(write, known, ids, effectiveOn),
    namesOf(write, declaration.type, ids, effectiveOn),
    ...ids.map(() => newId(write, PROGRAM_MEMBER)),
  ]);
  for (const id of ids) thereOn(declaration, id, histories.get(id)!, effectiveOn);
  assertNoMember(existing && { id: existing.memberId, on: existing.on, name: nameOf(existing.id)! });
  assertConcerned(
    outside.map((id) => nameOf(id)!),
    effectiveOn,
  );

  for (const [i, { type, id }] of subjects.entries()) {
    const subject = type === 'Officer' ? { officerId: id, unitId: null } : { officerId: null, unitId: id };
    const facts = { programId, ...subject, field };
    begin(write, PROGRAM_MEMBER, memberIds[i]!, firstVersion(facts, effectiveOn, until, basis));
  }
  return {
    keys: { memberIds },
    effectiveOn,
    change: {
      subjectType: PROGRAM.type,
      subjectId: programId,
      fields: [
        ...newFields({ field, until }),
        ...ids.map((id) => ({ field: 'member', before: null, after: nameOf(id) })),
      ],
      basis,
    },
  };
}

/** The unit that runs a program on a day, or ran it last; null for the whole force, and where there is no program. */
const ownerOn = (program: ProgramHistory | null, day: Day): number | null =>
  (program && (onDay(program.versions, day) ?? program.versions.at(-1)))?.ownerId ?? null;

export interface EndMembership {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Ends a membership: it is held for the last time on the day before. */
export async function endMembership(
  write: Write,
  { id, expectedVersion, effectiveOn, basis }: EndMembership,
): Promise<Outcome<{ memberId: number }>> {
  const versions = await versionsOfOne(write, PROGRAM_MEMBER, id);
  const held = onDay(versions, effectiveOn);
  const [last] = versions.slice(-1);
  const program = await programWithId(write, last?.programId ?? 0);
  const { officerId = null, unitId = null } = last ?? {};
  await assertReach(write, {
    units: [ownerOn(program, effectiveOn), ...(unitId === null ? [] : [unitId])],
    officers: officerId === null ? [] : [officerId],
  });
  await assertVersion(write, PROGRAM_MEMBER, id, expectedVersion);
  if (!held) throw new NotFoundError(PROGRAM_MEMBER.type, String(id));
  assertHeldBefore({ firstDay: versions[0]!.validFrom, effectiveOn });
  recordRevision(write, PROGRAM_MEMBER, id, endFrom(versions, effectiveOn));
  return {
    keys: { memberId: id },
    effectiveOn,
    change: {
      subjectType: PROGRAM_MEMBER.type,
      subjectId: id,
      fields: endChanges(
        PROGRAM_MEMBER,
        versions.map((row) => ({ ...row })),
        effectiveOn,
      ),
      basis,
    },
  };
}
