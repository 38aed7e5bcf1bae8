import type { RunQuery } from '../../database/run-query.ts';
import { openWords, sealWords, type WordKey } from '../../personal/words.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { Finding } from './import-row.rules.ts';

// The rows of a file, as they are stored: sealed, so many at a time.

/** A row of the sheet. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The table of a file: its headings, and the rows below them that are not blank. */
export interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly SheetRow[];
  /** The name of the sheet of the workbook; null: the file has no sheets. */
  readonly sheet: string | null;
  /** The other sheets of the workbook that have rows, which are not read. */
  readonly others: readonly string[];
}

/** How many rows a statement reads or writes. */
export const CHUNK = 2_000;

/** Stores the rows of a new file. */
export async function storeRows(query: RunQuery, id: number, key: WordKey, all: readonly SheetRow[]): Promise<void> {
  for (let from = 0; from < all.length; from += CHUNK) {
    const rows = all.slice(from, from + CHUNK);
    // oxlint-disable-next-line no-await-in-loop -- so much of a statement at a time
    await query(
      sql`INSERT INTO import_row (batch_id, number, cells)
SELECT $1::int, r.number, r.cells::bytea FROM unnest($2::int[], $3::text[]) AS r(number, cells)`,
      [
        id,
        rows.map(({ number }) => number),
        rows.map(({ number, cells }) => sealWords(key, `cells ${number}`, JSON.stringify(cells))),
      ],
    );
  }
}

/** Rows of a file, in their order, so many at a time. */
async function* inChunks<Row extends { readonly number: number }>(
  query: RunQuery,
  id: number,
  columns: Sql,
): AsyncGenerator<Row, void, undefined> {
  for (let after = 0; ;) {
    // oxlint-disable-next-line no-await-in-loop -- so much of an answer at a time
    const found = await query<Row>(
      sql`SELECT r.number, ${columns} FROM import_row r
WHERE r.batch_id = $1::int AND r.number > $2::int ORDER BY r.number LIMIT $3::int`,
      [id, after, CHUNK],
      'uncached',
    );
    yield* found;
    const last = found.at(-1);
    if (!last || found.length < CHUNK) return;
    after = last.number;
  }
}

const CELLS = sql`r.cells::text AS cells`;
const FINDINGS = sql`r.findings::text AS findings`;

interface SealedRow {
  readonly number: number;
  readonly cells: string;
  readonly findings: string | null;
}

const openCells = (key: WordKey, { number, cells }: Pick<SealedRow, 'number' | 'cells'>): string =>
  openWords(key, `cells ${number}`, cells);

const openFinding = (key: WordKey, { number, findings }: Pick<SealedRow, 'number' | 'findings'>): Finding | null =>
  findings === null ? null : (JSON.parse(openWords(key, `findings ${number}`, findings)) as Finding);

/** A row with what was found of it. */
export interface OpenRow extends SheetRow {
  readonly finding: Finding | null;
}

/** The rows of a file with what was found of them. */
export async function* rowsIn(query: RunQuery, id: number, key: WordKey): AsyncGenerator<OpenRow, void, undefined> {
  for await (const row of inChunks<SealedRow>(query, id, sql`${CELLS}, ${FINDINGS}`)) {
    yield {
      number: row.number,
      cells: JSON.parse(openCells(key, row)) as string[],
      finding: openFinding(key, row),
    };
  }
}

/** A row that is to be tried. Its cells are kept as the text of their JSON: there may be hundreds of thousands. */
export interface RowToTry {
  readonly number: number;
  readonly cells: string;
}

/** The rows of a file that are to be tried. */
export async function rowsToTry(query: RunQuery, id: number, key: WordKey): Promise<RowToTry[]> {
  const all: RowToTry[] = [];
  for await (const row of inChunks<RowToTry>(query, id, CELLS)) {
    all.push({ number: row.number, cells: openCells(key, row) });
  }
  return all;
}

/** A row that made a change. */
export interface RowToUndo {
  readonly number: number;
  readonly position: bigint;
  readonly summary: Finding['summary'];
}

/** The rows of a file that made changes. */
export async function rowsToUndo(query: RunQuery, id: number, key: WordKey): Promise<RowToUndo[]> {
  const all: RowToUndo[] = [];
  const columns = sql`${FINDINGS}, r.position::text AS position`;
  for await (const row of inChunks<SealedRow & { readonly position: string | null }>(query, id, columns)) {
    if (row.position === null) continue;
    const summary = openFinding(key, row)?.summary ?? null;
    all.push({ number: row.number, position: BigInt(row.position), summary });
  }
  return all;
}

/** What is found of a row. */
export interface RowFound {
  readonly number: number;
  readonly accepted: boolean;
  readonly finding: Finding;
}

/** Stores what a worker found of rows. False: somebody took it for gone, and nothing is stored over what is found by the next one. */
export const storeFindings = async (
  query: RunQuery,
  { id, key, worker }: { readonly id: number; readonly key: WordKey; readonly worker: string },
  rows: readonly RowFound[],
): Promise<boolean> => {
  const held = await query(
    sql`WITH held AS (
  SELECT b.id FROM import_batch b WHERE b.id = $1::int AND b.worker = $5 FOR SHARE
), stored AS (
  UPDATE import_row r SET accepted = f.accepted, findings = f.findings::bytea
  FROM held h, unnest($2::int[], $3::boolean[], $4::text[]) AS f(number, accepted, findings)
  WHERE r.batch_id = h.id AND r.number = f.number
)
SELECT h.id FROM held h`,
    [
      id,
      rows.map(({ number }) => number),
      rows.map(({ accepted }) => accepted),
      rows.map(({ number, finding }) => sealWords(key, `findings ${number}`, JSON.stringify(finding))),
      worker,
    ],
    'uncached',
  );
  return held.length > 0;
};

/** The change that a row made, and what that is about. */
export interface RowDone {
  readonly number: number;
  readonly position: bigint;
  readonly subjectType: string;
  readonly subjectId: number | null;
}

/** Stores which change each row made. */
export const storeDone = (query: RunQuery, id: number, rows: readonly RowDone[]): Promise<unknown> =>
  query(
    sql`UPDATE import_row r SET position = f.position, subject_type = f.type, subject_id = f.subject
FROM unnest($2::int[], $3::bigint[], $4::text[], $5::int[]) AS f(number, position, type, subject)
WHERE r.batch_id = $1::int AND r.number = f.number`,
    [
      id,
      rows.map(({ number }) => number),
      rows.map(({ position }) => position.toString()),
      rows.map(({ subjectType }) => subjectType),
      rows.map(({ subjectId }) => subjectId),
    ],
  );
