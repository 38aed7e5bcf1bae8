import type { RunQuery } from '../../database/run-query.ts';
import type { Registry, Transaction } from '../../database/client.ts';
import { queryInside } from '../../database/statements.ts';
import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import type { ImportKind, ImportStatus } from '../../generated/prisma/enums.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { newWordKeyOf, openWords, sealWords, unwrapKeyOf, type WordKey } from '../../personal/words.ts';
import { sql } from '../../sql/sql.ts';
import type { Mapped } from './column.rules.ts';
import { thingOf, type Finding, type SealedKey } from './import-row.rules.ts';

// What is stored of a file, and how it is opened: no part of the record, so that nothing here is a change.

/** What a file brings. */
export interface Staged {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileHash: string;
  /** The viewer: as a change names it, and by whom it is found. */
  readonly actor: string;
  readonly holder: string;
  readonly columns: readonly Mapped[];
  readonly rows: readonly SheetRow[];
}

/** A row of the sheet. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

const CHUNK = 2_000;

/** Refuses to take a file in on a server without keys: its cells are personal data. */
export function requireImportSealer(sealer: Sealer | null): Sealer {
  if (sealer) return sealer;
  throw new RuleViolationError('personal-key-missing', {
    zh: '服务器未配置个人信息密钥，不能导入文件：表格内容须加密保存',
    en: 'This server has no key to seal personal data with, and takes no file in: its cells are stored sealed.',
  });
}

