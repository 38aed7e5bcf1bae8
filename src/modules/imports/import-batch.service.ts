import type { RunQuery } from '../../database/run-query.ts';
import type { Registry, Transaction } from '../../database/client.ts';
import { queryInside } from '../../database/statements.ts';
import { RuleViolationError, type Message } from '../../errors/refusals.ts';
import type { ImportKind, ImportStatus } from '../../generated/prisma/enums.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { newWordKeyOf, openWords, sealWords, unwrapKeyOf, type WordKey } from '../../personal/words.ts';
import { sql } from '../../sql/sql.ts';
import type { Mapped } from './column.rules.ts';
import { thingOf, type SealedKey } from './import-row.rules.ts';
import { storeRows, type SheetRow } from './import-rows.service.ts';

// What is stored of a file, and how it is opened: no part of the record, so that nothing here is a change.

/** What a file brings. */
export interface Staged {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileHash: string;
  /** The viewer: as a change names it, and by whom it is found. */
  readonly actor: string;
  readonly holder: string;
  /** The name of the sheet; null: the file has none. */
  readonly sheet: string | null;
  readonly columns: readonly Mapped[];
  readonly rows: readonly SheetRow[];
}

/** Refuses to take a file in on a server without keys: its cells are personal data. */
export function requireImportSealer(sealer: Sealer | null): Sealer {
  if (sealer) return sealer;
  throw new RuleViolationError('personal-key-missing', {
    zh: '服务器未配置个人信息密钥，不能导入文件：表格内容须加密保存。请系统管理员配置密钥',
    en: 'This server has no key to seal personal data with, and takes no file in: its cells are stored sealed. Its administrator can give it one.',
  });
}

/** Files that one viewer has here without having applied them, and those that are worked on at a time. Each holds rows, or a connection. */
const KEPT_MAXIMUM = 100;
const WORKED_ON_MAXIMUM = 5;

const KEPT = sql`SELECT count(*)::int AS count FROM import_batch b
WHERE b.holder = $1 AND b.status IN ('STAGED', 'REHEARSED', 'FAILED', 'REHEARSING', 'APPLYING')`;

const WORKED_ON_BESIDE = sql`SELECT count(*)::int AS count FROM import_batch w JOIN import_batch b ON b.holder = w.holder
WHERE b.id = $1::int AND w.id <> b.id AND w.worker IS NOT NULL`;

/** Refuses a file of a viewer who has too many here. Those that come at the same time wait for each other. */
async function assertFewKept(query: RunQuery, holder: string): Promise<void> {
  await query(sql`SELECT pg_advisory_xact_lock(hashtextextended('imports of ' || $1::text, 0))::text`, [holder]);
  const [kept] = await query<{ count: number }>(KEPT, [holder]);
  if (kept!.count < KEPT_MAXIMUM) return;
  throw new RuleViolationError('import-too-many', {
    zh: `您已有 ${KEPT_MAXIMUM} 个未导入的文件，请先导入或丢弃其中一些`,
    en: `You have ${KEPT_MAXIMUM} files here that are not applied: apply or discard some first.`,
  });
}

/** Refuses work on a file whose sender has others worked on. Of several that come at the same moment one more may pass. */
async function assertFewWorkedOn(query: RunQuery, id: number): Promise<void> {
  const [worked] = await query<{ count: number }>(WORKED_ON_BESIDE, [id], 'uncached');
  if (worked!.count < WORKED_ON_MAXIMUM) return;
  throw new RuleViolationError('import-too-many', {
    zh: `已有 ${WORKED_ON_MAXIMUM} 个文件正在处理，请待其中一个完成`,
    en: `${WORKED_ON_MAXIMUM} of your files are worked on: wait until one of them is done.`,
  });
}

