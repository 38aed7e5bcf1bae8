import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import type { ReadLimits } from './limits.ts';
import { damaged, SpreadsheetError, tooLarge } from './spreadsheet-error.ts';

/** A file in a zip, as its directory has it. Sizes that it declares are not believed. */
interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly offset: number;
}

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** Of what is pressed, so many bytes at a time: at most a thousand times as many come out. */
const SLICE = 8192;
/** Given on in parts of so many bytes. */
const PART = 65_536;
/** A part of a workbook that unpacks to more than this, and to more than so many times its size, repeats what no spreadsheet repeats. */
const SUSPECT_BYTES = 64 * 1024 * 1024;
const SUSPECT_RATIO = 300;

/** The files of a zip that is in memory. */
export class ZipReader {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: ReadLimits;
  #unpacked = 0;

  constructor(bytes: Uint8Array, limits: ReadLimits) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#limits = limits;
    this.#entries = directoryOf(this.#bytes);
  }

  has(path: string): boolean {
    return this.#entries.has(keyOf(path));
  }

  names(): IterableIterator<string> {
    return this.#entries.keys();
  }

  /** The contents of a file, part by part. What is unpacked counts against the limit each time. */
  *read(path: string): Generator<Uint8Array, void, undefined> {
    const entry = this.#entries.get(keyOf(path));
    if (!entry) throw damaged(path);
    let crc = 0;
    let size = 0;
    for (const part of unpack(this.#bytes, entry)) {
      size += part.length;
      this.#unpacked += part.length;
      if (this.#unpacked > this.#limits.unpackedBytes) {
        const most = `${Math.floor(this.#limits.unpackedBytes / 1024 / 1024)} MB`;
        throw tooLarge(`解压后超过 ${most}`, `it unpacks to more than ${most}`);
      }
      if (size > SUSPECT_BYTES && size > entry.packed * SUSPECT_RATIO) throw bomb();
      crc = crc32(part, crc);
      yield part;
    }
    if (crc !== entry.crc) throw damaged(path);
  }
}

const bomb = (): SpreadsheetError =>
  new SpreadsheetError('UNSAFE', {
    zh: '文件解压后大得异常，不予读取。请另存为新的 .xlsx 再上传',
    en: 'The file unpacks to suspiciously much and is not read. Save it as a new .xlsx.',
  });

/** Programs write paths with either slash and in either case. */
const keyOf = (path: string): string => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

const LOCAL_HEADER = 0x04_03_4b_50;
const LOCAL_HEADER_BYTES = 30;

function* unpack(bytes: Buffer, entry: Entry): Generator<Uint8Array, void, undefined> {
  if (entry.flags & ENCRYPTED) throw encrypted();
  if (entry.offset + LOCAL_HEADER_BYTES > bytes.length || bytes.readUInt32LE(entry.offset) !== LOCAL_HEADER) {
    throw damaged(entry.name);
  }
  const start =
    entry.offset + LOCAL_HEADER_BYTES + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const end = start + entry.packed;
  if (end > bytes.length) throw damaged(entry.name);
  const packed = bytes.subarray(start, end);
  if (entry.method === STORED) yield* parts(packed);
  else if (entry.method === DEFLATED) yield* inflate(packed, entry.name);
  else throw damaged(entry.name);
}

function* inflate(packed: Uint8Array, name: string): Generator<Uint8Array, void, undefined> {
  let ready: Uint8Array[] = [];
  const inflater = new Inflate((chunk) => ready.push(chunk));
  for (let from = 0; from < packed.length; from += SLICE) {
    try {
      inflater.push(packed.subarray(from, from + SLICE), from + SLICE >= packed.length);
    } catch {
      throw damaged(name);
    }
    for (const chunk of ready) yield* parts(chunk);
    ready = [];
  }
}

function* parts(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let from = 0; from < bytes.length; from += PART) yield bytes.subarray(from, from + PART);
}

