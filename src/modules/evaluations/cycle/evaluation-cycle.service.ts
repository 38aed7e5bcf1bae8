import { NotFoundError } from '../../../errors/refusals.ts';
import type { FactsOf } from '../../../record/declaration.ts';
import { noteMade } from '../../../record/optimistic-locks.ts';
import { firstVersion, onDay, replaceFrom } from '../../../record/periods.ts';
import { assertReach } from '../../../record/reach.ts';
import { calledBy, fieldChanges, newFields } from '../../../record/recorded-facts.ts';
import { replaceRows } from '../../../record/recordings.ts';
import { begin, newId, recordRevision, thereOn, thingOn } from '../../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../../record/write.ts';
import { today, type Day } from '../../../time/day.ts';
import { UNIT } from '../../units/unit.declaration.ts';
import { downward, upward } from '../../units/unit.tree.ts';
import { EVALUATION_SCHEME } from '../scheme/evaluation-scheme.declaration.ts';
import { regulationLimits, type RegulationLimits } from '../scheme/evaluation-scheme.reads.ts';
import { EVALUATION_CYCLE } from './evaluation-cycle.declaration.ts';
import { cycleToChange, schemeToApply, type Cycle } from './evaluation-cycle.reads.ts';
import {
  NAMED_MAXIMUM,
  assertInForce,
  assertNobodyTwice,
  assertNoOverlap,
  assertNotBefore,
  assertStatus,
  assertUsable,
  lastDay,
  pinnedCap,
  type Period,
} from './evaluation-cycle.rules.ts';
import { EVALUATION, EVALUATION_RESULT, NO_RESULT } from './evaluation.declaration.ts';
import { servingOfficers, takingPartTwice, type Participant } from './participant.reads.ts';