/** Stores a file that was read, and tells its id. */
export const stage = (registry: Registry, sealer: Sealer, staged: Staged): Promise<number> =>
  registry.$transaction(async (opened) => {
    const query = queryInside(opened as unknown as Transaction);
    const [made] = await query<{ id: number }>(
      sql`INSERT INTO import_batch (kind, file_name, file_hash, uploaded_at, uploaded_by, holder, row_count)
VALUES ($1::"ImportKind", $2, $3, $4::timestamptz, $5, $6, $7::int) RETURNING id`,
      [staged.kind, staged.fileName, staged.fileHash, new Date(), staged.actor, staged.holder, staged.rows.length],
    );
    const { id } = made!;
    const key = newWordKeyOf(sealer, thingOf(id));
    await query(
      sql`UPDATE import_batch SET wrapped = $2::text::bytea, key_id = $3, columns = $4::text::bytea WHERE id = $1::int`,
      [id, key.wrapped, key.keyId, sealWords(key, 'columns', JSON.stringify(staged.columns))],
    );
    for (let from = 0; from < staged.rows.length; from += CHUNK) {
      const rows = staged.rows.slice(from, from + CHUNK);
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
    return id;
  });

/** Earlier files of the same bytes and kind that were not put aside, newest first. */
export const sameFiles = (
  query: RunQuery,
  { kind, fileHash, except = 0 }: { readonly kind: ImportKind; readonly fileHash: string; readonly except?: number },
): Promise<readonly { readonly id: number; readonly status: ImportStatus; readonly holder: string }[]> =>
  query(
    sql`SELECT b.id, b.status::text AS status, b.holder FROM import_batch b
WHERE b.file_hash = $1 AND b.kind = $2::"ImportKind" AND b.id <> $3::int AND b.status <> 'DISCARDED' ORDER BY b.id DESC LIMIT 10`,
    [fileHash, kind, except],
    'uncached',
  );

/** Opens the key of the cells of a file. Refuses where they are deleted. */
export function keyOf(sealer: Sealer | null, id: number, { keyId, wrapped }: SealedKey): WordKey {
  if (keyId === null || wrapped === null) {
    throw new RuleViolationError('import-cells-deleted', {
      zh: '此文件的内容已按期删除，请重新上传',
      en: 'The cells of this file are deleted; upload it again.',
    });
  }
  return unwrapKeyOf(requireImportSealer(sealer), thingOf(id), { keyId, wrapped });
}

/** The columns of a file, as they are mapped. */
export const columnsIn = (key: WordKey, sealed: string | null): readonly Mapped[] =>
  sealed === null ? [] : (JSON.parse(openWords(key, 'columns', sealed)) as Mapped[]);

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

/** Stores how the columns are mapped. What was rehearsed holds no more. */
export async function storeColumns(
  query: RunQuery,
  id: number,
  key: WordKey,
  columns: readonly Mapped[],
): Promise<void> {
  await assertStill(
    query(
      sql`UPDATE import_batch SET columns = $2::text::bytea, status = 'STAGED', processed = 0, accepted = NULL, refused = NULL, failure = NULL
WHERE id = $1::int AND status IN ('STAGED', 'REHEARSED', 'FAILED') RETURNING id`,
      [id, sealWords(key, 'columns', JSON.stringify(columns))],
    ),
  );
  await query(
    sql`UPDATE import_row SET accepted = NULL, findings = NULL WHERE batch_id = $1::int AND findings IS NOT NULL`,
    [id],
  );
}

/** Puts a file aside, and deletes its cells. */
export async function discard(query: RunQuery, id: number): Promise<void> {
  await assertStill(
    query(
      sql`UPDATE import_batch SET status = 'DISCARDED', wrapped = NULL, key_id = NULL, columns = NULL
WHERE id = $1::int AND status IN ('STAGED', 'REHEARSED', 'FAILED') RETURNING id`,
      [id],
    ),
  );
  await query(sql`DELETE FROM import_row WHERE batch_id = $1::int`, [id]);
}

/** Takes a file for work, where nobody has it. */
export const claim = (
  query: RunQuery,
  id: number,
  { from, to, worker }: { readonly from: readonly ImportStatus[]; readonly to: ImportStatus; readonly worker: string },
): Promise<void> =>
  assertStill(
    query(
      sql`UPDATE import_batch SET status = $3::"ImportStatus", worker = $4, heartbeat_at = now(), processed = 0, failure = NULL,
  accepted = CASE WHEN status = 'APPLIED' THEN accepted END, refused = CASE WHEN status = 'APPLIED' THEN refused END
WHERE id = $1::int AND status::text = ANY($2::text[]) RETURNING id`,
      [id, from, to, worker],
    ),
  );

/** What somebody else has taken meanwhile stays as it is. */
async function assertStill(updated: Promise<readonly unknown[]>): Promise<void> {
  if ((await updated).length > 0) return;
  throw new RuleViolationError('import-status', {
    zh: '此文件正在处理，或已导入、已放弃，现在不能这样做',
    en: 'This file is being worked on, or is applied or discarded: that cannot be done with it now.',
  });
}

/** Tells that a worker is there still, and how far it is. False: somebody took it for gone. */
export const beat = async (query: RunQuery, id: number, worker: string, processed: number): Promise<boolean> =>
  (
    await query(
      sql`UPDATE import_batch SET heartbeat_at = now(), processed = $3::int WHERE id = $1::int AND worker = $2 RETURNING id`,
      [id, worker, processed],
      'uncached',
    )
  ).length > 0;

/** How the work on a file ended. What is left out stays as it is. */
export interface Ended {
  readonly worker: string;
  readonly status: ImportStatus;
  readonly processed?: number;
  readonly accepted?: number;
  readonly refused?: number;
  /** Why nothing was done. */
  readonly failure?: Message;
  /** The first and the last change that it made. */
  readonly positions?: { readonly first: bigint; readonly last: bigint } | undefined;
}

/** Ends the work on a file. Fails where somebody took the worker for gone: then nothing of the transaction may stand. */
export async function end(query: RunQuery, id: number, ended: Ended): Promise<void> {
  const { worker, status, processed, accepted, refused, failure, positions } = ended;
  const updated = await query(
    sql`UPDATE import_batch SET status = $3::"ImportStatus", worker = NULL, processed = coalesce($4::int, processed),
  accepted = coalesce($5::int, accepted), refused = coalesce($6::int, refused), failure = $7::jsonb,
  first_position = coalesce($8::bigint, first_position), last_position = coalesce($9::bigint, last_position)
WHERE id = $1::int AND worker = $2 RETURNING id`,
    [
      id,
      worker,
      status,
      processed ?? null,
      accepted ?? null,
      refused ?? null,
      failure ? JSON.stringify(failure) : null,
      positions?.first.toString() ?? null,
      positions?.last.toString() ?? null,
    ],
  );
  if (updated.length === 0) throw new LostImportError();
}

/** Somebody took the work on a file for given up, or the file was put aside. */
export class LostImportError extends Error {
  override readonly name = 'LostImportError';

  constructor() {
    super('the work on the file was given up meanwhile');
  }
}
