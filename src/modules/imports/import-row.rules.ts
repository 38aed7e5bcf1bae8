import type { Message } from '../../errors/refusals.ts';

/** Under which name the cells of a file are sealed. */
export const thingOf = (batchId: number): string => `ImportBatch ${batchId}`;

/** The key of the cells of a file, as it is stored; null once they are deleted. */
export interface SealedKey {
  readonly keyId: string | null;
  readonly wrapped: string | null;
}

/** Why a row cannot be done. */
export interface Problem {
  /** Such as C17; null where no cell alone is wrong. */
  readonly cell: string | null;
  readonly text: Message;
  readonly rule: string | null;
}

/** What was found of a row. */
export interface Finding {
  readonly summary: Message | null;
  readonly problems: readonly Problem[];
}

// Why nothing was done with a file.
export const REFUSED: Message = {
  zh: '有行未通过，什么也没有导入；原因见各行',
  en: 'Rows are refused, and nothing was done; each row tells why.',
};
export const RESTING: Message = {
  zh: '之后有登记以此为据，什么也没有撤销；原因见各行',
  en: 'Something was recorded since that rests on it, and nothing was taken back; each row tells what.',
};
export const STOPPED: Message = {
  zh: '服务器停止，什么也没有做，请重试',
  en: 'The server stopped, and nothing was done; ask for it again.',
};
export const BUSY: Message = {
  zh: '其他登记一再先行，或数据库繁忙，什么也没有做，请稍后重试',
  en: 'Others wrote first again and again, or the database is busy; nothing was done. Ask for it again later.',
};
export const BROKEN: Message = {
  zh: '程序出错，什么也没有做；服务器日志有原因',
  en: 'Something went wrong in the registry, and nothing was done; its log tells what.',
};
export const REPEATED: Message = {
  zh: '同一文件已导入；须先撤销，才能再次导入',
  en: 'The same file is applied already; undo that before it is applied again.',
};

/** With what the example row of a template begins; rows that have such a cell are passed over. */
export const EXAMPLE = '示例（合成）';

/** The sheet of a template that tells how it is filled in. */
export const EXPLANATION = '填写说明';

/** More characters than a cell of a spreadsheet can have. */
const CELL_MAXIMUM = 32_767;

/** A cell as it is shown; null for an empty one. What no cell can hold is a photo. */
export const shownCell = (text: string): string | null =>
  text.length > CELL_MAXIMUM ? `（照片 ${Math.ceil((text.length * 3) / 4_000)} kB）` : text || null;

/** The heading of the column by which a sheet that is given back tells why rows are refused. */
export const REASONS = '未通过原因';
