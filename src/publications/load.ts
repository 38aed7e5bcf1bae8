import { RULES_OF_ROWS } from '../invariants.ts';
import { write } from '../record/changes.ts';
import { keepingSound } from '../record/soundness.ts';
import type { FieldChange, Write } from '../record/write.ts';
import type { Registry } from '../database/client.ts';
import { analyze } from '../database/bulk.ts';
import { OPERATION, planDated } from './dated-store.ts';
import type { DatasetName } from './datasets/dataset.ts';
import { Ledger } from './ledger.ts';
import { Ids, type Counts, type Loading, type Plan } from './loading.ts';
import { named } from './named-breaks.ts';
import { assertOwned } from './placement.ts';
import { Problems } from './problems.ts';
import { readFacts } from './read.ts';
import { planRecorded } from './recorded-store.ts';
import { NOTHING_NEEDED, startsNeededOutsideFiles } from './needed-starts.ts';
import { attestedStarts } from './starts.ts';
import { dutyStore } from './stores/duty.store.ts';
import { activityResultStore } from './stores/activity-result.store.ts';
import { activityStore } from './stores/activity.store.ts';
import { honorProgramStore } from './stores/honor-program.store.ts';
import { honorStore } from './stores/honor.store.ts';
import { metricStore } from './stores/metric.store.ts';
import { officerStore } from './stores/officer.store.ts';
import { placeStore } from './stores/place.store.ts';
import { postStore } from './stores/post.store.ts';
import { programStore } from './stores/program.store.ts';
import { regulationRuleStore } from './stores/regulation-rule.store.ts';
import { selectionPolicyStore } from './stores/selection-policy.store.ts';
import { planSources } from './stores/source.store.ts';
import { unitStore } from './stores/unit.store.ts';

/** What became of the rows of each dataset, in the order in which they are loaded. */
export type LoadSummary = Readonly<Record<Exclude<DatasetName, 'mechanisms' | 'program_requirements'>, Counts>>;

export interface LoadOptions {
  /** The actor of the change. */
  readonly actor: string;
  readonly requestId: string;
  readonly onProgress?: (line: string) => void;
}

/**
 * Loads a directory of published facts: all of it in one transaction with one change record, or nothing of it with a
 * StartupError that has a line for everything that is wrong. Loading the same files again changes nothing; a row that
 * differs corrects what the load recorded; a row that has gone is kept.
 */
export async function loadFacts(registry: Registry, directory: string, options: LoadOptions): Promise<LoadSummary> {
  const { actor, requestId, onProgress } = options;
  const facts = await readFacts(directory);
  onProgress?.(`${Object.values(facts).reduce((count, rows) => count + rows.length, 0)} rows read and checked`);
  return write(registry, async (inside) => {
    const ledger = await Ledger.read(inside.query);
    const starts = attestedStarts(facts, await startsNeededOutsideFiles(inside.query, ledger, facts));
    const statedStarts = attestedStarts(facts, NOTHING_NEEDED);
    const loading = { write: inside, facts, starts, statedStarts, ledger, ids: new Ids(), problems: new Problems() };
    const plans = await planAll(loading);
    loading.problems.throwIfAny();

    const differing = plans.filter(differs);
    const summary = Object.fromEntries(plans.map(({ dataset, counts }) => [dataset, counts])) as LoadSummary;
    if (differing.length === 0) return { result: summary, change: null };
    const corrections = await keepingSound(
      inside,
      RULES_OF_ROWS,
      () => storeAll(inside, differing, onProgress),
      (lines) => named(inside, lines),
    );
    const fields = [...plans.flatMap((plan) => fieldsOf(plan, ledger)), ...corrections];
    const subject = { subjectType: 'Registry', subjectId: null };
    return { result: summary, change: { actor, operation: OPERATION, ...subject, fields, basis: null, requestId } };
  });
}

/** Stores what differs; the corrections, for the record. */
async function storeAll(
  inside: Write,
  differing: readonly Plan[],
  onProgress: LoadOptions['onProgress'],
): Promise<FieldChange[]> {
  const corrections: FieldChange[] = [];
  for (const plan of differing) {
    onProgress?.(`${plan.dataset}: writing ${plan.counts.inserted + plan.counts.corrected} rows`);
    // oxlint-disable-next-line no-await-in-loop -- the rows of the next plan may refer to these
    corrections.push(...(await plan.store()));
    // oxlint-disable-next-line no-await-in-loop -- the same
    await inside.buffer.flush();
  }
  await analyze(
    inside.transaction,
    differing.map(({ table }) => table),
  );
  await assertOwned(inside);
  return corrections;
}

/** The plans in the order of their references: each may refer to what the plans before it add. */
async function planAll(loading: Loading): Promise<Plan[]> {
  return [
    await planSources(loading),
    await planDated(loading, unitStore),
    await planDated(loading, officerStore),
    await planDated(loading, postStore),
    await planDated(loading, honorStore),
    await planDated(loading, honorProgramStore),
    await planDated(loading, selectionPolicyStore),
    await planRecorded(loading, metricStore),
    await planDated(loading, programStore),
    await planDated(loading, regulationRuleStore),
    await planDated(loading, placeStore),
    await planDated(loading, dutyStore),
    await planDated(loading, activityStore),
    await planRecorded(loading, activityResultStore),
  ];
}

const differs = ({ counts }: Plan): boolean => counts.inserted + counts.corrected > 0;

/** How many facts of a dataset were loaded before and after, and which were inserted and corrected. */
function fieldsOf({ dataset, counts, insertedKeys, correctedKeys }: Plan, ledger: Ledger): FieldChange[] {
  const before = ledger.of(dataset).size;
  const fields: FieldChange[] = [];
  if (counts.inserted > 0) fields.push({ field: dataset, before: `${before}`, after: `${before + counts.inserted}` });
  for (const [done, keys] of Object.entries({ inserted: insertedKeys, corrected: correctedKeys })) {
    if (keys.length > 0) fields.push({ field: `${dataset}.${done}`, before: null, after: keys.join(', ') });
  }
  return fields;
}

/** The summary as lines for a person. */
export const formatSummary = (summary: LoadSummary): string =>
  Object.entries(summary)
    .map(([dataset, counts]) => describe(dataset, counts))
    .join('\n');

const describe = (dataset: string, { inserted, corrected, unchanged, absent }: Counts): string =>
  `${dataset}: ${inserted} inserted, ${corrected} corrected, ${unchanged} unchanged` +
  (absent > 0 ? `, ${absent} no longer in the file and kept` : '');
