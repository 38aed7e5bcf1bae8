import type { Basis, Outcome, Write } from '../../record/write.ts';
import { assertVersion, noteMade, raiseVersions } from '../../record/optimistic-locks.ts';
import { assertReach } from '../../record/reach.ts';
import { today, type Day } from '../../time/day.ts';
import { firstVersion, covers, onDay, replaceFrom } from '../../record/periods.ts';
import { fieldChanges, rewrite } from '../../record/timeline-legacy.ts';
import type { SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { assignmentsOf } from '../officers/assignment.reads.ts';
import { officerOn } from '../officers/officer.reads.ts';
import { assertServingOn } from '../officers/employment.rules.ts';
import { objectToUnitsEnding } from '../units/unit-end.service.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { thingOn } from '../../record/timeline.ts';
import { namesOf } from '../../record/recorded-facts.ts';
import { upward } from '../units/unit.tree.ts';
import { assertUnitThere } from '../units/unit.rules.ts';
import { policyOver } from './policy.reads.ts';
import type { Ranking } from './ranking.rules.ts';
import {
  ROUND,
  ROUND_VERSIONS,
  openRoundFrom,
  roundWithId,
  selectedIn,
  selectionOf,
  targetsOf,
  type Round,
  type RoundFacts,
} from './round.reads.ts';
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
import { allocate } from './selection.rules.ts';

objectToUnitsEnding(async (write, ending) =>
  assertNoOpenRound(ending, await openRoundFrom(write, [...ending.codes.keys()], ending.on)),
);

export interface OpenSelectionRound {
  readonly unitId: number;
  readonly title: string;
  readonly vacancies: number;
  readonly openedOn: Day;
  readonly ranking: Ranking;
  readonly basis: Basis | null;
}

/** A round, held by the policy in force on the day it is opened, whatever is adopted later. */
export async function openSelectionRound(
  write: Write,
  { unitId, title, vacancies, openedOn, ranking, basis }: OpenSelectionRound,
): Promise<Outcome<{ roundId: number }>> {
  await assertReach(write, { units: [unitId] });
  const { current: unit, versions } = await thingOn(write, UNIT, unitId, openedOn);
  assertUnitThere({ code: unit.code, from: openedOn, there: covers(versions, openedOn, null) });
  const chain = await upward(write, unitId, openedOn);
  const ids = chain.map((step) => step.id);
  const policy = assertPolicy(await policyOver(write, ids, openedOn), { code: unit.code, on: openedOn });
  const { id } = await write.transaction.selectionRound.create({
    data: {
      unitId,
      policyId: policy.id,
      title,
      vacancies,
      openedOn: new Date(openedOn),
      ...ranking,
      evaluationWeights: [...ranking.evaluationWeights],
    },
  });
  noteMade(write, ROUND.table, id);
  await rewrite(
    write,
    ROUND_VERSIONS,
    new Map([[id, firstVersion({ status: 'OPEN' as const }, openedOn, null, basis)]]),
  );
  const recorded = { unit: unit.code, title, vacancies, policy: policy.key, ...ranking, status: 'OPEN' };
  const fields = fieldChanges<Record<string, unknown>>(null, recorded, Object.keys(recorded));
  return {
    keys: { roundId: id },
    effectiveOn: openedOn,
    change: { subjectType: ROUND.type, subjectId: id, fields, basis },
  };
}

export interface EndSelectionRound {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly status: Exclude<SelectionRoundStatus, 'OPEN'>;
  readonly basis: Basis | null;
}

/** The round ends today, as it should or called off, and never changes again. */
export async function endSelectionRound(
  write: Write,
  { id, expectedVersion, status, basis }: EndSelectionRound,
): Promise<Outcome<{ roundId: number }>> {
  const effectiveOn = today();
  const { title, versions } = await roundInReach(write, id);
  await assertVersion(write, ROUND, id, expectedVersion);
  const current = onDay(versions, effectiveOn);
  if (!current) throw new NotFoundError(ROUND.type, String(id));
  assertOpen(title, effectiveOn, versions);
  await rewrite(write, ROUND_VERSIONS, new Map([[id, replaceFrom(versions, effectiveOn, () => ({ status }), basis)]]));
  raiseVersions(write, ROUND.table, [id]);
  const fields = fieldChanges<RoundFacts>(current, { status }, ['status']);
  return { keys: { roundId: id }, effectiveOn, change: { subjectType: ROUND.type, subjectId: id, fields, basis } };
}

export interface RecordSelection {
  readonly roundId: number;
  readonly officerId: number;
  readonly title: string;
  readonly selectedOn: Day;
  readonly exceedsQuotaBecause: string | null;
  readonly basis: Basis | null;
}

/** Who was selected, counted for the category of the officer's unit on that day, wherever in the force it is. */
export async function recordSelection(
  write: Write,
  { roundId, officerId, title, selectedOn, basis, ...command }: RecordSelection,
): Promise<Outcome<{ selectionId: number; roundId: number }>> {
  const round = await roundInReach(write, roundId);
  assertWithinRound({ openedOn: round.openedOn, selectedOn, today: today() });
  assertOpen(round.title, selectedOn, round.versions);
  const { current: officer } = await officerOn(write, officerId, selectedOn);
  const { name, policeNumber } = officer;
  assertServingOn({ name, on: selectedOn, status: officer.status });
  assertNotSelected(await selectionOf(write, roundId, officerId));
  const { fromUnitId, fromUnit, category } = await origin(write, { officerId, name, selectedOn });
  const [targets, selected] = [await targetsOf(write, round.policyId), await selectedIn(write, roundId)];
  const allocations = allocate(round.method, round.vacancies, targets, selected);
  const because = command.exceedsQuotaBecause;
  const exceedsQuotaBecause = exceedsQuota(allocations, category, because) ? because : null;
  const { id } = await write.transaction.selection.create({
    data: {
      roundId,
      officerId,
      fromUnitId,
      category,
      title,
      selectedOn: new Date(selectedOn),
      exceedsQuotaBecause,
      recordedAt: write.at,
      basisDocument: basis?.documentNumber ?? null,
      basisReason: basis?.reason ?? null,
    },
  });
  raiseVersions(write, ROUND.table, [roundId]);
  const recorded = { round: round.title, officer: name, policeNumber, fromUnit, category, title, exceedsQuotaBecause };
  const fields = fieldChanges<typeof recorded>(null, recorded, [
    'round',
    'officer',
    'policeNumber',
    'fromUnit',
    'category',
    'title',
    'exceedsQuotaBecause',
  ]);
  return {
    keys: { selectionId: id, roundId },
    effectiveOn: selectedOn,
    change: { subjectType: 'Selection', subjectId: id, fields, basis },
  };
}

/** A round that the writer may act on; who may act on some alone is not told which there are. */
async function roundInReach(write: Write, id: number): Promise<Round> {
  const round = await roundWithId(write, id);
  await assertReach(write, { units: [round?.unitId ?? null] });
  if (!round) throw new NotFoundError(ROUND.type, String(id));
  return round;
}

/** The unit an officer comes from, its code, and the category it counts for. */
async function origin(
  write: Write,
  { officerId, name, selectedOn }: { officerId: number; name: string; selectedOn: Day },
) {
  const posts = await assignmentsOf(write, officerId, selectedOn);
  const primary = posts.map(({ rows }) => onDay(rows, selectedOn)).find((post) => post?.kind === 'PRIMARY');
  const fromUnitId = assertPrimaryUnit(primary?.unitId, { name, on: selectedOn });
  const fromUnit = (await namesOf(write, UNIT.type, [fromUnitId], selectedOn))(fromUnitId)!;
  const chain = await upward(write, fromUnitId, selectedOn);
  const nearest = chain.find(({ category }) => category !== null);
  return { fromUnitId, fromUnit, category: assertCategory(nearest?.category, { code: fromUnit, on: selectedOn }) };
}
