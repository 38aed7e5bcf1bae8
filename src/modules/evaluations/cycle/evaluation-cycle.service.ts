import type { Basis, Outcome, Write } from '../../../record/write.ts';
import { assertVersion, noteMade, raiseVersions } from '../../../record/optimistic-locks.ts';
import { assertReach } from '../../../record/reach.ts';
import { firstVersion, onDay, replaceFrom } from '../../../record/periods.ts';
import { TemporalStatement } from '../../../time/temporal.ts';
import { today, type Day } from '../../../time/day.ts';
import { fieldChanges, rewrite } from '../../../record/timeline-legacy.ts';
import { NotFoundError } from '../../../errors/refusals.ts';
import { SERVING } from '../../officers/employment.rules.ts';
import { UNIT } from '../../units/unit.declaration.ts';
import { thingOn } from '../../../record/timeline.ts';
import { downward, upward } from '../../units/unit.tree.ts';
import {
  CYCLE,
  CYCLE_VERSIONS,
  EVALUATION,
  cycleInReach,
  cycleWithin,
  schemeWithId,
  takingPartTwice,
  type Cycle,
  type CycleFacts,
} from './evaluation-cycle.reads.ts';
import {
  NAMED_MAXIMUM,
  assertInForce,
  assertNobodyTwice,
  assertNoOverlap,
  assertStatus,
  assertUsable,
  lastDay,
  pinnedCap,
  type Period,
} from './evaluation-cycle.rules.ts';
import { evaluationRules } from '../scheme/evaluation-scheme.reads.ts';

export interface OpenEvaluationCycle {
  readonly schemeId: number;
  readonly unitId: number;
  readonly period: Period;
  readonly basis: Basis | null;
}

/** A cycle that is open from today on, with all who take part by the roll of the last day of its period. */
export async function openEvaluationCycle(
  write: Write,
  { schemeId, unitId, period, basis }: OpenEvaluationCycle,
): Promise<Outcome<{ cycleId: number; participants: number }>> {
  await assertReach(write, { units: [unitId] });
  const [on, effectiveOn] = [lastDay(period), today()];
  const { current: unit, versions } = await thingOn(write, UNIT, unitId, on);
  if (versions[0]!.validFrom > effectiveOn) throw new NotFoundError('Unit', String(unitId));
  const scheme = await schemeWithId(write, schemeId);
  const { key, subjectKind } = scheme;
  const named = { key, code: unit.code };
  assertInForce({ key, on, today: effectiveOn, versions: scheme.versions });
  const chain = (await upward(write, unitId, on)).map(({ id }) => id);
  assertUsable({ ...named, ownerId: scheme.ownerId, chain });
  assertNoOverlap(named, await cycleWithin(write, key, unitId, period));

  const rules = subjectKind === 'OFFICER' ? await evaluationRules(write, on) : {};
  const most = rules.EXCELLENT_CAP_APPROVED ?? rules.EXCELLENT_CAP;
  const pinned = {
    excellentCapBasisPoints: pinnedCap(scheme.excellentCapBasisPoints, most?.value ?? null),
    probationMonths: rules.PROBATION_MONTHS?.value ?? null,
  };
  const { id } = await write.transaction.evaluationCycle.create({
    data: { schemeId, unitId, fromOn: new Date(period.from), toOn: new Date(period.to), ...pinned },
    select: { id: true },
  });
  noteMade(write, CYCLE.table, id);
  const opened = firstVersion({ status: 'OPEN' as const }, effectiveOn, null, basis);
  await rewrite(write, CYCLE_VERSIONS, new Map([[id, opened]]));
  const units = await downward(write, unitId, on);
  const taking =
    subjectKind === 'OFFICER'
      ? await addOfficers(write, id, units, period, pinned.probationMonths)
      : await addUnits(
          write,
          id,
          units.filter((below) => below !== unitId),
          period,
        );
  assertNobodyTwice(key, await takingPartTwice(write, { id, key, subjectKind, period }, NAMED_MAXIMUM));

  const recorded = {
    scheme: key,
    unit: unit.code,
    from: period.from,
    to: period.to,
    ...pinned,
    participants: taking.length,
    probationers: taking.filter(({ probation }) => probation).length,
    status: 'OPEN',
  };
  const fields = fieldChanges<typeof recorded>(null, recorded, [
    'scheme',
    'unit',
    'from',
    'to',
    'excellentCapBasisPoints',
    'probationMonths',
    'participants',
    'probationers',
    'status',
  ]);
  return {
    keys: { cycleId: id, participants: taking.length },
    effectiveOn,
    change: { subjectType: CYCLE.type, subjectId: id, fields, basis },
  };
}

