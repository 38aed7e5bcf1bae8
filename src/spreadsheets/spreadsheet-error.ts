import { Refusal, type Message } from '../errors/refusals.ts';

/** Why a file cannot be read, or a sheet not be written. Stable: programs act on it. */
export type SpreadsheetErrorCode =
  /** It is no spreadsheet, or of another kind. */
  | 'NOT_A_SPREADSHEET'
  /** The old format of Excel, .xls. */
  | 'OLD_FORMAT'
  | 'ENCRYPTED'
  /** It contradicts its own format. */
  | 'DAMAGED'
  | 'TOO_LARGE'
  /** It has what no spreadsheet needs: a document type, entities, a hundredfold of repetition. */
  | 'UNSAFE'
  /** A table has no headings, or two that are the same. */
  | 'HEADINGS'
  /** What was to be written does not fit into a spreadsheet. */
  | 'NOT_WRITABLE';

export class SpreadsheetError extends Refusal {
  readonly code: SpreadsheetErrorCode;
  /** Where it is in the sheet, such as C17; null where it concerns the file. */
  readonly cell: string | null;

  constructor(code: SpreadsheetErrorCode, text: Message, cell: string | null = null) {
    super(text);
    this.code = code;
    this.cell = cell;
  }
}

/** A file that contradicts its format; `what` names the part for who has to find out. */
export const damaged = (what: string, cell: string | null = null): SpreadsheetError =>
  new SpreadsheetError(
    'DAMAGED',
    { zh: `文件已损坏，无法读取（${what}）`, en: `The file is damaged and cannot be read (${what}).` },
    cell,
  );

/** A file that is larger than what is read; the limit is told. */
export const tooLarge = (zh: string, en: string): SpreadsheetError =>
  new SpreadsheetError('TOO_LARGE', { zh: `文件过大：${zh}`, en: `The file is too large: ${en}.` });

/** A cell with more text than is read; null where it is not known which. */
export const tooLong = (most: number, cell: string | null = null): SpreadsheetError =>
  new SpreadsheetError(
    'TOO_LARGE',
    {
      zh: `${cell === null ? '有单元格' : `单元格 ${cell} `}超过 ${most} 个字符`,
      en: `${cell === null ? 'A cell' : `The cell ${cell}`} has more than ${most} characters.`,
    },
    cell,
  );

export const notWritable = (zh: string, en: string, cell: string | null = null): SpreadsheetError =>
  new SpreadsheetError('NOT_WRITABLE', { zh, en }, cell);
