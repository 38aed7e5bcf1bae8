import { z } from 'zod';
import { Refusal } from '../../errors/refusals.ts';
import { MOST_COLUMNS, MOST_ROWS, shownText, type CellContent, type Row } from '../../spreadsheets/cells.ts';
import type { ReadLimits } from '../../spreadsheets/limits.ts';
import { readCsv } from '../../spreadsheets/read-csv.ts';
import { isZip, readXlsx } from '../../spreadsheets/read-xlsx.ts';
import { ORIGIN_COLUMNS } from './export-file.ts';
import { ContentsHash, PROVENANCE, type Provenance } from './provenance.ts';

/** A file that was handed out, as it is now. */
export interface ReadExport {
  /** Where it says that it came from. */
  readonly provenance: Provenance;
  /** The hash of what it contains now. */
  readonly contents: string;
  /** The sheets of a workbook that were not handed out. */
  readonly added: readonly string[];
  /** The officers in it: their names by their police numbers, where it has those. */
  readonly officers: ReadonlyMap<string, string>;
}

/** The file is none that was handed out, or lacks its end. */
export class NoExportError extends Refusal {
  constructor() {
    super({
      zh: '文件没有出处：不是导出的文件，或不完整',
      en: 'it does not tell where it came from: it is no file that was exported, or lacks its end',
    });
  }
}

/** Files of one's own on one's own machine may be as large as they are made; only a sheet ends somewhere. */
const LIMITS: ReadLimits = {
  bytes: 1024 ** 3,
  unpackedBytes: 8 * 1024 ** 3,
  rows: MOST_ROWS,
  columns: MOST_COLUMNS,
  cellCharacters: 16 * 1024 ** 2,
  sharedTextBytes: 1024 ** 3,
};

/** Reads a file that was handed out, of whatever form, also one that a spreadsheet has saved again. */
export async function readExport(bytes: Uint8Array): Promise<ReadExport> {
  if (isZip(bytes)) return readBook(bytes);
  return Buffer.from(bytes.subarray(0, 2)).toString() === '{"' ? readLines(bytes) : readText(bytes);
}

const textsOf = ({ cells }: Row): (string | number)[] => {
  const texts: (string | number)[] = [];
  for (const cell of cells) texts[cell.column - 1] = valueOf(cell);
  return Array.from(texts, (text: string | number | undefined) => text ?? '');
};

/** Days as they are; what is no number, as a text. */
const valueOf = (cell: CellContent): string | number =>
  cell.kind === 'number' ? cell.number : cell.kind === 'day' ? cell.day : shownText(cell);

/** Takes in the rows of a file, the headings first. */
class Contents {
  readonly #hash = new ContentsHash();
  readonly officers = new Map<string, string>();
  #columns: { readonly number: number; readonly name: number } | null = null;

  add(texts: readonly (string | number)[]): void {
    this.#hash.add(texts);
    if (this.#columns === null) {
      const place = (...headings: string[]) => texts.findIndex((text) => headings.includes(String(text)));
      this.#columns = {
        number: place('警号', 'Police number', 'policeNumber'),
        name: place('姓名', 'Name', 'name', '民警', 'Officer', 'officer'),
      };
      return;
    }
    const number = texts[this.#columns.number] ?? '';
    if (number !== '') this.officers.set(String(number), String(texts[this.#columns.name] ?? ''));
  }

  read(provenance: Provenance | null, added: readonly string[] = []): ReadExport {
    if (provenance === null) throw new NoExportError();
    return { provenance, contents: this.#hash.done(), added, officers: this.officers };
  }
}

const Facts = z.object({
  asOf: z.string(),
  knownAt: z.string().nullable(),
  position: z.string().regex(/^\d{1,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  madeAt: z.string(),
  actor: z.string(),
  asked: z.string(),
  rows: z.number(),
  withheld: z.string(),
  contents: z.string(),
  signature: z.string().nullable(),
  publicKey: z.string().nullable(),
}) satisfies z.ZodType<Provenance>;

function provenanceOf(found: unknown): Provenance | null {
  const { success, data } = Facts.safeParse(found);
  return success ? data : null;
}

async function readBook(bytes: Uint8Array): Promise<ReadExport> {
  const contents = new Contents();
  const [first, ...others] = await readXlsx(bytes, LIMITS);
  for await (const row of first!.rows()) contents.add(textsOf(row));
  let provenance: Provenance | null = null;
  const added: string[] = [];
  for (const sheet of others) {
    // oxlint-disable-next-line no-await-in-loop -- a sheet after the other
    const found: Provenance | null = await originIn(sheet.rows());
    if (found === null || provenance !== null) added.push(sheet.name);
    else provenance = found;
  }
  return contents.read(provenance, added);
}

/** What a sheet tells of where a file came from, in either language; null for another sheet. */
async function originIn(rows: AsyncGenerator<Row, void, undefined>): Promise<Provenance | null> {
  const told = new Map<string, string>();
  const headings = new Set(
    Object.values(ORIGIN_COLUMNS).map((columns) => columns.map(({ heading }) => heading).join()),
  );
  for await (const row of rows) {
    const [label = '', value = ''] = textsOf(row);
    if (told.size === 0 && !headings.has(`${label},${value}`)) return null;
    told.set(String(label), String(value));
  }
  const facts = Object.entries(PROVENANCE).map(([name, label]) => [
    name,
    told.get(label.zh) ?? told.get(label.en) ?? '',
  ]);
  const found = Object.fromEntries(facts) as Record<keyof Provenance, string>;
  const nullable = ({ knownAt, signature, publicKey }: typeof found) => ({
    knownAt: knownAt || null,
    signature: signature || null,
    publicKey: publicKey || null,
  });
  return provenanceOf({ ...found, ...nullable(found), rows: Number(found.rows) });
}

async function readText(bytes: Uint8Array): Promise<ReadExport> {
  const contents = new Contents();
  let last: (string | number)[] | null = null;
  for await (const row of readCsv(bytes, { ...LIMITS, rows: Number.MAX_SAFE_INTEGER })) {
    if (last !== null) contents.add(last);
    last = textsOf(row);
  }
  return contents.read(last?.[0] === '#' ? provenanceOf(parsed(String(last[1]))) : null);
}

function readLines(bytes: Uint8Array): ReadExport {
  const contents = new Contents();
  const lines = Buffer.from(bytes).toString().trimEnd().split('\n');
  const last = parsed(lines.pop() ?? '') as { provenance?: unknown } | null;
  let keys: readonly string[] | null = null;
  for (const line of lines) {
    const row = rowOf(line);
    if (row === null) throw new NoExportError();
    if (keys === null) contents.add((keys = Object.keys(row)));
    // the keys are those of the first line in their order, each once: programs take values by them
    const isAsWritten = JSON.stringify(row) === line && keys.join('\n') === Object.keys(row).join('\n');
    contents.add(isAsWritten ? Object.values(row).map((value) => value ?? '') : [line]);
  }
  return contents.read(provenanceOf(last?.provenance));
}

const Line = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const rowOf = (line: string): z.infer<typeof Line> | null => Line.safeParse(parsed(line)).data ?? null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
