import type { Basis, Outcome, Write } from '../../record/write.ts';
import { assertVersion, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertNotOwn, assertReach } from '../../record/reach.ts';
import { replaceRows } from '../../record/recordings.ts';
import { calledBy, fieldChanges, namesOf, newFields } from '../../record/recorded-facts.ts';
import { today, type Day } from '../../time/day.ts';
import { firstVersion, covers, onDay, replaceFrom } from '../../record/periods.ts';
import { begin, newId, recordRevision, thereOn, thingOn } from '../../record/timeline.ts';
import type { SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { assignmentsOf } from '../officers/assignment.reads.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { assertMayAdvance, type AdvancementNotes } from '../officers/advancement.service.ts';
import { assertServingOn } from '../officers/employment.rules.ts';
import { assertNotSuspendedOn } from '../officers/suspension.rules.ts';
import { registerUnitClosingCheck } from '../units/unit-end.service.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { upward } from '../units/unit.tree.ts';
import { assertUnitThere } from '../units/unit.rules.ts';
import { firstPolicyOf, targetsOf } from './policy.reads.ts';
import type { Ranking } from './ranking.rules.ts';
import { SELECTION_ROUND } from './round.declaration.ts';
import { openRoundFrom, roundWithId, selectedIn, selectionOf, type Round } from './round.reads.ts';
import {
  assertCategory,
  assertNoOpenRound,
  assertNotSelected,
  assertOpen,
  assertPolicy,
  assertPrimaryUnit,
  assertWithinRound,
  exceedsQuota,
} from './round.rules.ts';
import { SELECTION } from './selection.declaration.ts';
import { allocate } from './selection.rules.ts';

registerUnitClosingCheck(async (write, ending) =>
  assertNoOpenRound(ending, await openRoundFrom(write, [...ending.names.keys()], ending.on)),
);

export interface OpenSelectionRound {
  readonly unitId: number;
  readonly title: string;
  readonly vacancies: number;
  readonly openedOn: Day;
  readonly ranking: Ranking;
  readonly basis: Basis | null;
}

/** Opens a round under the policy in force on its first day, whatever is adopted later. */
export async function openSelectionRound(
  write: Write,
  { unitId, title, vacancies, openedOn, ranking, basis }: OpenSelectionRound,
): Promise<Outcome<{ roundId: number }>> {
  await assertReach(write, { units: [unitId] });
  const [{ current: unit, versions }, chain, id] = await Promise.all([
    thingOn(write, UNIT, unitId, openedOn),
    upward(write, unitId, openedOn),
    newId(write, SELECTION_ROUND),
  ]);
  const unitIds = chain.map((step) => step.id);
  const found = await firstPolicyOf(write, unitIds, openedOn);
  assertUnitThere({ unit: calledBy(UNIT, unit), from: openedOn, there: covers(versions, openedOn, null) });
  const policy = assertPolicy(found, { unit: calledBy(UNIT, unit), on: openedOn });
  begin(write, SELECTION_ROUND, id, firstVersion({ status: 'OPEN' }, openedOn, null, basis), {
    unit_id: unitId,
    policy_id: policy.id,
    title,
    vacancies,
    opened_on: openedOn,
    evaluation_look_back_years: ranking.evaluationLookBackYears,
    evaluation_weights: ranking.evaluationWeights,
    minimum_grade: ranking.minimumGrade,
  });
  const fields = newFields({ unit: unit.code, title, vacancies, policy: policy.key, ...ranking, status: 'OPEN' });
  return {
    keys: { roundId: id },
    effectiveOn: openedOn,
    change: { subjectType: SELECTION_ROUND.type, subjectId: id, fields, basis },
  };
}

export interface EndSelectionRound {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly status: Exclude<SelectionRoundStatus, 'OPEN'>;
  readonly basis: Basis | null;
}

/** Ends a round today, concluded or canceled; it never changes again. */
export async function endSelectionRound(
  write: Write,
  { id, expectedVersion, status, basis }: EndSelectionRound,
): Promise<Outcome<{ roundId: number }>> {
  const effectiveOn = today();
  const { title, versions } = await roundInReach(write, id);
  await assertVersion(write, SELECTION_ROUND, id, expectedVersion);
  const current = thereOn(SELECTION_ROUND, id, versions, effectiveOn);
  assertOpen(title, effectiveOn, versions);
  recordRevision(
    write,
    SELECTION_ROUND,
    id,
    replaceFrom(versions, effectiveOn, () => ({ status }), basis),
  );
  const fields = fieldChanges(SELECTION_ROUND, { status: current.status }, { status });
  return {
    keys: { roundId: id },
    effectiveOn,
    change: { subjectType: SELECTION_ROUND.type, subjectId: id, fields, basis },
  };
}

export interface RecordSelection {
  readonly roundId: number;
  readonly officerId: number;
  readonly title: string;
  readonly selectedOn: Day;
  readonly exceedsQuotaBecause: string | null;
  readonly basis: Basis | null;
}

/** Records a selection. It counts for the category of the officer's unit on that day, wherever in the force that unit is. */
export async function recordSelection(
  write: Write,
  { roundId, officerId, title, selectedOn, basis, ...command }: RecordSelection,
  notes: AdvancementNotes,
): Promise<Outcome<{ selectionId: number; roundId: number }>> {
  const round = await roundInReach(write, roundId);
  assertNotOwn(write, [officerId]);
  assertWithinRound({ openedOn: round.openedOn, selectedOn, today: today() });
  assertOpen(round.title, selectedOn, round.versions);
  const [{ current: officer }, existing, from, targets, selected, id] = await Promise.all([
    thingOn(write, OFFICER, officerId, selectedOn),
    selectionOf(write).load({ roundId, officerId }),
    originOf(write, officerId, selectedOn),
    targetsOf(write).load(round.policyId),
    selectedIn(write).load(roundId),
    newId(write, SELECTION),
  ]);
  const { name, policeNumber } = officer;
  assertServingOn({ name, on: selectedOn, status: officer.status });
  assertNotSuspendedOn({ name, on: selectedOn, status: officer.status });
  assertNotSelected(existing);
  await assertMayAdvance(write, { purpose: 'POST', on: selectedOn }, [officerId], notes);
  const { unitId, unit, category: nearest } = assertPrimaryUnit(from, { name, on: selectedOn });
  const category = assertCategory(nearest, { unit, on: selectedOn });
  const allocations = allocate(round.method, round.vacancies, targets, selected);
  const because = command.exceedsQuotaBecause;
  const exceedsQuotaBecause = exceedsQuota(allocations, category, because) ? because : null;
  replaceRows(
    write,
    SELECTION,
    [],
    [{ id, roundId, officerId, fromUnitId: unitId, category, title, selectedOn, exceedsQuotaBecause, basis }],
  );
  raiseVersions(write, SELECTION_ROUND.table, [roundId]);
  const fields = newFields({
    round: round.title,
    officer: name,
    policeNumber,
    fromUnit: unit,
    category,
    title,
    exceedsQuotaBecause,
  });
  return {
    keys: { selectionId: id, roundId },
    effectiveOn: selectedOn,
    change: { subjectType: SELECTION.type, subjectId: id, fields, basis },
  };
}

/** A round within the reach of the writer. Out of reach, an existing round and a missing one are refused alike. */
async function roundInReach(write: Write, id: number): Promise<Round> {
  const round = await roundWithId(write, id);
  await assertReach(write, { units: [round?.unitId ?? null] });
  if (!round) throw new NotFoundError(SELECTION_ROUND.type, String(id));
  return round;
}

/** The unit of an officer's primary assignment on a day, its name, and the category it counts for; null without a unit. */
async function originOf(write: Write, officerId: number, on: Day) {
  const posts = await assignmentsOf(write, officerId, on);
  const primary = posts.map(({ rows }) => onDay(rows, on)).find((post) => post?.kind === 'PRIMARY');
  const unitId = primary?.unitId;
  if (unitId == null) return null;
  const [nameOf, chain] = await Promise.all([namesOf(write, UNIT.type, [unitId], on), upward(write, unitId, on)]);
  const nearest = chain.find(({ category }) => category !== null);
  return { unitId, unit: nameOf(unitId)!, category: nearest?.category ?? null };
}