export interface OpenEvaluationCycle {
  readonly schemeId: number;
  readonly unitId: number;
  readonly period: Period;
  /** The day from which it is open. */
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Opens a cycle from a day on, with all who take part by the roll of the last day of its period. */
export async function openEvaluationCycle(
  write: Write,
  command: OpenEvaluationCycle,
): Promise<Outcome<{ cycleId: number; participants: number }>> {
  const { unitId, period, effectiveOn, basis } = command;
  await assertReach(write, { units: [unitId] });
  const { unit, scheme, unitIds, limits } = await assertMayOpen(write, command);
  const pinned = {
    excellentCapBasisPoints: pinnedCap(
      scheme.excellentCapBasisPoints,
      (limits.EXCELLENT_CAP_APPROVED ?? limits.EXCELLENT_CAP)?.value ?? null,
    ),
    probationMonths: limits.PROBATION_MONTHS?.value ?? null,
  };
  const taking =
    scheme.subjectKind === 'OFFICER'
      ? await servingOfficers(write, unitIds, period, pinned.probationMonths)
      : unitIds
          .filter((below) => below !== unitId)
          .toSorted((a, b) => a - b)
          .map((below) => ({ id: below, probation: false }));
  const subjectIds = taking.map((participant) => participant.id);
  // the roll is of the last day: some may be elsewhere today; who opens a cycle may be one of them
  await assertReach(write, scheme.subjectKind === 'OFFICER' ? { along: subjectIds } : { units: subjectIds });
  const [twice, id, evaluationIds] = await Promise.all([
    takingPartTwice(write, scheme, period, subjectIds, NAMED_MAXIMUM),
    newId(write, EVALUATION_CYCLE),
    Promise.all(taking.map(() => newId(write, EVALUATION))),
  ]);
  assertNobodyTwice(scheme.name, twice);

  recordCycle(write, id, command, pinned);
  const cycle = { id, from: period.from, subjectKind: scheme.subjectKind };
  recordEvaluations(write, cycle, taking, evaluationIds);
  const fields = newFields({
    scheme: scheme.key,
    unit: unit.code,
    ...period,
    ...pinned,
    participants: taking.length,
    probationers: taking.filter(({ probation }) => probation).length,
    status: 'OPEN',
  });
  return {
    keys: { cycleId: id, participants: taking.length },
    effectiveOn,
    change: { subjectType: EVALUATION_CYCLE.type, subjectId: id, fields, basis },
  };
}

/** What a cycle is opened with, where the unit may hold it by the scheme over the period. */
async function assertMayOpen(write: Write, command: OpenEvaluationCycle) {
  const { schemeId, unitId, period, effectiveOn } = command;
  const on = lastDay(period);
  const [{ current: unit, versions }, scheme, chain, unitIds, limits] = await Promise.all([
    thingOn(write, UNIT, unitId, on),
    schemeToApply(write, command),
    upward(write, unitId, on),
    downward(write, unitId, on),
    regulationLimits(write).load(on),
  ]);
  // not there yet; a unit that was closed since the period is evaluated all the same
  if (versions[0]!.validFrom > effectiveOn) thereOn(UNIT, unitId, versions, effectiveOn);
  if (!scheme) throw new NotFoundError(EVALUATION_SCHEME.type, String(schemeId));
  const { name, ownerId, subjectKind, inForce } = scheme;
  const named = { scheme: name, unit: calledBy(UNIT, unit) };
  assertInForce({ scheme: name, on, openOn: effectiveOn, inForce });
  assertUsable({ ...named, ownerId, chain: chain.map(({ id }) => id) });
  assertNoOverlap(named, scheme.overlapping);
  // the regulations limit the evaluation of officers alone
  const applied: RegulationLimits = subjectKind === 'OFFICER' ? limits : {};
  return { unit, scheme, unitIds, limits: applied };
}

/** What a cycle keeps of the rules with which it is opened. */
interface Pinned {
  readonly excellentCapBasisPoints: number | null;
  readonly probationMonths: number | null;
}

function recordCycle(
  write: Write,
  id: number,
  { schemeId, unitId, period, effectiveOn, basis }: OpenEvaluationCycle,
  pinned: Pinned,
): void {
  begin(write, EVALUATION_CYCLE, id, firstVersion({ status: 'OPEN' as const }, effectiveOn, null, basis), {
    scheme_id: schemeId,
    unit_id: unitId,
    from_on: period.from,
    to_on: period.to,
    excellent_cap_basis_points: pinned.excellentCapBasisPoints,
    probation_months: pinned.probationMonths,
  });
}

/** Makes the evaluations of those who take part, under their new ids; nothing is scored yet. */
function recordEvaluations(
  write: Write,
  { id, from, subjectKind }: Pick<Cycle, 'id' | 'from' | 'subjectKind'>,
  taking: readonly Participant[],
  evaluationIds: readonly number[],
): void {
  for (const [i, { id: subjectId, probation }] of taking.entries()) {
    write.buffer.identity(EVALUATION.table, {
      id: evaluationIds[i]!,
      cycle_id: id,
      from_on: from,
      officer_id: subjectKind === 'OFFICER' ? subjectId : null,
      unit_id: subjectKind === 'UNIT' ? subjectId : null,
      probation,
    });
    noteMade(write, EVALUATION.table, evaluationIds[i]!);
  }
  const results = evaluationIds.map((evaluationId) => ({ ...NO_RESULT, evaluationId }));
  replaceRows(write, EVALUATION_RESULT, [], results);
}

export interface CloseEvaluationCycle {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly effectiveOn: Day;
  readonly basis: Basis | null;
}

/** Ends the scoring from a day on; the cycle waits to be finalized. */
export async function closeEvaluationCycle(
  write: Write,
  { id, expectedVersion, effectiveOn, basis }: CloseEvaluationCycle,
): Promise<Outcome<{ cycleId: number }>> {
  const cycle = await cycleToChange(write, id, expectedVersion);
  const current = statusBefore(cycle, effectiveOn, ['OPEN']);
  setCycleStatus(write, cycle, effectiveOn, 'CLOSED', basis);
  const fields = fieldChanges(EVALUATION_CYCLE, { ...current }, { status: 'CLOSED' });
  return {
    keys: { cycleId: id },
    effectiveOn,
    change: { subjectType: EVALUATION_CYCLE.type, subjectId: id, fields, basis },
  };
}

/** How a cycle is today, where a step that holds from a day on may follow. */
export function statusBefore(
  cycle: Cycle,
  effectiveOn: Day,
  allowed: Parameters<typeof assertStatus>[2],
): Cycle['versions'][number] {
  const current = onDay(cycle.versions, today());
  assertStatus(cycle, current?.status, allowed);
  assertNotBefore(effectiveOn, current!);
  return current!;
}

/** Records the status of a cycle from a day on. */
export function setCycleStatus(
  write: Write,
  { id, versions }: Pick<Cycle, 'id' | 'versions'>,
  from: Day,
  status: FactsOf<typeof EVALUATION_CYCLE>['status'],
  basis: Basis | null,
): void {
  recordRevision(
    write,
    EVALUATION_CYCLE,
    id,
    replaceFrom(versions, from, () => ({ status }), basis),
  );
}
