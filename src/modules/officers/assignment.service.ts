import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { endFrom, firstVersion, onDay } from '../../record/periods.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import { endChanges, fieldChanges, namesOf, newFields, recordedFacts } from '../../record/recorded-facts.ts';
import { begin, newId, recordRevision, thingToChange, versionsOfOne } from '../../record/timeline.ts';
import type { Day } from '../../time/day.ts';
import type { AssignmentRole } from '../../generated/prisma/enums.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { assertUnitThroughout } from '../units/unit.service.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { assignmentsOf, type Held } from './assignment.reads.ts';
import {
  assertHeldBefore,
  assertNoOtherPrimary,
  assertNotHeldAlready,
  assertNotOwnUnit,
  assertServing,
} from './employment.rules.ts';
import type { Taker } from './handover.rules.ts';
import { handovers } from './handover.service.ts';
import { OFFICER } from './officer.declaration.ts';
import { serves, servesUntil } from './officer.reads.ts';
import { isOwnUnit, isSamePost, overlaps } from './post.rules.ts';

/** What every command about an assignment, or about the assignments of an officer, has. */
export interface AssignmentCommand {
  /** The officer, or the assignment. */
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

export interface TransferOfficer extends AssignmentCommand {
  readonly toUnitId: number;
  readonly title: string;
  readonly role: AssignmentRole;
  /** Who has the duties of the officer from then on. Default: the officer still. */
  readonly handOverTo?: Taker | null;
}

/**
 * Gives an officer another primary assignment from a day on. The one held that day ends; one that is already on record
 * for later still follows, and so does the end of service.
 */
export async function transferOfficer(
  write: Write,
  { toUnitId, title, role, handOverTo = null, ...command }: TransferOfficer,
): Promise<Outcome<{ officerId: number; assignmentId: number }>> {
  const { id, effectiveOn, basis } = command;
  await assertReach(write, { officers: [id], units: [toUnitId] });
  const [{ current: officer, versions }, assignments, unit, assignmentId] = await Promise.all([
    thingToChange(write, OFFICER, command),
    assignmentsOf(write, id, effectiveOn),
    versionsOfOne(write, UNIT, toUnitId),
    newId(write, ASSIGNMENT),
  ]);
  const primaries = assignments.filter(isPrimary);
  const held = primaries.find(({ rows }) => onDay(rows, effectiveOn));
  const from = held && onDay(held.rows, effectiveOn)!;
  if (held) await assertReach(write, { units: unitsFrom(held.rows, effectiveOn) });
  const same = from?.unitId === toUnitId && from.title === title && from.role === role;
  assertNotHeldAlready(held && same ? { id: held.id, on: effectiveOn } : null);
  const others = assignments.filter((post) => post !== held);
  const next = primaries.find(({ rows }) => rows[0].validFrom > effectiveOn)?.rows[0].validFrom ?? null;
  const until = held ? held.rows.at(-1)!.validTo : earlier(next, servesUntil(versions, effectiveOn));
  assertServing({ name: officer.name, from: effectiveOn, throughout: serves(versions, effectiveOn, until) });
  assertUnitThroughout(toUnitId, unit, effectiveOn, until);
  const facts: AssignmentFacts = { officerId: id, unitId: toUnitId, externalOrgan: null, title, role, kind: 'PRIMARY' };
  assertHeldWith(facts, others, effectiveOn, until);
  const begun = firstVersion(facts, effectiveOn, until, basis);
  const rows = [...(held?.rows ?? []), ...begun.recorded];
  const passing = handOverTo && { officerId: id, to: handOverTo, on: effectiveOn, until: null, basis };
  const [recorded, handover] = await Promise.all([
    recordedFacts(write, ASSIGNMENT, rows, effectiveOn),
    passing && handovers.plan(write, passing),
  ]);
  const history = recorded.slice(0, -1);

  if (held) recordRevision(write, ASSIGNMENT, held.id, endFrom(held.rows, effectiveOn));
  begin(write, ASSIGNMENT, assignmentId, begun, { officer_id: id });
  handover?.record();
  raiseVersions(write, OFFICER.table, [id]);
  const fields = [
    ...fieldChanges(ASSIGNMENT, onDay(history, effectiveOn) ?? null, recorded.at(-1)!),
    ...(held ? [] : untilKnown(until)),
    ...endChanges(ASSIGNMENT, history, effectiveOn).slice(1),
    ...(handover?.fields ?? []),
  ];
  return {
    keys: { officerId: id, assignmentId },
    effectiveOn,
    change: { subjectType: OFFICER.type, subjectId: id, fields, basis },
  };
}

export interface AddAssignment extends Omit<AssignmentCommand, 'id'> {
  readonly officerId: number;
  readonly facts: Omit<AssignmentFacts, 'officerId'>;
  /** The first day on which it is no longer held; null: as long as the officer serves. */
  readonly until: Day | null;
}

/** Gives an officer one more post: concurrent, on secondment, or the primary one of an officer who has none. */
export async function addAssignment(
  write: Write,
  { officerId, expectedVersion, facts: given, effectiveOn, until: end, basis }: AddAssignment,
): Promise<Outcome<{ assignmentId: number }>> {
  const { unitId } = given;
  await assertReach(write, { officers: [officerId], units: unitId === null ? [] : [unitId] });
  const [{ current: officer, versions }, unit, assignments, assignmentId] = await Promise.all([
    thingToChange(write, OFFICER, { id: officerId, expectedVersion, effectiveOn }),
    unitId === null ? [] : versionsOfOne(write, UNIT, unitId),
    assignmentsOf(write, officerId, effectiveOn),
    newId(write, ASSIGNMENT),
  ]);
  const until = end ?? servesUntil(versions, effectiveOn);
  assertServing({ name: officer.name, from: effectiveOn, throughout: serves(versions, effectiveOn, until) });
  if (unitId !== null) assertUnitThroughout(unitId, unit, effectiveOn, until);
  if (given.kind === 'PRIMARY') {
    const meanwhile = assignments.filter(({ rows }) => until === null || rows[0].validFrom < until);
    const other = meanwhile.find(isPrimary);
    assertNoOtherPrimary(other ? { id: other.id, on: later(effectiveOn, other.rows[0].validFrom) } : null);
  }
  assertHeldWith(given, assignments, effectiveOn, until);
  const facts = { ...given, officerId };
  const [[recorded], nameOf] = await Promise.all([
    recordedFacts(write, ASSIGNMENT, [facts], effectiveOn),
    namesOf(write, OFFICER.type, [officerId], effectiveOn),
  ]);

  begin(write, ASSIGNMENT, assignmentId, firstVersion(facts, effectiveOn, until, basis), { officer_id: officerId });
  raiseVersions(write, OFFICER.table, [officerId]);
  const fields = [
    ...newFields({ officer: nameOf(officerId) }),
    ...fieldChanges(ASSIGNMENT, null, recorded!),
    ...untilKnown(until),
  ];
  return {
    keys: { assignmentId },
    effectiveOn,
    change: { subjectType: ASSIGNMENT.type, subjectId: assignmentId, fields, basis },
  };
}

/** Ends an assignment: it is held for the last time on the day before. */
export async function endAssignment(
  write: Write,
  command: AssignmentCommand,
): Promise<Outcome<{ assignmentId: number }>> {
  const { id, effectiveOn, basis } = command;
  const rows = await versionsOfOne(write, ASSIGNMENT, id);
  const post = onDay(rows, effectiveOn) ?? rows.at(-1);
  await assertReach(write, { officers: [post?.officerId ?? null], units: post?.unitId == null ? [] : [post.unitId] });
  const { current } = await thingToChange(write, ASSIGNMENT, command);
  assertHeldBefore({ firstDay: rows[0]!.validFrom, effectiveOn });
  const history = await recordedFacts(write, ASSIGNMENT, rows, effectiveOn);

  recordRevision(write, ASSIGNMENT, id, endFrom(rows, effectiveOn));
  raiseVersions(write, OFFICER.table, [current.officerId]);
  return {
    keys: { assignmentId: id },
    effectiveOn,
    change: {
      subjectType: ASSIGNMENT.type,
      subjectId: id,
      fields: endChanges(ASSIGNMENT, history, effectiveOn),
      basis,
    },
  };
}

/** The units of a post on a day and later. */
const unitsFrom = (rows: Held['rows'], day: Day): number[] =>
  rows.flatMap(({ unitId, validTo }) => (unitId === null || (validTo !== null && validTo <= day) ? [] : [unitId]));

const isPrimary = ({ rows }: Held): boolean => rows.some(({ kind }) => kind === 'PRIMARY');

/** Refuses a post that cannot be held beside others in a period. */
function assertHeldWith(
  given: Omit<AssignmentFacts, 'officerId'>,
  others: readonly Held[],
  validFrom: Day,
  validTo: Day | null,
): void {
  const first = (clashes: typeof isSamePost) => {
    for (const { id, rows } of others) {
      const row = rows.find((held) => overlaps(held, { validFrom, validTo }) && clashes(held, given));
      if (row) return { id, on: later(validFrom, row.validFrom) };
    }
    return null;
  };
  assertNotHeldAlready(first(isSamePost));
  assertNotOwnUnit(first(isOwnUnit));
}

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other < one) ? other : one;

const later = (one: Day, other: Day): Day => (one < other ? other : one);

/** For the record of a new assignment: until when it is to be held, where that is known. */
const untilKnown = (until: Day | null): FieldChange[] =>
  until === null ? [] : [{ field: 'validTo', before: null, after: until }];
