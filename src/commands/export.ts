import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { reasonOf, StartupError } from '../errors/startup-error.ts';
import { showBar } from './bar.ts';
import { runningServer, type ServerOptions } from './running-server.ts';

export interface ExportCommandOptions extends ServerOptions {
  readonly out: string;
  readonly force?: boolean;
  readonly purpose?: string;
  readonly unit?: string;
  readonly includeSubunits?: boolean;
  readonly layout?: string;
  readonly cycle?: string;
  readonly round?: string;
  readonly officer?: string;
  readonly record?: string;
  readonly honor?: string;
  readonly recipient?: string;
  readonly filter?: string;
  readonly orderBy?: string;
  readonly after?: string;
  readonly columns?: string;
  readonly date?: string;
  readonly knownAt?: string;
}

/** Writes a file that a running server makes; under its name it is whole, or not there. See docs/exports.md. */
export async function exportCommand(kind: string, options: ExportCommandOptions): Promise<void> {
  const { out, purpose } = options;
  const form = extname(out);
  if (form === '') throw new StartupError(`${out} (--out) must end with .xlsx, .csv or .jsonl: what it is to be.`);
  if (existsSync(out) && !options.force)
    throw new StartupError(`${out} (--out) is there already; --force replaces it.`);
  const server = runningServer(options, purpose === undefined ? {} : { 'x-purpose': encodeURIComponent(purpose) });
  const asked = new URLSearchParams(parametersOf(options)).toString();
  const answer = await server.send(`/exports/${encodeURIComponent(kind)}${form}?${asked}`);
  const part = join(dirname(out), `.${basename(out)}.${process.pid}.part`);
  const forget = () => rmSync(part, { force: true });
  process.once('SIGINT', stopped).once('SIGTERM', stopped);
  try {
    const bytes = await take(answer.body!, part);
    if (!(await isWhole(part, form))) throw new StartupError('The server cut the file off; nothing was written.');
    await rename(part, out);
    process.stdout.write(`wrote ${out}, ${sizeOf(bytes)}\n`);
  } finally {
    await rm(part, { force: true });
    process.off('SIGINT', stopped).off('SIGTERM', stopped);
  }
  function stopped(signal: NodeJS.Signals): void {
    forget();
    process.kill(process.pid, signal);
  }
}

/** The options that are parameters of the address as they are. */
const SENT_ON = [
  'layout',
  'cycle',
  'round',
  'officer',
  'record',
  'honor',
  'recipient',
  'filter',
  'orderBy',
  'after',
  'columns',
  'date',
  'knownAt',
] as const satisfies readonly (keyof ExportCommandOptions)[];

/** The parameters of the address that were given. */
function parametersOf(options: ExportCommandOptions): Record<string, string> {
  const { unit, includeSubunits } = options;
  return {
    ...Object.fromEntries(SENT_ON.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]]))),
    ...(unit !== undefined && { [isUnitId(unit) ? 'unit' : 'code']: unit }),
    ...(includeSubunits && { includeSubunits: 'true' }),
  };
}

const isUnitId = (text: string): boolean => /^Unit:\d+$/.test(Buffer.from(text, 'base64').toString());

/** Takes what the server sends; how many bytes that was. */
async function take(body: ReadableStream, part: string): Promise<number> {
  const bar = showBar(null);
  let bytes = 0;
  try {
    const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        bar.at(bytes, `received ${sizeOf(bytes)}`);
        yield chunk;
      }
    };
    await pipeline(Readable.fromWeb(body), counted, createWriteStream(part, { flags: 'wx', mode: 0o600 }));
    return bytes;
  } catch (cause) {
    throw new StartupError(`The file came to no end, and nothing was written: ${reasonOf(cause)}`, { cause });
  } finally {
    bar.stop();
  }
}

/** With what the last part of an archive begins, which is short. */
const ARCHIVE_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]).toString('latin1');
const endsArchive = (end: string): boolean => end.includes(ARCHIVE_END);

/** Whether the end of a file, within so many bytes, is that of its form. */
const ENDS: Readonly<Record<string, (end: string) => boolean>> = {
  '.xlsx': endsArchive,
  '.docx': endsArchive,
  '.csv': (end) => /(^|\n)#,"\{.*\r\n$/.test(end),
  '.jsonl': (end) => /(^|\n)\{"provenance":.*\n$/.test(end),
};
const END_BYTES = 64 * 1024;

/** Whether a file has its end, which a proxy that was cut off itself may not tell. */
async function isWhole(path: string, form: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - END_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    return ENDS[form]?.(buffer.toString('latin1', 0, bytesRead)) ?? size > 0;
  } finally {
    await file.close();
  }
}

const MEGABYTE = 1_000_000;
const sizeOf = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
