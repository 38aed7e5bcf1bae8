import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { reasonOf, StartupError } from '../errors/startup-error.ts';
import { counted } from '../vocabulary/counted.ts';
import { showBar } from './bar.ts';
import { BusyServerError, runningServer, type RunningServer, type ServerOptions } from './running-server.ts';

export interface ImportCommandOptions extends ServerOptions {
  readonly kind: string;
  /** Of a workbook. Default: the first with rows below a known heading. */
  readonly sheet?: string;
  readonly rehearse?: boolean;
  readonly policy: 'ALL_OR_NOTHING' | 'SKIP_REFUSED';
  readonly effectiveOn?: string;
  readonly basis?: string;
  readonly reason?: string;
  /** Columns that are mapped otherwise than guessed, as heading=field. */
  readonly map: readonly string[];
  /** Where the sheet with the reasons is put. */
  readonly reasons?: string;
  /** Whether the server keeps the file where it was not applied. */
  readonly keep?: boolean;
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const tell = (line: string) => process.stderr.write(`${line}\n`);

/** Brings a file in: sends it to a running server, which tries or applies its rows, and tells what became of them; see docs/imports.md. */
export async function importCommand(path: string, options: ImportCommandOptions): Promise<void> {
  const server = runningServer(options);
  const bytes = await readFile(path).catch((cause: Error) => {
    throw new StartupError(`${path} cannot be read: ${reasonOf(cause)}`, { cause });
  });
  const file = await upload(server, path, bytes, options);
  let batch: Batch | null = null;
  try {
    await mapColumns(server, file, options.map);
    batch = await work(server, file, options);
    await tellOf(server, batch, options);
  } finally {
    await putAside(server, file, batch, options);
  }
}

const Uploaded = z.object({
  id: z.string(),
  earlier: z.array(z.string()),
  columns: z.array(z.object({ heading: z.string(), field: z.string().nullable() })),
  rowCount: z.number(),
  sheet: z.string().nullable(),
  otherSheets: z.array(z.string()),
});
type Uploaded = z.infer<typeof Uploaded>;

type WhatIsSent = Pick<ImportCommandOptions, 'kind' | 'sheet'>;

async function upload(
  server: RunningServer,
  path: string,
  body: Buffer,
  { kind, sheet }: WhatIsSent,
): Promise<Uploaded> {
  const asked = new URLSearchParams({ kind, fileName: basename(path), ...(sheet !== undefined && { sheet }) });
  const address = `/imports?${asked.toString()}`;
  const answer = await server.send(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
  });
  const file = Uploaded.parse(await answer.json());
  if (file.otherSheets.length > 0) {
    tell(`read is the sheet ${file.sheet}; not read: ${file.otherSheets.join(', ')} (--sheet)`);
  }
  if (file.earlier.length > 0) tell(`the same file came before: ${file.earlier.join(', ')}`);
  return file;
}

/** Maps columns as they were typed, and tells which give nothing. */
async function mapColumns(server: RunningServer, { id, columns }: Uploaded, typed: readonly string[]): Promise<void> {
  const own = new Map(typed.map(fieldTyped));
  const unknown = [...own.keys()].filter((heading) => !columns.some((column) => column.heading === heading));
  if (unknown.length > 0) {
    const headings = columns.map(({ heading }) => heading).filter((heading) => heading !== '');
    throw new StartupError(`The file has no heading ${unknown.join(', ')} (--map); it has ${headings.join(', ')}.`);
  }
  const mapped = columns.map(({ heading, field }) => ({
    heading,
    field: own.has(heading) ? own.get(heading)! : field,
  }));
  if (own.size > 0) await done(server, 'map-import', { id, columns: mapped });
  const unused = mapped.filter(({ heading, field }) => field === null && heading !== '');
  if (unused.length > 0) tell(`columns that are not used: ${unused.map(({ heading }) => heading).join(', ')}`);
}

function fieldTyped(typed: string): [heading: string, field: string | null] {
  const at = typed.lastIndexOf('=');
  if (at < 1) throw new StartupError(`--map ${typed} must be heading=field; heading= is a column that is not used.`);
  return [typed.slice(0, at), typed.slice(at + 1) || null];
}

