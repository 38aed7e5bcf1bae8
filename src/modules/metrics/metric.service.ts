import { InvalidInputError, withAbsence, type Absence } from '../../errors/refusals.ts';
import { absenceOn } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { calledBy } from '../../record/recorded-facts.ts';
import { believedRows, replaceRows, type BelievedRow } from '../../record/recordings.ts';
import { believedVersions, newId } from '../../record/timeline.ts';
import type { Basis, Outcome, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { METRIC, METRIC_CONTENT, METRIC_IDENTITY, type MetricContent, type Observation } from './metric.declaration.ts';
import { measuredIn } from './metric.reads.ts';
import { assertOneUnit, NO_SUCH_UNIT, UNCHANGED } from './metric.rules.ts';

export interface RecordMetrics {
  readonly observations: readonly Observation[];
  readonly observedOn: Day;
  readonly basis: Basis | null;
}

type RecordedFigure = BelievedRow<typeof METRIC>;

/**
 * Records figures of any number of units at once, all of them or none. A figure that is on record already, from whatever
 * source, is superseded; its correction counts from the earlier of the two days, so that no day is left without a figure.
 */
export async function recordMetrics(
  write: Write,
  { observations, observedOn, basis }: RecordMetrics,
): Promise<Outcome<{ metricIds: readonly number[] }>> {
  const unitIds = observations.map(({ unitId }) => unitId);
  await assertReach(write, { units: unitIds });
  const [units, before] = await Promise.all([
    believedVersions(write, UNIT, unitIds),
    believedRows(write, METRIC, METRIC_IDENTITY, observations),
  ]);
  const named = unitIds.map((id) => {
    const unit = units.get(id)!.findLast(({ validFrom }) => validFrom <= observedOn);
    return unit && calledBy(UNIT, unit);
  });
  assertRecordable(observations, named, before, (id) => absenceOn(units.get(id)!, observedOn));
  const superseded = before.flat().map(({ id }) => id);
  const keys = observations.map(({ key }) => key);
  const [measured, ...rowIds] = await Promise.all([
    measuredIn(write, keys, superseded),
    ...observations.map(() => newId(write, METRIC)),
  ]);
  assertOneUnit(observations, measured);

  const figures = observations.map((observation, i) => ({
    ...observation,
    note: null,
    sourceId: null,
    observedOn: earliest([observedOn, ...before[i]!.map((row) => row.observedOn)]),
    id: rowIds[i]!,
    // a figure that several sources state goes on as the first of them
    thing: before[i]![0]?.thing,
    basis,
  }));
  replaceRows(write, METRIC, superseded, figures);
  const fields = observations.map((observation, i) => ({
    field: fieldOf(named[i]!, observation),
    before: before[i]!.map(stated).join('; ') || null,
    after: stated(observation),
  }));
  const [unitId] = unitIds;
  const ofOneUnit = unitIds.every((id) => id === unitId);
  return {
    keys: { metricIds: figures.map(({ id, thing }) => thing ?? id) },
    effectiveOn: observedOn,
    change: { subjectType: UNIT.type, subjectId: ofOneUnit ? unitId! : null, fields, basis },
  };
}

/** Refuses figures of units that are not there, and figures that are on record as they are given. */
function assertRecordable(
  observations: readonly Observation[],
  named: readonly (string | undefined)[],
  before: readonly (readonly RecordedFigure[])[],
  absenceOf: (unitId: number) => Absence,
): void {
  const problems = observations.flatMap((observation, i) => {
    if (named[i] === undefined) {
      const text = withAbsence(NO_SUCH_UNIT, absenceOf(observation.unitId));
      return [{ path: `observations.${i}.unit`, text }];
    }
    return isOnRecord(observation, before[i]!) ? [{ path: `observations.${i}`, text: UNCHANGED }] : [];
  });
  if (problems.length > 0) throw new InvalidInputError(problems);
}

/** Whether nothing else is on record of a figure. */
const isOnRecord = (observation: MetricContent, before: readonly RecordedFigure[]): boolean =>
  before.length === 1 && METRIC_CONTENT.every((fact) => observation[fact] === before[0]![fact]);

const earliest = (days: readonly Day[]): Day => days.toSorted((a, b) => (a < b ? -1 : 1))[0]!;

/** For the record: which figure of a unit, by its name; of a target as such: `甲派出所 330624-01 接警数 2021.target`. */
function fieldOf(unit: string, { name, period, baselinePeriod, target }: Observation): string {
  const figure = [name, baselinePeriod === null ? period : `${period}（${baselinePeriod}）`].join(' ');
  return target ? `${unit} ${figure}.target` : `${unit}.${figure}`;
}

/** What a figure says: `接警数 AT_LEAST 20 PERCENT`. */
const stated = ({ name, value, valueUnit, qualifier, baselineValue, published }: MetricContent): string =>
  [
    name,
    qualifier === 'EXACT' ? null : qualifier,
    value,
    valueUnit,
    baselineValue === null ? null : `(${baselineValue})`,
    published === null ? null : `“${published}”`,
  ]
    .filter((part) => part !== null)
    .join(' ');
