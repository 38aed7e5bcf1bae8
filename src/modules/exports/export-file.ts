import type { Context } from '../../graphql/context.ts';
import type { Signer } from '../../record/checkpoint.ts';
import { writeXlsx, XLSX_TYPE } from '../../spreadsheets/write-xlsx.ts';
import { writeCsv } from '../../spreadsheets/write-csv.ts';
import type { Column, SheetRow } from '../../spreadsheets/sheet.ts';
import type { ReadColumn, ValueKind } from './export-document.ts';
import type { ExportForm, ExportRequest } from './export-request.ts';
import type { Exported, Row } from './export-rows.ts';
import { ContentsHash, PROVENANCE, signedProvenance, type Provenance } from './provenance.ts';

export const FORM_TYPES: Readonly<Record<ExportForm, string>> = {
  xlsx: XLSX_TYPE,
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};

interface Making {
  readonly context: Context;
  readonly signer: Signer | null;
}

/** The bytes of a file, part by part. */
export function fileOf(request: ExportRequest, exported: Exported, making: Making): AsyncIterable<Uint8Array> {
  const { locale } = making.context;
  const hash = new ContentsHash();
  const headings = exported.columns.map(({ key, heading }) => (request.form === 'jsonl' ? key : heading[locale]));
  // a file of lines has its headings in them
  if (request.form !== 'jsonl') hash.add(headings);
  const written = { rows: 0 };
  const rows = counted(exported.rows, hash, { written, headings: request.form === 'jsonl' ? headings : [] });
  const origin = () => provenanceOf(request, exported, making, { rows: written.rows, contents: hash.done() });
  if (request.form === 'csv') return csvOf(headings, rows, origin);
  if (request.form === 'jsonl') return jsonLines(exported.columns, rows, origin);
  return writeXlsx([
    {
      name: request.asked.kind.title[locale],
      columns: exported.columns.map((column) => sheetColumn(column, locale)),
      rows,
    },
    { name: ORIGIN[locale], columns: ORIGIN_COLUMNS[locale], rows: originRows(origin, locale), filter: false },
  ]);
}

const ORIGIN = { zh: '出处', en: 'Origin' } as const;

export const ORIGIN_COLUMNS: Readonly<Record<'zh' | 'en', readonly Column[]>> = {
  zh: [
    { heading: '项目', kind: 'text', width: 20 },
    { heading: '内容', kind: 'text', width: 90 },
  ],
  en: [
    { heading: 'Fact', kind: 'text', width: 24 },
    { heading: 'Value', kind: 'text', width: 90 },
  ],
};

const SHEET_KINDS: Readonly<Record<ValueKind, Column['kind']>> = {
  text: 'text',
  instant: 'text',
  day: 'day',
  number: 'decimal',
};

const sheetColumn = ({ heading, kind }: ReadColumn, locale: 'zh' | 'en'): Column => ({
  heading: heading[locale],
  kind: SHEET_KINDS[kind],
});

/** Takes what is written into the hash on its way, before the first row some headings, and counts the rows that are no line with a name. */
async function* counted(
  rows: AsyncIterable<Row>,
  hash: ContentsHash,
  { written, headings }: { written: { rows: number }; headings: readonly string[] },
): AsyncGenerator<Row> {
  for await (const row of rows) {
    if (written.rows === 0) hash.add(headings);
    hash.add('section' in row ? [row.section] : row);
    if (!('section' in row)) written.rows++;
    yield row;
  }
}

/** Asked for when all rows are written. */
async function* originRows(origin: () => Provenance, locale: 'zh' | 'en'): AsyncGenerator<SheetRow> {
  await Promise.resolve();
  const told = origin();
  for (const [name, label] of Object.entries(PROVENANCE)) {
    const value = told[name as keyof Provenance];
    yield [label[locale], value === null ? null : String(value)];
  }
}

async function* csvOf(
  headings: readonly string[],
  rows: AsyncIterable<Row>,
  origin: () => Provenance,
): AsyncGenerator<Uint8Array> {
  async function* all(): AsyncGenerator<readonly (string | number | null)[]> {
    yield headings;
    for await (const row of rows) if (!('section' in row)) yield row;
    // the last line: a file without it is not whole
    yield ['#', JSON.stringify(origin())];
  }
  yield* writeCsv(all());
}

/** Characters that are handed on at once. */
const PART = 64 * 1024;

async function* jsonLines(
  columns: readonly ReadColumn[],
  rows: AsyncIterable<Row>,
  origin: () => Provenance,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let part = '';
  for await (const row of rows) {
    if ('section' in row) continue;
    part += `${JSON.stringify(Object.fromEntries(columns.map(({ key }, i) => [key, row[i] ?? null])))}\n`;
    if (part.length < PART) continue;
    yield encoder.encode(part);
    part = '';
  }
  yield encoder.encode(`${part}${JSON.stringify({ provenance: origin() })}\n`);
}

const provenanceOf = (
  { asked, address }: ExportRequest,
  { stood, withheld }: Exported,
  { context, signer }: Making,
  contained: Pick<Provenance, 'rows' | 'contents'>,
): Provenance =>
  signedProvenance(
    {
      asOf: asked.moment.asOf,
      knownAt: asked.moment.knownAt?.toISOString() ?? null,
      position: stood.position,
      hash: stood.hash,
      madeAt: new Date().toISOString(),
      actor: context.viewer.actor,
      asked: address,
      withheld: [...withheld].toSorted().join(' '),
      ...contained,
    },
    signer,
  );
