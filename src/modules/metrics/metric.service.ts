import type { Basis, FieldChange, Outcome, Write } from '../../record/write.ts';
import { assertReach } from '../../record/reach.ts';
import type { Day } from '../../time/day.ts';
import { InputCheck } from '../acts/input-check.rules.ts';
import { codesBy, figuresOnRecord, measuredIn, replaceFigures, type RecordedFigure } from './metric.reads.ts';
import { assertOneUnit, NO_SUCH_UNIT, UNCHANGED, type MetricContent, type Observation } from './metric.rules.ts';
import { UNIT } from '../units/unit.declaration.ts';

export interface RecordMetrics {
  readonly observations: readonly Observation[];
  readonly observedOn: Day;
  readonly basis: Basis | null;
}

/**
 * Figures of any number of units at once, all of them or none. One that is on record already, from whatever source, is
 * superseded; it stays on record since the earlier of the two days, so that a correction leaves no days without a figure.
 */
export async function recordMetrics(
  write: Write,
  { observations, observedOn, basis }: RecordMetrics,
): Promise<Outcome<{ metricIds: readonly number[] }>> {
  const unitIds = observations.map(({ unitId }) => unitId);
  await assertReach(write, { units: unitIds });
  const codes = await codesBy(write, unitIds, observedOn);
  const onRecord = await figuresOnRecord(write, observations);
  const before = observations.map((_, i) => onRecord.filter(({ index }) => index === i));
  const check = new InputCheck();
  observations.forEach((observation, i) => {
    if (!codes.has(observation.unitId)) check.refuse(`observations.${i}.unit`, NO_SUCH_UNIT);
    else if (isOnRecord(observation, before[i]!)) check.refuse(`observations.${i}`, UNCHANGED);
  });
  check.done();
  const superseded = onRecord.map(({ id }) => id);
  const keys = observations.map(({ key }) => key);
  assertOneUnit(observations, await measuredIn(write, keys, superseded));
  const figures = observations.map((observation, i) => ({
    ...observation,
    observedOn: [observedOn, ...before[i]!.map((row) => row.observedOn)].toSorted((a, b) => (a < b ? -1 : 1))[0]!,
  }));
  const metricIds = await replaceFigures(write, superseded, figures, basis);
  const fields = observations.map((observation, i): FieldChange => ({
    field: `${codes.get(observation.unitId)}.${described(observation)}`,
    before: before[i]!.map(stated).join('; ') || null,
    after: stated(observation),
  }));
  const [unitId] = unitIds;
  const ofOneUnit = unitIds.every((id) => id === unitId);
  return {
    keys: { metricIds },
    effectiveOn: observedOn,
    change: { subjectType: UNIT.type, subjectId: ofOneUnit ? unitId! : null, fields, basis },
  };
}

const CONTENT = ['name', 'value', 'valueUnit', 'qualifier', 'baselineValue', 'published'] as const;

/** Whether nothing else is on record of a figure. */
const isOnRecord = (observation: MetricContent, before: readonly RecordedFigure[]): boolean =>
  before.length === 1 && CONTENT.every((field) => observation[field] === before[0]![field]);

/** Which figure of a unit: `calls_110 2021-01/2021-11 vs 2020-01/2020-11`. */
const described = ({ key, period, baselinePeriod, target }: Observation): string =>
  [key, period, baselinePeriod && `vs ${baselinePeriod}`, target && 'target'].filter(Boolean).join(' ');

/** What a figure says: `接警数 at_least 20 PERCENT`. */
const stated = ({ name, value, valueUnit, qualifier, baselineValue, published }: MetricContent): string =>
  [
    name,
    qualifier === 'EXACT' ? null : qualifier.toLowerCase(),
    value,
    valueUnit,
    baselineValue === null ? null : `(${baselineValue})`,
    published === null ? null : `“${published}”`,
  ]
    .filter((part) => part !== null)
    .join(' ');
