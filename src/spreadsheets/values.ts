import type { Message } from '../errors/refusals.ts';
import { codeForm, comparedForm, isSpoofed, storedForm } from '../names/text-form.ts';
import { isDay, type Day } from '../time/day.ts';
import { shownText, type CellContent } from './cells.ts';
import { dayOfSerial } from './serials.ts';

/** What a cell means, or why it cannot be told. An empty cell is null. */
export type Value<T> = { readonly value: T | null } | { readonly problem: Message };

type Given = CellContent | undefined;

const problem = (zh: string, en: string): { readonly problem: Message } => ({ problem: { zh, en } });
const EMPTY = { value: null };

const UNSEEN_ENDS = /^[\s\p{Z}\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]+|[\s\p{Z}\p{Cf}\u200B-\u200F\u2800]+$/gu;

/** The text of a cell without what nobody sees at its ends. */
const trimmed = (cell: CellContent): string => storedForm(shownText(cell)).replaceAll(UNSEEN_ENDS, '');

/** What cannot be read from a cell, whatever is expected there. */
function unreadable(cell: CellContent): { readonly problem: Message } | null {
  if (cell.kind !== 'error') return null;
  if (cell.text === '=') {
    return problem(
      '公式没有结果，请在表格软件中打开保存后再上传',
      'the formula has no result; open the file and save it',
    );
  }
  return problem(`公式出错（${cell.text}）`, `the formula has an error (${cell.text})`);
}

/** Reads a cell that is not empty. */
function read<T>(cell: Given, of: (cell: CellContent, text: string) => Value<T>): Value<T> {
  if (!cell) return EMPTY;
  const text = trimmed(cell);
  return text === '' ? EMPTY : (unreadable(cell) ?? of(cell, text));
}

/** Numbers lose what comes after their fifteenth digit when a spreadsheet reads them. */
const DIGITS_KEPT = 15;
/** Whether a number has lost digits. */
export const digitsLost = (cell: CellContent): boolean =>
  cell.kind === 'number' && cell.shown.replaceAll(/\D/g, '').length > DIGITS_KEPT;
export const LOST = problem(
  '数字超过 15 位，末尾数字已丢失，请将单元格设为文本后重新填写',
  'the number has more than 15 digits and has lost the last ones; format the cell as text and type it again',
);

/** A text in the form in which texts are stored; ends of lines become blanks. */
export const textOf = (cell: Given): Value<string> =>
  read(cell, (content, text) => {
    if (digitsLost(content)) return LOST;
    const line = text.replaceAll(/\s*[\r\n\t]+\s*/g, ' ');
    return isSpoofed(line) ? problem('含有看不见的控制字符', 'has characters that cannot be seen') : { value: line };
  });

/**
 * A code or a number that is a name, such as a police number: in capital letters, full-width ones made plain. `digits`: how
 * many it has where that is fixed. A cell with a number has lost its leading zeros, so one of fewer digits is refused.
 */
export const codeOf = (cell: Given, digits: number | null = null): Value<string> =>
  read(cell, (content, text) => {
    if (content.kind === 'number') return codeOfNumber(content, digits);
    if (content.kind !== 'text') return problem('应为文本', 'must be a text');
    const code = codeForm(text).replaceAll(/\s/g, '');
    return isSpoofed(code) ? problem('含有看不见的控制字符', 'has characters that cannot be seen') : { value: code };
  });

function codeOfNumber(cell: CellContent & { kind: 'number' }, digits: number | null): Value<string> {
  if (digitsLost(cell)) return LOST;
  if (!/^\d+$/.test(cell.shown)) return problem('应为文本', 'must be a text');
  if (digits !== null && cell.shown.length < digits) {
    return problem(
      `应为 ${digits} 位，单元格为数字 ${cell.shown}，前导的 0 可能已丢失，请设为文本后重新填写`,
      `must have ${digits} digits; the cell is the number ${cell.shown}, which may have lost leading zeros; format it as text and type it again`,
    );
  }
  return { value: cell.shown };
}

const NATIONAL_ID = /^\d{17}[\dX]$/;

/** A national id of 18 digits. Whether its check digit is right is for others to tell. */
export const nationalIdOf = (cell: Given): Value<string> => {
  const code = codeOf(cell);
  if ('problem' in code || code.value === null || NATIONAL_ID.test(code.value)) return code;
  return problem('应为 18 位身份证号', 'must be a national id of 18 digits');
};

/** `1,234` and `１２` are numbers as well. */
const plainNumber = (text: string): string =>
  comparedForm(text)
    .replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '')
    .replaceAll(/\s/g, '');