/** Stores a file that was read, and tells its id. */
export const stage = (registry: Registry, sealer: Sealer, staged: Staged): Promise<number> =>
  registry.$transaction(async (opened) => {
    const query = queryInside(opened as unknown as Transaction);
    await assertFewKept(query, staged.holder);
    const [made] = await query<{ id: number }>(
      sql`INSERT INTO import_batch (kind, file_name, file_hash, uploaded_at, uploaded_by, holder, sheet_name, row_count)
VALUES ($1::"ImportKind", $2, $3, $4::timestamptz, $5, $6, $7, $8::int) RETURNING id`,
      [
        staged.kind,
        staged.fileName,
        staged.fileHash,
        new Date(),
        staged.actor,
        staged.holder,
        staged.sheet,
        staged.rows.length,
      ],
    );
    const { id } = made!;
    const key = newWordKeyOf(sealer, thingOf(id));
    await query(
      sql`UPDATE import_batch SET wrapped = $2::text::bytea, key_id = $3, columns = $4::text::bytea WHERE id = $1::int`,
      [id, key.wrapped, key.keyId, sealWords(key, 'columns', JSON.stringify(staged.columns))],
    );
    await storeRows(query, id, key, staged.rows);
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
      zh: '此文件的内容已按期删除：未导入的请重新上传，已导入的各项变更可逐一撤销',
      en: 'The cells of this file are deleted: upload it again where it was not applied; changes that it made are undone one by one.',
    });
  }
  const sealing = requireImportSealer(sealer);
  if (!sealing.opens(keyId)) {
    throw new RuleViolationError('personal-key-missing', {
      zh: `服务器缺少密钥 ${keyId}，无法打开此文件的内容`,
      en: `This server lacks the key ${keyId}, with which the cells of this file are sealed.`,
    });
  }
  return unwrapKeyOf(sealing, thingOf(id), { keyId, wrapped });
}

/** The columns of a file, as they are mapped. */
export const columnsIn = (key: WordKey, sealed: string | null): readonly Mapped[] =>
  sealed === null ? [] : (JSON.parse(openWords(key, 'columns', sealed)) as Mapped[]);

/** Stores how the columns are mapped. What was rehearsed holds no more. */
export const storeColumns = (query: RunQuery, id: number, key: WordKey, columns: readonly Mapped[]): Promise<void> =>
  assertStill(
    query(
      sql`WITH mapped AS (
  UPDATE import_batch SET columns = $2::text::bytea, status = 'STAGED', processed = 0, accepted = NULL, refused = NULL, failure = NULL
  WHERE id = $1::int AND status IN ('STAGED', 'REHEARSED', 'FAILED') RETURNING id
), forgotten AS (
  UPDATE import_row r SET accepted = NULL, findings = NULL FROM mapped m WHERE r.batch_id = m.id AND r.findings IS NOT NULL
)
SELECT id FROM mapped`,
      [id, sealWords(key, 'columns', JSON.stringify(columns))],
    ),
  );

/** Puts a file aside, and deletes its cells. */
export const discard = (query: RunQuery, id: number): Promise<void> =>
  assertStill(
    query(
      sql`WITH discarded AS (
  UPDATE import_batch SET status = 'DISCARDED', wrapped = NULL, key_id = NULL, columns = NULL
  WHERE id = $1::int AND status IN ('STAGED', 'REHEARSED', 'FAILED') RETURNING id
), gone AS (
  DELETE FROM import_row r USING discarded d WHERE r.batch_id = d.id
)
SELECT id FROM discarded`,
      [id],
    ),
  );

/** Takes a file for work, where nobody has it. */
export async function claim(
  query: RunQuery,
  id: number,
  { from, to, worker }: { readonly from: readonly ImportStatus[]; readonly to: ImportStatus; readonly worker: string },
): Promise<void> {
  await assertFewWorkedOn(query, id);
  await assertStill(
    query(
      sql`UPDATE import_batch SET status = $3::"ImportStatus", worker = $4, heartbeat_at = now(), processed = 0, failure = NULL,
  accepted = CASE WHEN status = 'APPLIED' THEN accepted END, refused = CASE WHEN status = 'APPLIED' THEN refused END
WHERE id = $1::int AND status::text = ANY($2::text[]) RETURNING id`,
      [id, from, to, worker],
    ),
  );
}

/** What somebody else has taken meanwhile stays as it is. */
async function assertStill(updated: Promise<readonly unknown[]>): Promise<void> {
  if ((await updated).length > 0) return;
  throw new RuleViolationError('import-status', {
    zh: '此文件正在处理，或已导入、已丢弃，现在不能这样做',
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
