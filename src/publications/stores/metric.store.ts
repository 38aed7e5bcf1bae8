import type { Day } from '../../time/day.ts';
import type { MetricQualifier, MetricUnit } from '../../generated/prisma/enums.ts';
import { METRIC } from '../../modules/metrics/metric.declaration.ts';
import type { FactsOf } from '../../record/declaration.ts';
import { replaceRows, thingOf } from '../../record/recordings.ts';
import { sql, sqlText } from '../../sql/sql.ts';
import { believedNow } from '../../time/temporal.ts';
import { compare, withNewIds, ledgerEntries, type Fact, type KnownFact } from '../comparison.ts';
import { fileOf } from '../datasets/dataset.ts';
import { metrics } from '../datasets/metric.dataset.ts';
import { OPERATION, changedSinceLoad } from '../dated-store.ts';
import { writeLedger } from '../ledger.ts';
import type { Ids, Loading, Plan } from '../loading.ts';
import { known } from '../known.ts';

interface MetricContent {
  readonly unit: string;
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly valueUnit: MetricUnit;
  readonly qualifier: MetricQualifier;
  readonly baselineValue: string | null;
  readonly baselinePeriod: string | null;
  readonly period: string | null;
  readonly target: boolean;
  readonly published: string | null;
  readonly note: string | null;
  readonly observedOn: Day;
  readonly source: string;
}

const factsOf = (content: MetricContent, ids: Ids): FactsOf<typeof METRIC> => {
  const { unit, source, value, baselineValue, ...figure } = content;
  return {
    ...figure,
    // as text, so that no digit is lost on the way
    value: value as unknown as number,
    baselineValue: baselineValue as unknown as number | null,
    unitId: ids.of('units', unit),
    sourceId: ids.of('sources', source),
  };
};

/** A correction of a figure replaces its row by another one of the same figure. */
export async function planMetrics(loading: Loading): Promise<Plan> {
  const { write, ledger, ids, problems } = loading;
  const { added, changed, counts } = compare(observations(loading), ledger.of(metrics.name));
  const untouched = await believedAsLoaded(loading, changed);
  for (const { key, line, entityId } of changed) {
    if (!untouched.has(entityId)) {
      problems.add({ file: fileOf(metrics), line, column: metrics.keyColumn }, changedSinceLoad(key));
    }
  }
  return {
    dataset: metrics.name,
    counts,
    insertedKeys: added.map(({ key }) => key),
    correctedKeys: changed.map(({ key }) => key),
    table: METRIC.table,
    store: async () => {
      const facts = [...added, ...changed].toSorted((a, b) => a.line - b.line);
      const observed = await withNewIds(write, METRIC, facts);
      const corrected = new Map(changed.map(({ key, entityId }) => [key, untouched.get(entityId)]));
      replaceRows(
        write,
        METRIC,
        changed.map(({ entityId }) => entityId),
        observed.map(({ key, entityId, content }) => ({
          id: entityId,
          thing: corrected.get(key),
          ...factsOf(content, ids),
        })),
      );
      await writeLedger(write, metrics.name, ledgerEntries(observed));
      return [];
    },
  };
}

function observations({ facts, starts }: Loading): Fact<MetricContent>[] {
  return facts.metrics.map(({ line, key, row }) => ({
    line,
    key,
    rows: [key],
    content: {
      unit: row.unit_code,
      key: row.metric,
      name: row.metric_zh,
      value: row.value,
      valueUnit: row.value_unit,
      qualifier: row.qualifier,
      baselineValue: row.baseline_value,
      baselinePeriod: row.baseline_period,
      period: row.period,
      target: row.status === 'target',
      published: row.published,
      note: row.note_en,
      observedOn: known(starts.sources.get(row.source), row.source),
      source: row.source,
    },
  }));
}

/** The figures of rows that are believed as they were loaded, by the ids of the rows. */
async function believedAsLoaded(
  { write }: Loading,
  changed: readonly KnownFact<unknown>[],
): Promise<ReadonlyMap<number, number>> {
  if (changed.length === 0) return new Map();
  const rows = await write.query<{ id: number; thing: number }>(
    sql`SELECT m.id, ${thingOf(METRIC, 'm')} AS thing FROM metric_observation m
JOIN change c ON c.at = m.recorded_at AND c.operation = ${sqlText(OPERATION)}
WHERE ${believedNow('m')} AND m.id = ANY($1::int[])`,
    [changed.map(({ entityId }) => entityId)],
  );
  return new Map(rows.map(({ id, thing }) => [id, thing]));
}
