import type { Day } from '../../time/day.ts';
import { insertRows, nextIds } from '../bulk.ts';
import { compare, identified, noted, type Fact, type KnownFact } from '../comparison.ts';
import { fileOf } from '../datasets/dataset.ts';
import { metrics } from '../datasets/metric.dataset.ts';
import { OPERATION, touched, type StoredColumn } from '../dated-store.ts';
import { noteLoaded } from '../ledger.ts';
import type { Loading, Plan } from '../loading.ts';
import { known } from '../known.ts';

interface MetricContent {
  readonly unit: string;
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly valueUnit: string;
  readonly qualifier: string;
  readonly baselineValue: string | null;
  readonly baselinePeriod: string | null;
  readonly period: string | null;
  readonly target: boolean;
  readonly published: string | null;
  readonly note: string | null;
  readonly observedOn: Day;
  readonly source: string;
}

const COLUMNS: readonly StoredColumn<MetricContent>[] = [
  { name: 'unit_id', type: 'int', value: ({ unit }, ids) => ids.of('units', unit) },
  { name: 'key', type: 'text', value: ({ key }) => key },
  { name: 'name', type: 'text', value: ({ name }) => name },
  { name: 'value', type: 'numeric', value: ({ value }) => value },
  { name: 'value_unit', type: '"MetricUnit"', value: ({ valueUnit }) => valueUnit },
  { name: 'qualifier', type: '"MetricQualifier"', value: ({ qualifier }) => qualifier },
  { name: 'baseline_value', type: 'numeric', value: ({ baselineValue }) => baselineValue },
  { name: 'baseline_period', type: 'text', value: ({ baselinePeriod }) => baselinePeriod },
  { name: 'period', type: 'text', value: ({ period }) => period },
  { name: 'target', type: 'boolean', value: ({ target }) => target },
  { name: 'published', type: 'text', value: ({ published }) => published },
  { name: 'note', type: 'text', value: ({ note }) => note },
  { name: 'source_id', type: 'int', value: ({ source }, ids) => ids.of('sources', source) },
  { name: 'observed_on', type: 'date', value: ({ observedOn }) => observedOn },
];

/** Figures have no identity apart from the row: a correction is another row in its place. */
export async function planMetrics(loading: Loading): Promise<Plan> {
  const { write, ledger, ids, problems } = loading;
  const { added, changed, counts } = compare(observations(loading), ledger.of(metrics.name));
  const untouched = await believedAsLoaded(loading, changed);
  for (const { key, line, entityId } of changed) {
    if (!untouched.has(entityId)) {
      problems.add({ file: fileOf(metrics), line, column: metrics.keyColumn }, touched(key));
    }
  }
  return {
    dataset: metrics.name,
    counts,
    correctedKeys: changed.map(({ key }) => key),
    table: 'metric_observation',
    store: async () => {
      const facts = [...added, ...changed].toSorted((a, b) => a.line - b.line);
      const newIds = await nextIds(write, 'metric_observation', facts.length);
      const observed = identified(facts, newIds);
      const at = write.at.toISOString();
      if (changed.length > 0) {
        await write.transaction.$executeRawUnsafe(
          'UPDATE metric_observation SET superseded_at = $1::timestamptz WHERE id = ANY($2::int[])',
          at,
          changed.map(({ entityId }) => entityId),
        );
      }
      await insertRows(
        write,
        'metric_observation',
        [{ name: 'id', type: 'int' }, ...COLUMNS, { name: 'recorded_at', type: 'timestamptz' }],
        observed.map(({ entityId, content }) => [entityId, ...COLUMNS.map(({ value }) => value(content, ids)), at]),
      );
      await noteLoaded(write, metrics.name, noted(observed));
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

async function believedAsLoaded({ write }: Loading, changed: readonly KnownFact<unknown>[]): Promise<Set<number>> {
  if (changed.length === 0) return new Set();
  const rows = await write.query<{ id: number }>(
    `SELECT m.id FROM metric_observation m JOIN change c ON c.at = m.recorded_at AND c.operation = '${OPERATION}'
WHERE m.superseded_at IS NULL AND m.id = ANY($1::int[])`,
    [changed.map(({ entityId }) => entityId)],
  );
  return new Set(rows.map(({ id }) => id));
}