export const encrypted = (): SpreadsheetError =>
  new SpreadsheetError('ENCRYPTED', {
    zh: '文件已加密，无法读取。请取消密码后再上传',
    en: 'The file is encrypted and cannot be read. Remove its password first.',
  });

const END = 0x06_05_4b_50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const LOCATOR_64 = 0x07_06_4b_50;
const LOCATOR_64_BYTES = 20;
const END_64 = 0x06_06_4b_50;
const DIRECTORY_HEADER = 0x02_01_4b_50;
const DIRECTORY_HEADER_BYTES = 46;
const MOST_ENTRIES = 10_000;
const IN_EXTRA = 0xff_ff_ff_ff;

function directoryOf(bytes: Buffer): Map<string, Entry> {
  let { offset, count } = endOf(bytes);
  const entries = new Map<string, Entry>();
  if (count > MOST_ENTRIES) throw damaged('zip');
  for (; count > 0; count--) {
    if (offset + DIRECTORY_HEADER_BYTES > bytes.length || bytes.readUInt32LE(offset) !== DIRECTORY_HEADER) {
      throw damaged('zip');
    }
    const [name, extra, comment] = [28, 30, 32].map((at) => bytes.readUInt16LE(offset + at)) as [
      number,
      number,
      number,
    ];
    const head = offset + DIRECTORY_HEADER_BYTES;
    const next = head + name + extra + comment;
    if (next > bytes.length) throw damaged('zip');
    const key = keyOf(bytes.toString('utf8', head, head + name));
    // two files of one name: one program reads this one, the next the other
    if (entries.has(key)) throw damaged(key);
    entries.set(key, {
      name: key,
      flags: bytes.readUInt16LE(offset + 8),
      method: bytes.readUInt16LE(offset + 10),
      crc: bytes.readUInt32LE(offset + 16),
      ...placeIn(bytes, offset, bytes.subarray(head + name, head + name + extra)),
    });
    offset = next;
  }
  return entries;
}

/** Where a file is, and how much it takes. Numbers that are too great for the directory stand in its extra field. */
function placeIn(bytes: Buffer, header: number, extra: Buffer): Pick<Entry, 'packed' | 'offset'> {
  const unpacked = bytes.readUInt32LE(header + 24);
  const packed = bytes.readUInt32LE(header + 20);
  const offset = bytes.readUInt32LE(header + 42);
  const longs: number[] = [];
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const size = extra.readUInt16LE(at + 2);
    for (let i = at + 4; i + 8 <= Math.min(at + 4 + size, extra.length); i += 8) longs.push(longAt(extra, i));
  }
  const long = (value: number): number => (value === IN_EXTRA ? (longs.shift() ?? Number.MAX_SAFE_INTEGER) : value);
  long(unpacked);
  return { packed: long(packed), offset: long(offset) };
}

const longAt = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at));

/** Where the directory begins, and how many files it has. */
function endOf(bytes: Buffer): { offset: number; count: number } {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at--) {
    if (bytes.readUInt32LE(at) !== END || at + END_BYTES + bytes.readUInt16LE(at + 20) > bytes.length) continue;
    const offset = bytes.readUInt32LE(at + 16);
    const count = bytes.readUInt16LE(at + 10);
    return offset === IN_EXTRA || count === 0xff_ff ? endOf64(bytes, at) : { offset, count };
  }
  throw damaged('zip');
}

function endOf64(bytes: Buffer, end: number): { offset: number; count: number } {
  const locator = end - LOCATOR_64_BYTES;
  if (locator < 0 || bytes.readUInt32LE(locator) !== LOCATOR_64) throw damaged('zip');
  const at = longAt(bytes, locator + 8);
  if (at + 56 > bytes.length || bytes.readUInt32LE(at) !== END_64) throw damaged('zip');
  return { offset: longAt(bytes, at + 48), count: longAt(bytes, at + 32) };
}
