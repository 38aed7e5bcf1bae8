import type { Placeholder } from '../../documents/placeholder.ts';
import { nearest } from '../../errors/nearest.ts';
import type { Message } from '../../errors/refusals.ts';

/** What stands at a placeholder: a text, a picture, or a list with placeholders of its own. */
type Kind = 'text' | 'picture' | Placeholders;

interface Placeholders {
  readonly [name: string]: Kind;
}

/** A form that is filled from a template. */
export interface FormKind {
  readonly title: string;
  /** What each template has to have. */
  readonly needed: Placeholders;
  /** What it may have besides. */
  readonly possible: Placeholders;
}

const texts = (...names: readonly string[]): Placeholders => Object.fromEntries(names.map((name) => [name, 'text']));

const PHOTO = { 照片: 'picture' } as const;
/** Where it came from, and what is withheld: a form that does not tell it is not handed out. */
const ORIGIN = texts('出处');

const OFFICER_FORM: FormKind = {
  title: '干部任免审批表',
  needed: {
    ...texts('姓名', '性别', '出生年月', '年龄', '民族', '籍贯', '出生地', '入党时间', '参加工作时间', '健康状况'),
    ...texts('专业技术职务', '熟悉专业有何专长', '全日制学历', '全日制学位', '全日制毕业院校系及专业'),
    ...texts('在职学历', '在职学位', '在职毕业院校系及专业', '现任职务', '拟任职务', '拟免职务'),
    ...texts('奖惩情况', '年度考核结果', '任免理由', '呈报单位', '填表人', '填表时间'),
    简历: texts('起止', '经历'),
    家庭成员: texts('称谓', '姓名', '出生年月', '政治面貌', '工作单位及职务'),
    ...PHOTO,
    ...ORIGIN,
  },
  possible: texts('警号', '警衔', '职级'),
};

const EVALUATION_FORM: FormKind = {
  title: '年度考核登记表',
  needed: {
    ...texts('考核期间', '姓名', '性别', '出生年月', '政治面貌', '任现职时间', '单位及职务职级', '考核等次'),
    ...texts('未确定等次说明'),
    ...ORIGIN,
  },
  possible: texts('警号', '警衔', '职级', '分管工作', '考核名称', '总分', '名次', '个人总结'),
};

const HONOR_FORM: FormKind = {
  title: '奖励审批表',
  needed: {
    对象: {
      ...texts('姓名', '性别', '出生年月', '民族', '籍贯', '政治面貌', '文化程度', '参加工作时间'),
      ...texts('单位及职务', '警衔职级', '奖励名称', '奖励等次', '受过奖励', '受过处分', '主要事迹'),
    },
    ...ORIGIN,
  },
  possible: { 对象: { ...texts('警号', '警衔', '职级', '奖励级别'), ...PHOTO, 另页: {} } },
};

/** The forms, by the name in the address, which is the name of their template. */
export const FORM_KINDS = {
  'officer-form': OFFICER_FORM,
  'evaluation-form': EVALUATION_FORM,
  'honor-form': HONOR_FORM,
} as const;

export type FormName = keyof typeof FORM_KINDS;

/** What is wrong with the placeholders of a template, each by itself; nothing where it can be filled. */
export function problemsOf({ needed, possible }: FormKind, found: readonly Placeholder[]): readonly Message[] {
  const problems = problemsWithin({ needed, possible, where: { zh: '', en: '' } }, found);
  return [...new Map(problems.map((problem) => [problem.en, problem])).values()];
}

/** What may stand somewhere, and where that is. */
interface Room {
  readonly needed: Placeholders;
  readonly possible: Placeholders;
  readonly where: Message;
}

function problemsWithin(room: Room, found: readonly Placeholder[]): Message[] {
  const missing = Object.keys(room.needed).filter((name) => !found.some((one) => one.name === name));
  return [
    ...found.flatMap((one) => problemsOfOne(room, one)),
    ...missing.map((name) => {
      const what = shown(name, room.needed[name]!);
      return { zh: `${room.where.zh}缺少 ${what}`, en: `${what} is missing${room.where.en}` };
    }),
  ];
}

function problemsOfOne({ needed, possible, where }: Room, one: Placeholder): Message[] {
  const known = { ...possible, ...needed };
  const kind = Object.hasOwn(known, one.name) ? known[one.name]! : null;
  const name = written(one);
  if (kind === null) {
    const other = nearestOf(one.name, known);
    return [
      {
        zh: `${where.zh}${name} 不是占位符${other === null ? '' : `，最接近的是 ${other}`}`,
        en: `${name} is no placeholder${where.en}, the nearest is ${other ?? 'none'}`,
      },
    ];
  }
  if (kindOf(kind) !== one.kind) {
    const right = shown(one.name, kind);
    return [{ zh: `${name} 应写作 ${right}`, en: `${name} is written ${right}` }];
  }
  if (typeof kind === 'string') return [];
  return problemsWithin(
    {
      needed: placeholdersOf(needed, one.name),
      possible: placeholdersOf(possible, one.name),
      where: { zh: `${name} 内`, en: ` within ${name}` },
    },
    one.within,
  );
}

const kindOf = (kind: Kind): Placeholder['kind'] => (typeof kind === 'string' ? kind : 'list');

const placeholdersOf = (all: Placeholders, name: string): Placeholders => {
  const kind = Object.hasOwn(all, name) ? all[name]! : {};
  return typeof kind === 'string' ? {} : kind;
};

/** The placeholder whose name is nearest to another; null where there is none. */
function nearestOf(name: string, known: Placeholders): string | null {
  const names = Object.keys(known);
  if (names.length === 0) return null;
  const found = nearest(name, names);
  return shown(found, known[found]!);
}

const shown = (name: string, kind: Kind): string => written({ name, kind: kindOf(kind) });

const written = ({ name, kind }: Pick<Placeholder, 'name' | 'kind'>): string =>
  kind === 'list' ? `{#${name}}` : `{${kind === 'picture' ? '@' : ''}${name}}`;
