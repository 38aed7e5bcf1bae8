import { encodeGlobalID } from '@pothos/plugin-relay';
import type { GraphQLSchema } from 'graphql';
import { RuleViolationError } from '../../errors/refusals.ts';
import type { ImportStatus } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import type { WordKey } from '../../personal/words.ts';
import { applyTogether, tryTogether } from '../../record/batch.ts';
import type { Applied, Tried } from '../../record/batch-act.ts';
import type { OnTried } from '../../record/batch-trial.ts';
import { batchAct } from '../acts/act.ts';
import { columnsOf } from './column.catalogue.ts';
import { claim, columnsIn, end, LostImportError, sameFiles, type Ended } from './import-batch.service.ts';
import { FileActs } from './file-acts.runner.ts';
import { FoundRows, type RowDid } from './found-rows.runner.ts';
import { rowsToTry, rowsToUndo, storeDone, storeFindings, type RowToUndo } from './import-rows.service.ts';
import { begin, jobOf, noteReads, type Job } from './import-job.runner.ts';
import { KINDS } from './import-kind.rules.ts';
import { importBatchById, type ImportBatchRow } from './import.loaders.ts';
import { REFUSED, REPEATED, RESTING } from './import-row.rules.ts';
import type { Reading, Terms } from './row-input.runner.ts';
import { problemsOf } from './row-problem.runner.ts';
import { withSummaries } from './row-summary.runner.ts';

/** How a file is brought in. */
export interface ImportTerms extends Terms {
  readonly policy: 'ALL_OR_NOTHING' | 'SKIP_REFUSED';
}

const READY: readonly ImportStatus[] = ['STAGED', 'REHEARSED', 'FAILED'];

/** Takes a file for work, and reads how it stands then: on the embedded database the answer could not read it while its rows are tried. */
async function take(context: Context, id: number, claimed: Parameters<typeof claim>[2]): Promise<void> {
  await claim(context.registry.$query, id, claimed);
  const batches = importBatchById(context);
  batches.clear(id);
  await batches.load(id);
}

/** Begins to try the rows of a file. */
export async function startRehearsing(
  context: Context,
  schema: GraphQLSchema,
  batch: ImportBatchRow,
  terms: ImportTerms,
): Promise<void> {
  const job = jobOf(context, batch);
  const { id, key, worker } = job;
  const { registry } = context;
  const reading = readingOf(schema, batch, key, terms);
  await take(context, id, { from: READY, to: 'REHEARSING', worker });
  begin(job, 'FAILED', async (signal, onCounted) => {
    const { acts, found, onTried } = await open(job, reading, onCounted);
    await tryTogether(registry, acts, { signal, onTried });
    await tell(job, found);
    await end(registry.$query, id, { worker, status: 'REHEARSED', ...found.counts });
  });
}

/** Begins to apply the rows of a file. */
export async function startApplying(
  context: Context,
  schema: GraphQLSchema,
  batch: ImportBatchRow,
  terms: ImportTerms,
): Promise<void> {
  const job = jobOf(context, batch);
  const { id, key, worker } = job;
  const { registry } = context;
  const reading = readingOf(schema, batch, key, terms);
  const same = await sameFiles(registry.$query, { ...batch, except: id });
  if (same.some(({ status }) => status === 'APPLIED')) throw new RuleViolationError('import-repeated', REPEATED);
  await take(context, id, { from: READY, to: 'APPLYING', worker });
  begin(job, 'FAILED', async (signal, onCounted) => {
    const { acts, found, onTried } = await open(job, reading, onCounted);
    const applied = await applyTogether(registry, acts, {
      signal,
      onTried,
      decide: async () => {
        // before anything is recorded: whatever becomes of this process, each row tells what was found of it
        await tell(job, found);
        const { accepted, refused } = found.counts;
        return terms.policy === 'SKIP_REFUSED' ? accepted > 0 : refused === 0;
      },
      besides: async (query, { positions }) => {
        for await (const rows of found.done(positions)) await storeDone(query, id, rows);
        await end(query, id, { worker, status: 'APPLIED', ...found.counts, positions: spanOf(positions) });
      },
    });
    if (!applied) await end(registry.$query, id, { worker, status: 'FAILED', failure: REFUSED, ...found.counts });
  });
}

