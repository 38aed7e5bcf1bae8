import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { assertVersion, noteMade, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import type { Day } from '../../time/day.ts';
import { firstVersion, endFrom, onDay } from '../../record/periods.ts';
import { believedVersions, endChanges, fieldChanges, rewrite } from '../../record/timeline-legacy.ts';
import type { AssignmentRole } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { assertUnitThereUntil } from '../units/unit.service.ts';
import {
  ASSIGNMENT,
  ASSIGNMENT_VERSIONS,
  RECORDED_POST,
  assignmentsOf,
  droppedChanges,
  forRecord,
  type AssignmentFacts,
  type Held,
  type RecordedAssignment,
} from './assignment.reads.ts';
import { OFFICER, officerOn, serves, servesUntil } from './officer.reads.ts';
import { assertHeldBefore, assertNoOtherPrimary, assertNotHeldAlready, assertServing } from './employment.rules.ts';

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
 * still follows, and so does the end of service.
 */
export async function transferOfficer(
  write: Write,
  { id, expectedVersion, toUnitId, title, role, effectiveOn, basis }: TransferOfficer,
): Promise<Outcome<{ officerId: number; assignmentId: number }>> {
  await assertReach(write, { officers: [id], units: [toUnitId] });
  await assertVersion(write, OFFICER, id, expectedVersion);
  const { current: officer, versions } = await officerOn(write, id, effectiveOn);
  const primaries = (await assignmentsOf(write, id, effectiveOn)).filter(isPrimary);
  const held = primaries.find(({ rows }) => onDay(rows, effectiveOn));
  const from = held && onDay(held.rows, effectiveOn)!;
  if (from?.unitId != null) await assertReach(write, { units: [from.unitId] });
  const same = from?.unitId === toUnitId && from.title === title && from.role === role;
  assertNotHeldAlready(held && same ? { id: held.id, on: effectiveOn } : null);
  const next = primaries.find(({ rows }) => rows[0].validFrom > effectiveOn)?.rows[0].validFrom ?? null;
  const until = held ? held.rows.at(-1)!.validTo : earlier(next, servesUntil(versions, effectiveOn));
  assertServing({ name: officer.name, from: effectiveOn, throughout: serves(versions, effectiveOn, until) });
  await assertUnitThereUntil(write, toUnitId, effectiveOn, until);

  if (held) await rewrite(write, ASSIGNMENT_VERSIONS, new Map([[held.id, endFrom(held.rows, effectiveOn)]]));
  const facts: AssignmentFacts = { officerId: id, unitId: toUnitId, externalOrgan: null, title, role, kind: 'PRIMARY' };
  const assignmentId = await beginAssignment(write, facts, effectiveOn, until, basis);
  raiseVersions(write, OFFICER.table, [id]);
  if (held) raiseVersions(write, ASSIGNMENT.table, [held.id]);

  const history = held ? await forRecord(write, held.rows, effectiveOn) : [];
  const [after] = await forRecord(write, [facts], effectiveOn);
  const fields = [
    ...fieldChanges<RecordedAssignment>(onDay(history, effectiveOn) ?? null, after!, RECORDED_POST),
    ...untilChange(held ? until : null, until),
    ...droppedChanges(history, effectiveOn),
  ];
  return {
    keys: { officerId: id, assignmentId },
    effectiveOn,
    change: { subjectType: OFFICER.type, subjectId: id, fields, basis },
  };
}

export interface AddAssignment {
  readonly officerId: number;
  readonly expectedVersion: number | null;
  readonly facts: Omit<AssignmentFacts, 'officerId'>;
  readonly effectiveOn: Day;
  /** The first day on which it is not held any more; null: as long as the officer serves. */
  readonly until: Day | null;
  readonly basis: Basis | null;
}

/** One more post: concurrent, on secondment, or the primary one of an officer who has none. */
export async function addAssignment(
  write: Write,
  { officerId, expectedVersion, facts, effectiveOn, until: given, basis }: AddAssignment,
): Promise<Outcome<{ assignmentId: number }>> {
  await assertReach(write, { officers: [officerId], units: facts.unitId === null ? [] : [facts.unitId] });
  await assertVersion(write, OFFICER, officerId, expectedVersion);
  const { current: officer, versions } = await officerOn(write, officerId, effectiveOn);
  const until = given ?? servesUntil(versions, effectiveOn);
  assertServing({ name: officer.name, from: effectiveOn, throughout: serves(versions, effectiveOn, until) });
  if (facts.unitId !== null) await assertUnitThereUntil(write, facts.unitId, effectiveOn, until);
  const meanwhile = (await assignmentsOf(write, officerId, effectiveOn)).filter(
    ({ rows }) => until === null || rows[0].validFrom < until,
  );
  const post = (held: Held | undefined) =>
    held ? { id: held.id, on: later(effectiveOn, held.rows[0].validFrom) } : null;
  if (facts.kind === 'PRIMARY') assertNoOtherPrimary(post(meanwhile.find(isPrimary)));
  assertNotHeldAlready(post(meanwhile.find(({ rows }) => rows.some((row) => isSamePost(row, facts)))));

  const complete = { ...facts, officerId };
  const assignmentId = await beginAssignment(write, complete, effectiveOn, until, basis);
  raiseVersions(write, OFFICER.table, [officerId]);
  const [after] = await forRecord(write, [complete], effectiveOn);
  const fields = [
    { field: 'officer', before: null, after: officer.policeNumber ?? officer.name },
    ...fieldChanges<RecordedAssignment>(null, after!, RECORDED_POST),
    ...untilChange(null, until),
  ];
  return {
    keys: { assignmentId },
    effectiveOn,
    change: { subjectType: ASSIGNMENT.type, subjectId: assignmentId, fields, basis },
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
  const rows = (await believedVersions(write, ASSIGNMENT_VERSIONS, [id])).get(id)!;
  const current = onDay(rows, effectiveOn);
  const post = current ?? rows.at(-1);
  await assertReach(write, { officers: [post?.officerId ?? null], units: post?.unitId == null ? [] : [post.unitId] });
  await assertVersion(write, ASSIGNMENT, id, expectedVersion);
  if (!current) throw new NotFoundError(ASSIGNMENT.type, String(id));
  assertHeldBefore({ firstDay: rows[0]!.validFrom, effectiveOn });
  await rewrite(write, ASSIGNMENT_VERSIONS, new Map([[id, endFrom(rows, effectiveOn)]]));
  raiseVersions(write, ASSIGNMENT.table, [id]);
  raiseVersions(write, OFFICER.table, [current.officerId]);
  const history = await forRecord(write, rows, effectiveOn);
  const fields = endChanges<RecordedAssignment>(history, effectiveOn, RECORDED_POST);
  return {
    keys: { assignmentId: id },
    effectiveOn,
    change: { subjectType: ASSIGNMENT.type, subjectId: id, fields, basis },
  };
}

/** A new post of an officer; whoever calls has checked that it may be held. */
export async function beginAssignment(
  write: Write,
  facts: AssignmentFacts,
  from: Day,
  to: Day | null,
  basis: Basis | null,
): Promise<number> {
  const { id } = await write.transaction.assignment.create({ data: { officerId: facts.officerId } });
  noteMade(write, ASSIGNMENT.table, id);
  await rewrite(write, ASSIGNMENT_VERSIONS, new Map([[id, firstVersion(facts, from, to, basis)]]));
  return id;
}

const isPrimary = ({ rows }: Held): boolean => rows.some(({ kind }) => kind === 'PRIMARY');

const isSamePost = (one: AssignmentFacts, other: Omit<AssignmentFacts, 'officerId'>): boolean =>
  (['unitId', 'externalOrgan', 'title', 'kind'] as const).every((fact) => one[fact] === other[fact]);

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other < one) ? other : one;

const later = (one: Day, other: Day): Day => (one < other ? other : one);

/** For the record: until when a post is to be held. */
const untilChange = (before: Day | null, after: Day | null): FieldChange[] =>
  before === after ? [] : [{ field: 'validTo', before, after }];
