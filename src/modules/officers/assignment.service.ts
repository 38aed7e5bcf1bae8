import type { Basis, Outcome, Write } from '../../database/changes.ts';
import { assertVersion, raiseVersions } from '../../database/locks.ts';
import type { Day } from '../../database/temporal.ts';
import { begun, believedVersions, ended, fieldChanges, onDay, rewrite, type Version } from '../../database/timeline.ts';
import type { AssignmentRole } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../refusals.ts';
import { assertUnitThereUntil } from '../units/unit.service.ts';
import {
  ASSIGNMENT,
  ASSIGNMENT_VERSIONS,
  OFFICER,
  assignmentsOf,
  officerOn,
  serves,
  type AssignmentFacts,
} from './officer.facts.ts';
import { assertElsewhere, assertHeldBefore, assertNoOtherPrimary, assertServing } from './service.rules.ts';

const FIELDS = ['unitId', 'externalOrgan', 'title', 'role', 'kind'] as const;

export interface TransferOfficer {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly toUnitId: number;
  readonly title: string;
  readonly role: AssignmentRole;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/**
 * Another primary assignment from a day on. The one that is held that day ends; one that is already on record for later
 * still follows.
 */
export async function transferOfficer(
  write: Write,
  { id, expectedVersion, toUnitId, title, role, effectiveOn, basis }: TransferOfficer,
): Promise<Outcome<{ officerId: number; assignmentId: number }>> {
  await assertVersion(write, OFFICER, id, expectedVersion);
  const { current: officer, versions } = await officerOn(write, id, effectiveOn);
  const primaries = await primariesOf(write, id, effectiveOn);
  const held = primaries.find(({ rows }) => onDay(rows, effectiveOn));
  const from = held && onDay(held.rows, effectiveOn)!;
  if (held && from) {
    assertElsewhere({
      assignmentId: held.id,
      same: from.unitId === toUnitId && from.title === title && from.role === role,
    });
  }
  const until = held ? held.rows.at(-1)!.validTo : nextStart(primaries, effectiveOn);
  assertServing({ name: officer.name, from: effectiveOn, throughout: serves(versions, effectiveOn, until) });
  await assertUnitThereUntil(write, toUnitId, effectiveOn, until);

  if (held) await rewrite(write, ASSIGNMENT_VERSIONS, new Map([[held.id, ended(held.rows, effectiveOn)]]));
  const facts: AssignmentFacts = { officerId: id, unitId: toUnitId, externalOrgan: null, title, role, kind: 'PRIMARY' };
  const assignmentId = await beginAssignment(write, facts, effectiveOn, until, basis);
  await raiseVersions(write, 'officer', [id]);
  if (held) await raiseVersions(write, 'assignment', [held.id]);
  return {
    keys: { officerId: id, assignmentId },
    effectiveOn,
    change: {
      subjectType: 'Officer',
      subjectId: id,
      fields: fieldChanges<AssignmentFacts>(from ?? null, facts, FIELDS),
      basis,
    },
  };
}

export interface AddAssignment {
  readonly officerId: number;
  readonly expectedVersion: number | null;
  readonly facts: Omit<AssignmentFacts, 'officerId'>;
  readonly effectiveOn: Day;
  readonly until: Day | null;
  readonly basis: Basis | null;
}

/** One more post: concurrent, on secondment, or the primary one of an officer who has none. */
export async function addAssignment(
  write: Write,
  { officerId, expectedVersion, facts, effectiveOn, until, basis }: AddAssignment,
): Promise<Outcome<{ assignmentId: number }>> {
  await assertVersion(write, OFFICER, officerId, expectedVersion);
  const { current: officer, versions } = await officerOn(write, officerId, effectiveOn);
  assertServing({ name: officer.name, from: effectiveOn, throughout: serves(versions, effectiveOn, until) });
  if (facts.unitId !== null) await assertUnitThereUntil(write, facts.unitId, effectiveOn, until);
  if (facts.kind === 'PRIMARY') {
    const primaries = await primariesOf(write, officerId, effectiveOn);
    assertNoOtherPrimary(primaries.find(({ rows }) => until === null || rows[0]!.validFrom < until) ?? null);
  }
  const complete = { ...facts, officerId };
  const assignmentId = await beginAssignment(write, complete, effectiveOn, until, basis);
  await raiseVersions(write, 'officer', [officerId]);
  return {
    keys: { assignmentId },
    effectiveOn,
    change: {
      subjectType: 'Assignment',
      subjectId: assignmentId,
      fields: fieldChanges<AssignmentFacts>(null, complete, ['officerId', ...FIELDS]),
      basis,
    },
  };
}

export interface EndAssignment {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** The post is held for the last time on the day before. */
export async function endAssignment(
  write: Write,
  { id, expectedVersion, effectiveOn, basis }: EndAssignment,
): Promise<Outcome<{ assignmentId: number }>> {
  await assertVersion(write, ASSIGNMENT, id, expectedVersion);
  const rows = (await believedVersions(write, ASSIGNMENT_VERSIONS, [id])).get(id)!;
  const current = onDay(rows, effectiveOn);
  if (!current) throw new NotFoundError('Assignment', String(id));
  assertHeldBefore({ firstDay: rows[0]!.validFrom, effectiveOn });
  await rewrite(write, ASSIGNMENT_VERSIONS, new Map([[id, ended(rows, effectiveOn)]]));
  await raiseVersions(write, 'assignment', [id]);
  await raiseVersions(write, 'officer', [current.officerId]);
  return {
    keys: { assignmentId: id },
    effectiveOn,
    change: {
      subjectType: 'Assignment',
      subjectId: id,
      fields: [{ field: 'validTo', before: rows.at(-1)!.validTo, after: effectiveOn }],
      basis,
    },
  };
}

export async function beginAssignment(
  write: Write,
  facts: AssignmentFacts,
  from: Day,
  to: Day | null,
  basis: Basis | null,
): Promise<number> {
  const { id } = await write.transaction.assignment.create({ data: { officerId: facts.officerId } });
  await rewrite(write, ASSIGNMENT_VERSIONS, new Map([[id, begun(facts, from, to, basis)]]));
  return id;
}

interface Primary {
  readonly id: number;
  readonly rows: Version<AssignmentFacts>[];
}

/** The primary assignments of an officer on a day or later, in the order of their days. */
async function primariesOf(write: Write, officerId: number, from: Day): Promise<Primary[]> {
  const all = await assignmentsOf(write, officerId, from);
  return [...all]
    .map(([id, rows]) => ({ id, rows: rows.filter(({ kind }) => kind === 'PRIMARY') }))
    .filter(({ rows }) => rows.length > 0)
    .toSorted((a, b) => (a.rows[0]!.validFrom < b.rows[0]!.validFrom ? -1 : 1));
}

const nextStart = (primaries: readonly Primary[], day: Day): Day | null =>
  primaries.find(({ rows }) => rows[0]!.validFrom > day)?.rows[0]!.validFrom ?? null;