export const decimalOf = (cell: Given): Value<number> =>
  read(cell, (content, text) => {
    if (digitsLost(content))
      return content.kind === 'number' && !Number.isInteger(content.number) ? { value: content.number } : LOST;
    const plain = plainNumber(text);
    const number =
      content.kind === 'number' ? content.number : /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
    return Number.isFinite(number) ? { value: number } : problem('应为数字', 'must be a number');
  });

export const integerOf = (cell: Given): Value<number> => {
  const number = decimalOf(cell);
  if ('problem' in number || number.value === null || Number.isSafeInteger(number.value)) return number;
  return problem('应为整数', 'must be a whole number');
};

// 2026-01-01, 2026.1.1, 2026/1/1, 2026年1月1日, 20260101; with a time of day, which is left out
const DAY_FORM =
  /^(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))(?:[T ]\d{1,2}:\d{2}.*)?$/;
const MONTH_FORM = /^(\d{4})(?:[-./](\d{1,2})|年(\d{1,2})月?|(0[1-9]|1[0-2]))$/;
const YEAR_FORM = /^(\d{4})年?$/;

const padded = (text: string): string => text.padStart(2, '0');
const NO_DAY = problem('不是日历上的日期，应写作 2026-01-01', 'is no day of the calendar; write it as 2026-01-01');

/** A day, a month (`2026-01`) or a year (`2026`), as far as it is known. */
export const partialDateOf = (cell: Given): Value<string> =>
  read(cell, (content, text) => {
    if (content.kind === 'day') return { value: text };
    if (content.kind === 'boolean') return NO_DAY;
    const plain = comparedForm(text).replaceAll(/\s*([年月日号./-])\s*/g, '$1');
    const day = DAY_FORM.exec(plain);
    if (day) return dayFrom(day);
    if (content.kind === 'number' && ONE_OR_TEN.test(plain)) return oneOrTen(plain);
    const month = MONTH_FORM.exec(plain);
    if (month) {
      const found = `${month[1]}-${padded(month[2] ?? month[3] ?? month[4] ?? '')}`;
      return isDay(`${found}-01`) ? { value: found } : NO_DAY;
    }
    return serialProblem(plain) ?? (YEAR_FORM.test(plain) ? { value: plain.slice(0, 4) } : NO_DAY);
  });

/** A number has no zero at its end: who typed 2026.10 has the same cell as who typed 2026.1. */
const ONE_OR_TEN = /^\d{4}\.1$/;

function oneOrTen(plain: string): { readonly problem: Message } {
  const year = plain.slice(0, 4);
  return problem(
    `单元格为数字 ${plain}，1 月和 10 月无法区分，请写作 ${year}-01 或 ${year}-10`,
    `the cell is the number ${plain}, which may be January or October; write it as ${year}-01 or ${year}-10`,
  );
}

/** A number of up to five digits, with a time of day. Of four digits it may be a year: as a day it would be one before 1909. */
const SERIAL_FORM = /^\d{4,5}(\.\d+)?$/;
const FIRST_YEAR = 1800;
const LAST_YEAR = 2999;

/** A day whose cell has lost its format is the number of days since 1900: which one is told, and not taken, as the file may count from 1904. */
function serialProblem(plain: string): { readonly problem: Message } | null {
  if (!SERIAL_FORM.test(plain)) return null;
  const serial = Number(plain);
  if (serial >= FIRST_YEAR && serial <= LAST_YEAR && Number.isInteger(serial)) return null;
  const day = dayOfSerial(serial, false);
  return problem(
    `“${plain}”是没有日期格式的数字，不是日期${day ? `（可能是 ${day}）` : ''}，请将单元格设为日期格式，或写作 2026-01-01`,
    `"${plain}" is a number without the format of a day${day ? `, which may be ${day}` : ''}; format the cell as a date, or write it as 2026-01-01`,
  );
}

function dayFrom([
  ,
  year = '',
  ,
  month,
  date,
  chineseMonth,
  chineseDate,
  monthDigits,
  dateDigits,
]: RegExpExecArray): Value<string> {
  const day = [
    year,
    padded(month ?? chineseMonth ?? monthDigits ?? ''),
    padded(date ?? chineseDate ?? dateDigits ?? ''),
  ].join('-');
  return isDay(day) ? { value: day } : NO_DAY;
}

/** A day. A month alone is none: the day is not guessed. */
export const dayOf = (cell: Given): Value<Day> => {
  const date = partialDateOf(cell);
  if ('problem' in date || date.value === null || isDay(date.value)) return date;
  return problem(
    `只有${date.value.length === 4 ? '年份' : '年月'}，应写明日期，如 2026-01-01`,
    'must name the day, such as 2026-01-01',
  );
};
