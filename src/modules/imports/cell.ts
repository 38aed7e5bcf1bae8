import type { Message } from '../../errors/refusals.ts';
import { comparedForm, isSpoofed, ownNameForm, storedForm } from '../../names/text-form.ts';
import { shownText, type CellContent } from '../../spreadsheets/cells.ts';
import { dayOf, decimalOf, digitsLost, integerOf, LOST, partialDateOf } from '../../spreadsheets/values.ts';
import type { CellType, Column } from './column.rules.ts';

/** What a cell means: a value of the input, or why it can be none. */
export type Read = { readonly value: unknown } | { readonly problem: Message };

/** A number of more than fifteen digits has lost the last ones where the spreadsheet kept it as a number. */
const DIGITS_LOST = '#DIGITS!';

/** A cell as it is kept until it is read as what its column is of. */
export const cellText = (cell: CellContent): string =>
  cell.kind === 'number' && digitsLost(cell) ? DIGITS_LOST : shownText(cell);

const FLAGS: ReadonlyMap<string, boolean> = new Map(
  Object.entries({
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
  }),
);

const CODE = /^[\w-]+$/;
/** Full-width digits and signs as plain ones, and no blanks at the ends. */
const plain = (text: string): string => comparedForm(text).trim();

/** What a spreadsheet shows in place of a value that it cannot work out. */
const BROKEN = /^(#(N\/A|DIV\/0!|GETTING_DATA|[A-Z]+[!?])|=)$/;

/** Reads the cell of a column; a name stays a text, which is looked up where the act is done. */
export function readCell(column: Column, text: string): Read {
  if (text === DIGITS_LOST) return LOST;
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

/** Cells that are looked up, or told of, as they are. */
const QUOTED: ReadonlySet<CellType> = new Set(['flag', 'value', 'name']);

function readOne({ type, values }: Column, text: string): Read {
  const read = plain(text);
  const content = { kind: 'text', text } as const;
  // what a text may have, its act tells
  if (QUOTED.has(type) && isSpoofed(storedForm(text).trim())) {
    return problem('含有看不见的控制字符', 'has characters that cannot be seen');
  }
  switch (type) {
    case 'day':
      return dayOf(content);
    case 'partialDay':
      return partialDateOf(content);
    case 'integer':
      return integerOf(content);
    case 'decimal':
      return decimalOf(content);
    case 'flag': {
      const flag = FLAGS.get(read.toLowerCase());
      return flag === undefined
        ? problem(`“${shortened(text)}”应为“是”或“否”`, `"${shortened(text)}" is neither Yes nor No`)
        : { value: flag };
    }
    case 'value':
      return valueOf(values ?? {}, text);
    case 'ownName':
      return { value: ownNameForm(text).trim() };
    case 'name':
    case 'text':
      break;
  }
  // numbers and codes in full-width digits are meant as plain ones; words stay as they are written
  return { value: CODE.test(read) ? read : storedForm(text).trim() };
}

const known = new WeakMap<object, ReadonlyMap<string, string>>();

/** The values by their words as they are compared; of two with one word the first. */
function wordsOf(values: NonNullable<Column['values']>): ReadonlyMap<string, string> {
  const before = known.get(values);
  if (before) return before;
  const words = Object.entries(values).flatMap(([value, { zh, en }]) =>
    // sheets have 汉 for 汉族
    [value, zh, en, zh.replace(/(?<=.)族$/u, '')].map((word) => [plain(word).toLowerCase(), value] as const),
  );
  const byWord = new Map(words.toReversed());
  known.set(values, byWord);
  return byWord;
}

/** By its label in either language, or as the schema has it. */
function valueOf(values: NonNullable<Column['values']>, text: string): Read {
  const found = wordsOf(values).get(plain(text).toLowerCase());
  if (found !== undefined) return { value: found };
  const labels = Object.values(values).map(({ zh }) => zh);
  const inEnglish = Object.values(values).map(({ en }) => en);
  const given = shortened(text);
  return problem(`“${given}”不在可选值之内：${labels.join('、')}`, `"${given}" is none of: ${inEnglish.join(', ')}`);
}

const QUOTED_MAXIMUM = 60;

/** A text as it is quoted. */
export const shortened = (text: string): string =>
  text.length > QUOTED_MAXIMUM ? `${Array.from(text.slice(0, QUOTED_MAXIMUM)).slice(0, -1).join('')}…` : text;

const problem = (zh: string, en: string): Read => ({ problem: { zh, en } });
