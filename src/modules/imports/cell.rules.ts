import type { Message } from '../../errors/refusals.ts';
import { comparedForm, storedForm } from '../../names/text-form.ts';
import { isDay } from '../../time/day.ts';
import type { Column } from './column.rules.ts';

/** What a cell means: a value of the input, or why it can be none. */
export type Read = { readonly value: unknown } | { readonly problem: Message };

const PARTS = /^(\d{4})(?:[-./年]|(?=\d{4}$))(\d{1,2})(?:[-./月]|(?=\d{2}$))(\d{1,2})日?$/;

/** A day as sheets have it: 2026-01-01, 2026.1.1, 2026/1/1, 2026年1月1日, 20260101; null for any other text. */
export function dayOfText(text: string): string | null {
  // a sheet may tell the hour of a day besides
  const [, year, month, day] = PARTS.exec(text.replace(/[ T]0?0:00(:00(\.0+)?)?Z?$/, '')) ?? [];
  if (year === undefined) return null;
  const found = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return isDay(found) ? found : null;
}

const FLAGS: Readonly<Record<string, boolean>> = {
  是: true,
  有: true,
  真: true,
  yes: true,
  y: true,
  true: true,
  '1': true,
  '√': true,
  否: false,
  无: false,
  假: false,
  no: false,
  n: false,
  false: false,
  '0': false,
  '×': false,
};

const CODE = /^[\w-]+$/;
const INTEGER = /^-?\d{1,9}$/;
const DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;

/** Full-width digits and signs as plain ones, and no blanks at the ends. */
const plain = (text: string): string => comparedForm(text).trim();

/** What a spreadsheet shows in place of a value that it cannot work out. */
const BROKEN = /^(#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)|=)$/;

/** Reads the cell of a column; a name stays a text, which is looked up where the act is done. */
export function readCell(column: Column, text: string): Read {
  if (BROKEN.test(text.trim())) return problem(`“${text}”不是值`, `"${text}" is no value`);
  if (!column.several) return readOne(column, text);
  const parts = text
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => readOne(column, part));
  const wrong = read.find((one): one is { problem: Message } => 'problem' in one);
  return wrong ?? { value: read.map((one) => (one as { value: unknown }).value) };
}

function readOne({ type, values }: Column, text: string): Read {
  const read = plain(text);
  switch (type) {
    case 'day': {
      const day = dayOfText(read);
      return day === null ? problem(`“${text}”不是日期`, `"${text}" is no day`) : { value: day };
    }
    case 'integer':
      return numberOf(read, INTEGER) ?? problem(`“${text}”不是整数`, `"${text}" is no whole number`);
    case 'decimal':
      return numberOf(read, DECIMAL) ?? problem(`“${text}”不是数`, `"${text}" is no number`);
    case 'flag': {
      const flag = FLAGS[read.toLowerCase()];
      return flag === undefined
        ? problem(`“${text}”应为“是”或“否”`, `"${text}" is neither Yes nor No`)
        : { value: flag };
    }
    case 'value':
      return valueOf(values ?? {}, text);
    case 'name':
    case 'text':
      break;
  }
  // numbers and codes in full-width digits are meant as plain ones; words stay as they are written
  return { value: CODE.test(read) ? read : storedForm(text).trim() };
}

function numberOf(text: string, form: RegExp): Read | null {
  const digits = text.replaceAll(/(?<=\d),(?=\d{3})/g, '');
  return form.test(digits) ? { value: Number(digits) } : null;
}

/** By its label in either language, or as the schema has it. */
function valueOf(values: NonNullable<Column['values']>, text: string): Read {
  const wanted = plain(text).toLowerCase();
  const found = Object.entries(values).find(([value, { zh, en }]) =>
    [value, zh, en].some((word) => plain(word).toLowerCase() === wanted),
  );
  if (found) return { value: found[0] };
  const labels = Object.values(values).map(({ zh }) => zh);
  const inEnglish = Object.values(values).map(({ en }) => en);
  return problem(`“${text}”不在可选值之内：${labels.join('、')}`, `"${text}" is none of: ${inEnglish.join(', ')}`);
}

const problem = (zh: string, en: string): Read => ({ problem: { zh, en } });
