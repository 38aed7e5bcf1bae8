import { encodeGlobalID } from '@pothos/plugin-relay';
import type { GraphQLSchema } from 'graphql';
import { RuleViolationError } from '../../errors/refusals.ts';
import type { ImportStatus } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import type { WordKey } from '../../personal/words.ts';
import { applyTogether, tryTogether } from '../../record/batch.ts';
import type { Applied, Tried } from '../../record/batch-act.ts';
import type { ChangeRecord } from '../../record/chain.ts';
import { batchAct } from '../acts/act.ts';
import { columnsOf } from './column.catalogue.ts';
import { claim, columnsIn, end, sameFiles, type Ended } from './import-batch.service.ts';
import { rowsOf, storeDone, storeFindings, type OpenRow, type RowFound } from './import-rows.service.ts';
import { begin, jobOf, noteReads, type Job } from './import-job.runner.ts';
import { KINDS } from './import-kind.rules.ts';
import type { ImportBatchRow } from './import.loaders.ts';
import { REFUSED, REPEATED, RESTING } from './import-row.rules.ts';
import { actOfRow, type RowAct } from './row-act.runner.ts';
import type { Reading, Terms } from './row-input.runner.ts';
import { problemsOf, summaryOf } from './row-problem.runner.ts';

/** How a file is brought in. */
export interface ImportTerms extends Terms {
  readonly policy: 'ALL_OR_NOTHING' | 'SKIP_REFUSED';
}

const READY: readonly ImportStatus[] = ['STAGED', 'REHEARSED', 'FAILED'];

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
  await claim(registry.$query, id, { from: READY, to: 'REHEARSING', worker });
  begin(job, 'FAILED', async (signal, onTried) => {
    const file = await readAll(job, reading);
    const found = foundOf(file, await tryTogether(registry, file.acts, { signal, onTried }));
    await tell(job, found);
    await end(registry.$query, id, { worker, status: 'REHEARSED', ...countsOf(found) });
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
  await claim(registry.$query, id, { from: READY, to: 'APPLYING', worker });
  begin(job, 'FAILED', async (signal, onTried) => {
    const file = await readAll(job, reading);
    let found: FoundAndDone[] = [];
    const { applied } = await applyTogether(registry, file.acts, {
      signal,
      onTried,
      decide: async (tried) => {
        found = foundOf(file, tried);
        // before anything is recorded: whatever becomes of this process, each row tells what was found of it
        await tell(job, found);
        const { accepted, refused } = countsOf(found);
        return terms.policy === 'SKIP_REFUSED' ? accepted > 0 : refused === 0;
      },
      besides: async (query, { positions }) => {
        await storeDone(query, id, doneOf(found, positions));
        await end(query, id, { worker, status: 'APPLIED', ...countsOf(found), positions: spanOf(positions) });
      },
    });
    if (!applied) await end(registry.$query, id, { worker, status: 'FAILED', failure: REFUSED, ...countsOf(found) });
  });
}

/** Begins to take back what a file did, newest row first. */
export async function startUndoing(context: Context, batch: ImportBatchRow, basis: Terms['basis']): Promise<void> {
  const job = jobOf(context, batch);
  const { id, key, worker } = job;
  const { registry } = context;
  await claim(registry.$query, id, { from: ['APPLIED'], to: 'APPLYING', worker });
  begin(job, 'APPLIED', async (signal, onTried) => {
    const rows = (await rowsOf(registry.$query, id, key)).filter(({ position }) => position !== null).toReversed();
    const acts = rows.map(({ position }) => {
      const input = { id: encodeGlobalID('Change', String(position)), basis };
      return batchAct('withdrawRecord', job.context, () => Promise.resolve(input));
    });
    const { applied } = await applyTogether(registry, acts, {
      signal,
      onTried,
      decide: async (tried) => {
        const found = rows.map((row, i) => restingOn(row, tried[i]!));
        await tell(job, found);
        return found.every(({ accepted }) => accepted);
      },
      besides: (query) => end(query, id, { worker, status: 'UNDONE', processed: rows.length }),
    });
    if (!applied) await end(registry.$query, id, { worker, status: 'APPLIED', failure: RESTING });
  });
}

/** Stores what was found of rows, once it is on record what that gives away. */
async function tell({ id, key, context }: Job, found: readonly RowFound[]): Promise<void> {
  await noteReads(context);
  await storeFindings(context.registry.$query, id, key, found);
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

/** A file whose rows are acts. */
interface OpenFile {
  readonly reading: Reading;
  readonly rows: readonly OpenRow[];
  readonly acts: readonly RowAct[];
}

async function readAll({ id, key, context }: Job, reading: Reading): Promise<OpenFile> {
  const rows = await rowsOf(context.registry.$query, id, key);
  return { reading, rows, acts: rows.map(({ cells }) => actOfRow(context, cells, reading)) };
}

/** What was found of a row, with what it would do or did. */
interface FoundAndDone extends RowFound {
  readonly change: ChangeRecord | null;
}

const foundOf = ({ rows, acts, reading }: OpenFile, tried: readonly Tried[]): FoundAndDone[] =>
  rows.map(({ number }, i) => {
    const one = tried[i]!;
    if ('error' in one) {
      const problems = problemsOf(one.error, { number, reading, named: acts[i]!.named });
      return { number, accepted: false, finding: { summary: null, problems }, change: null };
    }
    const { change } = one;
    return { number, accepted: true, finding: { summary: summaryOf(change), problems: [] }, change };
  });

/** A row whose change was taken back, or could not be. */
const restingOn = ({ number, finding }: OpenRow, tried: Tried): RowFound => {
  const problems = 'error' in tried ? problemsOf(tried.error, null) : [];
  return { number, accepted: problems.length === 0, finding: { summary: finding?.summary ?? null, problems } };
};

const doneOf = (found: readonly FoundAndDone[], positions: Applied['positions']) =>
  [...positions].map(([place, position]) => {
    const { number, change } = found[place]!;
    return { number, position, subjectType: change!.subjectType, subjectId: change!.subjectId };
  });

function countsOf(found: readonly RowFound[]) {
  const accepted = found.filter((one) => one.accepted).length;
  return { processed: found.length, accepted, refused: found.length - accepted };
}

function spanOf(positions: Applied['positions']): Ended['positions'] {
  const sorted = [...positions.values()].toSorted((a, b) => (a < b ? -1 : 1));
  return sorted.length === 0 ? undefined : { first: sorted[0]!, last: sorted.at(-1)! };
}
