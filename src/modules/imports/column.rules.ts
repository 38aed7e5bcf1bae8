import type { Message } from '../../errors/refusals.ts';
import { comparedForm } from '../../names/text-form.ts';
import type { Term } from '../../vocabulary/vocabulary.ts';
import type { Named } from './import-kind.rules.ts';

/** How the text of a cell is read: `ownName` is what somebody or something is called, `name` what a thing that is meant is found by. */
export type CellType = 'text' | 'ownName' | 'day' | 'partialDay' | 'integer' | 'decimal' | 'flag' | 'value' | 'name';

/** A column that rows of a kind may have. */
export interface Column {
  /** The field of the act, with dots: basis.documentNumber. */
  readonly field: string;
  /** The acts whose inputs have it, by their places among those of the kind. */
  readonly acts: readonly number[];
  /** Where it is in those inputs; 0 in a list, or the key of an element. */
  readonly path: readonly (string | 0)[];
  readonly type: CellType;
  /** Whether a cell has several, apart by 、 or a comma. */
  readonly several: boolean;
  readonly required: boolean;
  /** Of an enum or a catalogue: its values with their words. */
  readonly values: Readonly<Record<string, Term>> | null;
  /** What the name in a cell may be of. */
  readonly names: readonly Named[];
  readonly heading: Message;
  /** Of an element of a list: which, and whether it needs this field where it has any. */
  readonly within: { readonly list: string; readonly element: string; readonly required: boolean } | null;
  /** Whether a cell of a spreadsheet can hold it. */
  readonly inSheets: boolean;
  /** What the schema says of it. */
  readonly description: string;
}

/** A column of a file, and the field that it gives; null: not used. */
export interface Mapped {
  readonly heading: string;
  readonly field: string | null;
}

const BASIS: Readonly<Record<string, readonly string[]>> = {
  'basis.documentNumber': ['依据文号', '文件号', '发文字号', 'document', 'order'],
  'basis.reason': ['依据', '理由', '原因'],
};

/** What sheets of offices call fields, besides their headings and their names. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  ...BASIS,
  effectiveOn: ['任职日期', '任职时间', 'In the post from', '生效日期', '生效时间', '执行日期', '执行时间', '起始时间'],
  name: ['姓名', '名称', '全称', '单位全称'],
  kind: ['机构种类'],
  role: ['角色'],
  program: ['项目'],
  meritClass: ['记功等级'],
  traits: ['标签'],
  code: ['代码', '编码', '机构代码', '单位编码'],
  shortName: ['简称'],
  parent: ['上级', '上级单位代码', '上级机构', '隶属'],
  authorizedStrength: ['编制', '编制数', '编制人数'],
  policeNumber: ['警号', '警员编号'],
  id: ['警号', '警员编号'],
  nationalId: ['身份证', '身份证号', '身份证号码', '证件号码', '公民身份证号码'],
  birthOn: ['出生年月日', '出生年月', '生日'],
  joinedOn: ['参加公安工作日期', '参加公安工作时间', '从警时间', '从警日期', '入警时间', '入警日期'],
  unit: ['单位', '所在单位', '工作单位', '单位代码', '部门'],
  to: ['调入单位代码', '新单位', '调往单位'],
  handOverTo: ['责任移交给', '移交给', '交接给'],
  title: ['荣誉名称', '职务名称', '现任职务', '新任职务', '职务'],
  rank: ['警衔', '新警衔', '现警衔'],
  grade: ['职级', '警员职级', '职务职级', '新职级'],
  recipients: ['获奖人', '获奖对象', '奖励对象', '受奖对象', '警号'],
  awardedBy: ['批准机关', '表彰机关', '颁奖单位'],
  awardedOn: ['批准日期', '表彰日期', '奖励日期', '获奖日期'],
  withoutNoticeBecause: ['免公示理由', '免予公示的理由'],
  officer: ['公民身份号码', '身份证', '身份证号', '身份证号码'],
  'particulars.workStartedOn': ['参加工作年月', '参加工作日期'],
  'particulars.partyJoinedOn': ['入党日期', '入党年月'],
  'particulars.specialty': ['熟悉专业', '专长'],
  'resume.text': ['个人简历', '工作简历'],
  'scores.subject': ['警号', '单位代码', '被考核人'],
  'scores.value': ['分数', '评分', '成绩'],
  'attendances.score': ['分数'],
  'attendances.honor': ['荣誉'],
  'places.code': ['地点代码'],
  'places.name': ['地点名称'],
  'places.kind': ['地点类型', '地点类别'],
  'places.parentCode': ['上级地点代码'],
  'duties.kind': ['责任类别'],
  'attendances.participant': ['警号', '参加人', '参加人或单位'],
  'tallies.subject': ['警号', '单位代码'],
  'tallies.name': ['名称'],
  'duties.holderName': ['其他责任单位'],
  'duties.holder': ['警号', '责任单位', '负责人'],
};

/** A heading as it is compared: in one form, without blanks, signs and what stands in brackets. */
export const comparedHeading = (heading: string): string =>
  comparedForm(heading)
    .toLowerCase()
    .replaceAll(/[（(【[][^）)】\]]*[）)】\]]/g, '')
    .replaceAll(/[\s*＊:：_.\-·]/g, '');