interface Participant {
  readonly id: number;
  readonly probation: boolean;
}

/** Who serves with the primary assignment in one of the units on the last day of the period. */
async function addOfficers(
  write: Write,
  cycleId: number,
  unitIds: readonly number[],
  period: Period,
  probationMonths: number | null,
): Promise<readonly Participant[]> {
  const statement = new TemporalStatement({ asOf: lastDay(period), knownAt: null });
  const cycle = statement.value(cycleId, 'int');
  const start = statement.value(period.from, 'date');
  const end = statement.value(period.to, 'date');
  const months = statement.value(probationMonths, 'int');
  const text = `INSERT INTO evaluation (cycle_id, from_on, officer_id, probation)
SELECT ${cycle}, ${start}, a.officer_id, coalesce(o.joined_on + make_interval(months => ${months}) > ${end}, FALSE)
FROM assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id AND ${statement.holds('o')}
WHERE a.kind = 'PRIMARY' AND a.unit_id = ANY(${statement.value(unitIds, 'int[]')}) AND ${statement.holds('a')}
  AND o.status = ANY(${statement.value([...SERVING], 'text[]')}::"OfficerStatus"[])
ORDER BY a.officer_id RETURNING id, probation`;
  return begin(write, await write.query<Participant>(text, statement.values));
}

const addUnits = async (
  write: Write,
  cycleId: number,
  unitIds: readonly number[],
  { from }: Period,
): Promise<readonly Participant[]> =>
  begin(
    write,
    await write.query<Participant>(
      `INSERT INTO evaluation (cycle_id, from_on, unit_id)
SELECT $1::int, $2::date, id FROM unnest($3::int[]) AS u(id) ORDER BY id RETURNING id, probation`,
      [cycleId, from, unitIds],
    ),
  );

/** The first version of evaluations that have just been made: nothing is scored yet. */
async function begin(write: Write, made: readonly Participant[]): Promise<readonly Participant[]> {
  const ids = made.map(({ id }) => id);
  await write.transaction.$executeRawUnsafe(
    'INSERT INTO evaluation_version (evaluation_id, recorded_at) SELECT id, $1 FROM unnest($2::int[]) AS e(id)',
    write.at,
    ids,
  );
  for (const id of ids) noteMade(write, EVALUATION.table, id);
  return made;
}

export interface CloseEvaluationCycle {
  readonly id: number;
  readonly expectedVersion: number | null;
  readonly basis: Basis | null;
}

/** No more scores from today on; what is there waits to be finalized. */
export async function closeEvaluationCycle(
  write: Write,
  { id, expectedVersion, basis }: CloseEvaluationCycle,
): Promise<Outcome<{ cycleId: number }>> {
  const cycle = await cycleInReach(write, id);
  await assertVersion(write, CYCLE, id, expectedVersion);
  const effectiveOn = today();
  const current = onDay(cycle.versions, effectiveOn);
  assertStatus(cycle, current?.status, ['OPEN']);
  await turn(write, cycle, effectiveOn, 'CLOSED', basis);
  const fields = fieldChanges<CycleFacts>(current!, { status: 'CLOSED' }, ['status']);
  return { keys: { cycleId: id }, effectiveOn, change: { subjectType: CYCLE.type, subjectId: id, fields, basis } };
}

/** The status from a day on. */
export async function turn(
  write: Write,
  { id, versions }: Pick<Cycle, 'id' | 'versions'>,
  from: Day,
  status: CycleFacts['status'],
  basis: Basis | null,
): Promise<void> {
  await rewrite(write, CYCLE_VERSIONS, new Map([[id, replaceFrom(versions, from, () => ({ status }), basis)]]));
  raiseVersions(write, CYCLE.table, [id]);
}