const Answer = z.record(
  z.string(),
  z.object({
    __typename: z.string(),
    message: z.string().optional(),
    rule: z.string().optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
);

/** Sends a mutation; a refusal is thrown. */
async function done(server: RunningServer, document: string, input: object): Promise<void> {
  const [answer] = Object.values(Answer.parse(await server.ask(document, { input })));
  if (answer!.__typename === 'ImportSuccess') return;
  const { message = answer!.__typename, rule, issues = [] } = answer!;
  const lines = [rule === undefined ? message : `${message} (${rule})`];
  throw new StartupError([...lines, ...issues.map((issue) => `${issue.path}: ${issue.message}`)].join('\n'));
}

const Batch = z.object({
  id: z.string(),
  status: z.string(),
  rowCount: z.number(),
  processedCount: z.number(),
  acceptedCount: z.number().nullable(),
  refusedCount: z.number().nullable(),
  failure: z.string().nullable(),
  rows: z.object({
    nodes: z.array(
      z.object({
        number: z.number(),
        problems: z.array(z.object({ cell: z.string().nullable(), message: z.string(), rule: z.string().nullable() })),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});
type Batch = z.infer<typeof Batch>;

async function read(server: RunningServer, variables: object): Promise<Batch> {
  const { importBatch } = (await server.ask('import-batch', variables)) as { importBatch: unknown };
  return Batch.parse(importBatch);
}

/** Between two questions how far it is. */
const ASKING_MS = 500;
/** How long a server may not answer while it works: on the embedded database nothing else is answered meanwhile. */
const SILENT_MS = 10 * 60_000;

/** Has the rows tried or applied, and waits for the end. */
async function work(server: RunningServer, { id, rowCount }: Uploaded, options: ImportCommandOptions): Promise<Batch> {
  const { rehearse = false, policy, effectiveOn = null, basis, reason } = options;
  const order = { ...(basis !== undefined && { documentNumber: basis }), ...(reason !== undefined && { reason }) };
  const input = { id, policy, effectiveOn, basis: Object.keys(order).length > 0 ? order : null };
  await done(server, rehearse ? 'rehearse-import' : 'apply-import', input);
  const bar = showBar(rowCount);
  let heard = performance.now();
  try {
    for (;;) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- asked until it is done
        const batch = await read(server, { id, first: 1 });
        if (!['REHEARSING', 'APPLYING'].includes(batch.status)) return batch;
        heard = performance.now();
        bar.at(batch.processedCount, rehearse ? 'rows tried' : 'rows tried, to be applied together');
      } catch (error) {
        if (!(error instanceof BusyServerError) || performance.now() - heard > SILENT_MS) throw error;
      }
      // oxlint-disable-next-line no-await-in-loop -- the same
      await wait(ASKING_MS);
    }
  } finally {
    bar.stop();
  }
}

/** Prints the problems and what became of the file. */
async function tellOf(server: RunningServer, batch: Batch, options: ImportCommandOptions): Promise<void> {
  const { status, rowCount, acceptedCount, refusedCount, failure } = batch;
  const refused = refusedCount ?? 0;
  if (refused > 0) await tellProblems(server, batch.id);
  if (refused > 0 && options.reasons !== undefined) {
    const sheet = await server.send(`/imports/${encodeURIComponent(batch.id)}/rows.xlsx`);
    await writeFile(options.reasons, Buffer.from(await sheet.arrayBuffer()));
  }
  const of = `${acceptedCount ?? 0} of ${rowCount} rows`;
  if (status === 'APPLIED') print(`applied ${of}${refused > 0 ? `, ${counted(refused, 'was', 'were')} refused` : ''}`);
  else if (status === 'REHEARSED')
    print(`${of} can be applied${refused > 0 ? `, ${counted(refused, 'is', 'are')} refused` : ''}; nothing was done`);
  else print(failure ?? `nothing was done: ${status}`);
  const isWanted = refused === 0 || (options.policy === 'SKIP_REFUSED' && acceptedCount !== 0);
  if (!['APPLIED', 'REHEARSED'].includes(status) || !isWanted) process.exitCode = 1;
}

const PAGE = 100;

async function tellProblems(server: RunningServer, id: string): Promise<void> {
  let after: string | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop -- a page begins where the last one ended
    const { rows }: Batch = await read(server, { id, refusedOnly: true, first: PAGE, after });
    for (const { number, problems } of rows.nodes) {
      for (const { cell, message, rule } of problems) {
        print(`${cell ?? `row ${number}`}: ${message}${rule === null ? '' : ` (${rule})`}`);
      }
    }
    after = rows.pageInfo.hasNextPage ? rows.pageInfo.endCursor : null;
  } while (after !== null);
}

/** Has the server forget a file that was not applied: it has personal data in it. */
async function putAside(server: RunningServer, { id }: Uploaded, batch: Batch | null, { keep }: ImportCommandOptions) {
  if (batch?.status === 'APPLIED') print(`the file is ${id}: undoImport takes it back`);
  else if (keep) print(`the server keeps the file as ${id}: applyImport applies it, discardImport deletes it`);
  else {
    await done(server, 'discard-import', { id }).catch((error: Error) => {
      tell(`the server keeps the file as ${id}, and may still be at work on it: ${error.message}`);
    });
  }
}
