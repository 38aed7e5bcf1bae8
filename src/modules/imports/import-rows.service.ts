import type { RunQuery } from '../../database/run-query.ts';
import { openWords, sealWords, type WordKey } from '../../personal/words.ts';
import { sql } from '../../sql/sql.ts';
import type { Finding } from './import-row.rules.ts';

// The rows of a file, as they are stored: sealed, so many at a time.

/** A row of the sheet. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

const CHUNK = 2_000;

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

interface StoredRow {
  readonly number: number;
  readonly cells: string;
  readonly findings: string | null;
  readonly position: string | null;
}

/** A row as it is worked on. */
export interface OpenRow extends SheetRow {
  readonly finding: Finding | null;
  readonly position: bigint | null;
}

/** The rows of a file, in their order, so many at a time. */
export async function* rowsIn(query: RunQuery, id: number, key: WordKey): AsyncGenerator<OpenRow, void, undefined> {
  for (let after = 0; ;) {
    // oxlint-disable-next-line no-await-in-loop -- so much of an answer at a time
    const found = await query<StoredRow>(
      sql`SELECT r.number, r.cells::text AS cells, r.findings::text AS findings, r.position::text AS position FROM import_row r
WHERE r.batch_id = $1::int AND r.number > $2::int ORDER BY r.number LIMIT $3::int`,
      [id, after, CHUNK],
      'uncached',
    );
    for (const { number, cells, findings, position } of found) {
      yield {
        number,
        cells: JSON.parse(openWords(key, `cells ${number}`, cells)) as string[],
        finding: findings === null ? null : (JSON.parse(openWords(key, `findings ${number}`, findings)) as Finding),
        position: position === null ? null : BigInt(position),
      };
    }
    const last = found.at(-1);
    if (!last || found.length < CHUNK) return;
    after = last.number;
  }
}

/** All rows of a file. */
export async function rowsOf(query: RunQuery, id: number, key: WordKey): Promise<OpenRow[]> {
  const all: OpenRow[] = [];
  for await (const row of rowsIn(query, id, key)) all.push(row);
  return all;
}

/** What is found of a row. */
export interface RowFound {
  readonly number: number;
  readonly accepted: boolean;
  readonly finding: Finding;
}

/** Stores what is found of rows. */
export async function storeFindings(
  query: RunQuery,
  id: number,
  key: WordKey,
  found: readonly RowFound[],
): Promise<void> {
  for (let from = 0; from < found.length; from += CHUNK) {
    const rows = found.slice(from, from + CHUNK);
    // oxlint-disable-next-line no-await-in-loop -- so much of a statement at a time
    await query(
      sql`UPDATE import_row r SET accepted = f.accepted, findings = f.findings::bytea
FROM unnest($2::int[], $3::boolean[], $4::text[]) AS f(number, accepted, findings)
WHERE r.batch_id = $1::int AND r.number = f.number`,
      [
        id,
        rows.map(({ number }) => number),
        rows.map(({ accepted }) => accepted),
        rows.map(({ number, finding }) => sealWords(key, `findings ${number}`, JSON.stringify(finding))),
      ],
    );
  }
}

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
