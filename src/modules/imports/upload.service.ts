import { createHash } from 'node:crypto';
import type { Registry } from '../../database/client.ts';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import type { Sealer } from '../../personal/sealer.ts';
import { guessedColumns, type Column } from './column.rules.ts';
import { requireImportSealer, sameFiles, stage } from './import-batch.service.ts';
import type { Sheet } from './import-rows.service.ts';

/** A file as it was sent. */
export interface Upload {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** The viewer: as a change names it, and by whom it is found; and whether files of others are shown. */
  readonly actor: string;
  readonly holder: string;
  readonly showsOthers: boolean;
}

export interface Uploaded {
  readonly id: number;
  /** Earlier files of the same bytes and kind, newest first, as far as the viewer is shown them. */
  readonly earlier: readonly number[];
  readonly columns: readonly { readonly heading: string; readonly field: string | null }[];
  readonly rowCount: number;
  /** The sheet of the workbook that was read; null for a file that has none. */
  readonly sheet: string | null;
  /** The other visible sheets that have rows, which were not read: each is sent by its name (`sheet`). */
  readonly otherSheets: readonly string[];
}

interface Options {
  readonly sealer: Sealer | null;
  /** The columns that rows of the kind may have. */
  readonly columns: readonly Column[];
  readonly read: (bytes: Buffer, columns: readonly Column[]) => Promise<Sheet>;
}

/** Reads a file, guesses its columns, and stores it sealed. */
export async function takeIn(registry: Registry, upload: Upload, options: Options): Promise<Uploaded> {
  const sealing = requireImportSealer(options.sealer);
  const { kind, fileName, bytes, actor, holder, showsOthers } = upload;
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const { headings, rows, sheet, others } = await options.read(bytes, options.columns);
  const columns = guessedColumns(headings, options.columns);
  const same = await sameFiles(registry.$query, { kind, fileHash });
  const id = await stage(registry, sealing, { kind, fileName, fileHash, actor, holder, sheet, columns, rows });
  const shown = same.filter((one) => showsOthers || one.holder === holder);
  return { id, earlier: shown.map((one) => one.id), columns, rowCount: rows.length, sheet, otherSheets: others };
}