/** The words by which columns are known, those that tell for certain first. */
const WORDS: readonly ((column: Column) => readonly string[])[] = [
  ({ field }) => CODES[field] ?? [],
  ({ heading, field }) => [heading.zh, heading.en, field],
  // the words for one element of a list would be taken from what they are of in whole
  ({ field, within }) => (within ? [] : [...(ALIASES[field] ?? []), ...(ALIASES[lastOf(field)] ?? []), lastOf(field)]),
];

/** Makes what tells whether a heading is one of some columns. */
export function isHeadingOf(columns: readonly Column[]): (heading: string) => boolean {
  const known = new Set(columns.flatMap((column) => WORDS.flatMap((words) => words(column))).map(comparedHeading));
  return (heading) => known.has(comparedHeading(heading));
}

/** The field of each heading, each field once: the heading itself wins over an alias. A heading that gives nothing is not used. */
export function guessedColumns(headings: readonly string[], columns: readonly Column[]): Mapped[] {
  const free = new Set(columns.map(({ field }) => field));
  const guessed: (string | null)[] = headings.map(() => null);
  const take = (wordsOf: (column: Column) => readonly string[]) => {
    const byWord = new Map<string, string>();
    for (const column of columns.toReversed()) {
      for (const word of wordsOf(column)) byWord.set(comparedHeading(word), column.field);
    }
    for (const [i, heading] of headings.entries()) {
      const field = guessed[i] === null ? byWord.get(comparedHeading(heading)) : undefined;
      if (field !== undefined && free.delete(field)) guessed[i] = field;
    }
  };
  for (const words of WORDS) take(words);
  return headings.map((heading, i) => ({ heading, field: guessed[i]! }));
}

/** What names a unit for certain: where a sheet has its code and its name, as exported rosters do, the code is taken. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  unit: ['单位代码', 'Unit code'],
  parent: ['上级单位代码', '上级代码'],
  to: ['调入单位代码', '新单位代码'],
};

const lastOf = (field: string): string => field.slice(field.lastIndexOf('.') + 1);

/** Refuses columns that are not those of the file, and fields that there are not, or twice. */
export function assertMapping(
  check: { refuse(path: string, text: Message): void },
  columns: readonly Mapped[],
  { was, known }: { readonly was: readonly Mapped[]; readonly known: readonly Column[] },
): void {
  if (columns.length !== was.length) {
    check.refuse('columns', {
      zh: `应有 ${was.length} 列，现有 ${columns.length} 列`,
      en: `must be the ${was.length} columns of the file, and are ${columns.length}`,
    });
    return;
  }
  const fields = new Set(known.map(({ field }) => field));
  const given = new Set<string>();
  for (const [i, { heading, field }] of columns.entries()) {
    if (heading !== was[i]!.heading) {
      check.refuse(`columns.${i}.heading`, {
        zh: `文件此列的表头是“${was[i]!.heading}”`,
        en: `is "${was[i]!.heading}" in the file`,
      });
    }
    if (field === null) continue;
    if (!fields.has(field)) {
      check.refuse(`columns.${i}.field`, { zh: '没有此项', en: 'is no field of the act' });
    } else if (given.has(field)) {
      check.refuse(`columns.${i}.field`, { zh: '已由另一列给出', en: 'is given by another column' });
    }
    given.add(field);
  }
}