/** Begins to take back what a file did, newest row first. */
export async function startUndoing(context: Context, batch: ImportBatchRow, basis: Terms['basis']): Promise<void> {
  const job = jobOf(context, batch);
  const { id, key, worker } = job;
  const { registry } = context;
  await take(context, id, { from: ['APPLIED'], to: 'APPLYING', worker });
  begin(job, 'APPLIED', async (signal, onCounted) => {
    const rows = (await rowsToUndo(registry.$query, id, key)).toReversed();
    const acts = rows.map(({ position }) => {
      const input = { id: encodeGlobalID('Change', String(position)), basis };
      // undoing looks at what it has written
      return { ...batchAct('withdrawRecord', job.context, () => Promise.resolve(input)), isAlone: true };
    });
    const found = new FoundRows();
    const applied = await applyTogether(registry, acts, {
      signal,
      onTried: noting(found, onCounted, (first, tried) => tried.map((one, i) => restingOn(rows[first + i]!, one))),
      decide: async () => {
        await tell(job, found);
        return found.counts.refused === 0;
      },
      besides: (query) => end(query, id, { worker, status: 'UNDONE', processed: rows.length }),
    });
    if (!applied)
      await end(registry.$query, id, { worker, status: 'APPLIED', failure: RESTING, processed: batch.rowCount });
  });
}

/** Stores what was found of rows, once it is on record what that gives away. */
async function tell(job: Job, found: FoundRows): Promise<void> {
  const { registry } = job.context;
  await noteReads(job.context);
  for await (const rows of found.pages()) {
    // names are read once all rows are tried: on the embedded database nothing else is read meanwhile
    if (!(await storeFindings(registry.$query, job, await withSummaries(rows, job.context))))
      throw new LostImportError();
  }
}

/** How the rows are read. Refuses a file without a column that every row needs. */
function readingOf(schema: GraphQLSchema, batch: ImportBatchRow, key: WordKey, terms: Terms): Reading {
  const columns = columnsOf(schema, batch.kind);
  const mapped = columnsIn(key, batch.columns);
  const given = new Set(mapped.map(({ field }) => field));
  if (terms.effectiveOn !== null) given.add('effectiveOn');
  const missing = columns.filter(({ field, required }) => required && !given.has(field));
  if (missing.length > 0) {
    throw new RuleViolationError('import-columns-missing', {
      zh: `缺少列：${missing.map(({ heading }) => heading.zh).join('、')}`,
      en: `Columns are missing: ${missing.map(({ heading }) => heading.en).join(', ')}.`,
    });
  }
  return { kind: KINDS[batch.kind], columns, mapped, terms };
}

/** The rows of a file as acts, and what is found of them as they are tried. */
interface OpenFile {
  readonly acts: FileActs;
  readonly found: FoundRows;
  readonly onTried: OnTried;
}

async function open({ id, key, context }: Job, reading: Reading, onCounted: OnCounted): Promise<OpenFile> {
  const { $query } = context.registry;
  const rows = await rowsToTry($query, id, key);
  const acts = new FileActs(context, rows, reading);
  const found = new FoundRows();
  return { acts, found, onTried: noting(found, onCounted, (first, tried) => acts.found(first, tried)) };
}

type OnCounted = (count: number) => void;

/** Notes what is found of rows as they are tried. */
const noting =
  (found: FoundRows, onCounted: OnCounted, rowsOf: (...told: Parameters<OnTried>) => readonly RowDid[]): OnTried =>
  async (first, tried) => {
    await found.add(first, rowsOf(first, tried));
    onCounted(first + tried.length);
  };

/** A row whose change was taken back, or could not be. */
const restingOn = ({ number, summary }: RowToUndo, tried: Tried): RowDid => {
  const problems = 'error' in tried ? problemsOf(tried.error, null) : [];
  return { number, accepted: problems.length === 0, finding: { summary, problems }, subject: null };
};

function spanOf(positions: Applied['positions']): Ended['positions'] {
  const sorted = [...positions.values()].toSorted((a, b) => (a < b ? -1 : 1));
  return sorted.length === 0 ? undefined : { first: sorted[0]!, last: sorted.at(-1)! };
}
