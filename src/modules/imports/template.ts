import type { ImportKind } from '../../generated/prisma/enums.ts';
import type { CellValue, Column as Written, Sheet } from '../../spreadsheets/sheet.ts';
import type { WordKey } from '../../personal/words.ts';
import type { RunQuery } from '../../database/run-query.ts';
import type { Column, Mapped } from './column.rules.ts';
import { rowsIn } from './import-rows.service.ts';
import type { Named } from './import-kind.rules.ts';
import { EXAMPLE, EXPLANATION, REASONS, shownCell } from './import-row.rules.ts';
import { IMPORT_KIND } from './import.vocabulary.ts';

const NOTE_MAXIMUM = 255;
const EMPTY_ROWS = 500;

/** A sheet to be filled in, with the lists of values and an example, and one that explains each column. */
export const templateOf = (kind: ImportKind, all: readonly Column[]): Sheet[] =>
  templateWith(
    kind,
    all.filter(({ inSheets }) => inSheets),
  );

const templateWith = (kind: ImportKind, columns: readonly Column[]): Sheet[] => [
  {
    name: IMPORT_KIND.terms[kind].zh,
    columns: columns.map((column) => ({
      heading: column.heading.zh + (column.required ? '*' : ''),
      kind: kindOf(column),
      note: [explained(column), column.description].join('\n').slice(0, NOTE_MAXIMUM),
      ...(column.several ? {} : listOf(column)),
    })),
    rows: [columns.map((column, i) => (i === 0 ? EXAMPLE : exampleOf(column)))],
    emptyRows: EMPTY_ROWS,
  },
  {
    name: EXPLANATION,
    columns: ['列', 'Column', '必填', '说明', 'Explanation', '可选值', 'Values', 'Field'].map(textColumn),
    rows: columns.map((column) => [
      column.heading.zh,
      column.heading.en,
      column.required ? '是' : '',
      explained(column),
      column.description,
      wordsOf(column, 'zh'),
      wordsOf(column, 'en'),
      column.field,
    ]),
  },
];

const textColumn = (heading: string): Written => ({ heading, kind: 'text' });

function kindOf({ type, several }: Column): Written['kind'] {
  if (several) return 'text';
  // codes and numbers of officers stay as they are typed
  return type === 'day' || type === 'integer' || type === 'decimal' ? type : 'text';
}

function listOf({ type, values }: Column): { readonly values?: readonly string[] } {
  if (type === 'flag') return { values: ['是', '否'] };
  return values ? { values: Object.values(values).map(({ zh }) => zh) } : {};
}

const wordsOf = ({ values }: Column, locale: 'zh' | 'en'): string =>
  Object.values(values ?? {})
    .map((term) => term[locale])
    .join(locale === 'zh' ? '、' : ', ');

const NAMES: Readonly<Record<Named, string>> = {
  Activity: '活动名称，同名的加空格和首日',
  Duty: '责任的标识（id）',
  EvaluationCycle: '考核办法标识、空格、年份，必要时再加单位代码',
  Honor: '荣誉的标识（id）',
  HonorProgram: '评选项目标识',
  Officer: '警号',
  Place: '联系对象代码',
  Program: '项目标识',
  Unit: '单位代码，或唯一的单位名称',
};

/** How a cell is filled in. */
function explained({ type, names, several, field }: Column): string {
  const one = {
    text: '文本',
    ownName: '文本',
    day: '日期，如 2026-01-01',
    partialDay: '日期、年月或年份，如 2003-08',
    integer: '整数',
    decimal: '数值',
    flag: '是或否',
    value: '可选值之一',
    name: names.map((name) => NAMES[name]).join('；或 '),
  }[type];
  const many = several ? '；多项用顿号隔开' : '';
  return `${one}${many}${field.startsWith('basis.') || field === 'effectiveOn' ? '；留空的用导入时给出的' : ''}`;
}

const EXAMPLES: Readonly<Record<Named, string>> = {
  Activity: '政治轮训',
  Duty: '',
  EvaluationCycle: 'annual 2026',
  Honor: '',
  HonorProgram: 'program',
  Officer: '000000',
  Place: 'P-0000',
  Program: 'program',
  Unit: '330000-0000',
};

function exampleOf({ type, values, names, required, field }: Column): CellValue {
  if (!required && !field.startsWith('basis.')) return null;
  switch (type) {
    case 'day':
    case 'partialDay':
      return '2026-01-01';
    case 'integer':
    case 'decimal':
      return 1;
    case 'flag':
      return '否';
    case 'value':
      return Object.values(values ?? {})[0]?.zh ?? null;
    case 'name':
      return EXAMPLES[names[0]!];
    case 'ownName':
    case 'text':
      break;
  }
  return field === 'basis.documentNumber' ? '合成〔2026〕1号' : '合成';
}

/** The sheet of a file again, with a column that tells why rows are refused; not with that of a sheet that was given back before. */
export const sheetAgain = (
  query: RunQuery,
  { id, key, columns, locale }: { id: number; key: WordKey; columns: readonly Mapped[]; locale: 'zh' | 'en' },
): Sheet => {
  const places = columns.flatMap(({ heading, field }, i) => (heading === REASONS && field === null ? [] : [i]));
  return {
    name: '导入',
    columns: [...places.map((i) => columns[i]!.heading), REASONS].map(textColumn),
    rows: rowsWithReasons(query, { id, key, places, locale }),
  };
};

async function* rowsWithReasons(
  query: RunQuery,
  { id, key, places, locale }: { id: number; key: WordKey; places: readonly number[]; locale: 'zh' | 'en' },
): AsyncGenerator<CellValue[], void, undefined> {
  for await (const { cells, finding } of rowsIn(query, id, key)) {
    const values: CellValue[] = places.map((i) => shownCell(cells[i] ?? ''));
    const reasons = (finding?.problems ?? []).map(({ text }) => text[locale]);
    yield [...values, reasons.join(locale === 'zh' ? '；' : '; ') || null];
  }
}
