import type { Pickable } from './pickable.ts';

type Words = readonly [zh: string, en: string];

const OF_UNIT: Words = ['按举办单位的名称或代码查找', 'Find by the name or code of the unit that holds it'];
const OF_SUBJECT: Words = [
  '按人员姓名、警号或单位名称查找',
  'Find by the name or number of the officer, or by the unit',
];
const BY_TITLE: Words = ['按名称查找', 'Find by name'];

/** By what a thing is found, where that is not as officers and units are. */
export const HINTS: Partial<Readonly<Record<Pickable, Words>>> = {
  activity: BY_TITLE,
  appeal: OF_SUBJECT,
  cited: [
    '按姓名、警号查找考核、申诉、选任，按单位查找其考核',
    'Find evaluations, appeals and selections by the officer, evaluations also by the unit',
  ],
  cycle: OF_UNIT,
  either: [
    '按姓名、拼音、警号查找人员，按名称、代码查找单位',
    'Find officers by name or number, units by name or code',
  ],
  duty: ['按责任人、责任单位或联系对象查找', 'Find by the holder or the place'],
  evaluation: OF_SUBJECT,
  honor: ['按奖励名称或获奖人查找', 'Find by title or by the officer who has it'],
  honorProgram: BY_TITLE,
  membership: OF_SUBJECT,
  place: ['按联系对象的名称或代码查找', 'Find by name or code of the place'],
  post: ['按姓名、拼音、警号查找', 'Find by the name or number of the officer'],
  program: BY_TITLE,
  recommendation: ['按被推荐人查找', 'Find by the officer who was recommended'],
  round: OF_UNIT,
  scheme: ['按办法名称或单位的名称、代码查找', 'Find by its name, or by the name or code of a unit that may use it'],
  target: ['按联系对象、单位的名称或代码查找', 'Find by name or code of a place or a unit'],
  token: ['按名称查找，只有最近的 100 个', 'Find by name, among the latest 100'],
  unit: ['按单位的名称或代码查找', 'Find by the name or code of the unit'],
};

const NOT_FOUND: Words = ['没有找到。', 'Nothing was found. '];
const NONE_OF_NEAREST: Words = [
  '最相近的几个都没有可选的，请输入更完整的姓名、警号或名称',
  'None of the nearest has one: type more of the name or the number',
];

/** What is said where nothing was found; null: what is said of people. */
export function noneText(of: Pickable, areMore: boolean, language: 0 | 1): string | null {
  // more tokens than the latest are not looked through, whatever is typed
  if (areMore && of !== 'token') return NONE_OF_NEAREST[language];
  const hint = HINTS[of]?.[language];
  return hint ? `${NOT_FOUND[language]}${hint}` : null;
}
