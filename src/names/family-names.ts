import { simplified, writtenAs } from './simplified.ts';

/**
 * Family names that are read otherwise than their characters, or about whose reading people disagree: the reading that is
 * stored, then those by which the name is found as well. Where two readings differ in tone alone, one stands for both.
 */
const READINGS = `
种 chong/zhong, 么 yao/me, 祭 zhai/ji, 单 shan/dan, 仇 qiu/chou, 区 ou/qu, 查 zha/cha, 曾 zeng/ceng, 朴 piao/pu, 翟 zhai/di,
盖 ge/gai, 解 xie/jie, 缪 miao/mou/miu, 繁 po/fan, 员 yun/yuan, 乐 yue/le, 秘 bi/mi, 冼 xian, 折 she/zhe, 黑 he/hei,
盛 sheng/cheng, 洗 xian/xi, 任 ren, 覃 qin/tan, 谌 chen/shen, 宓 mi/fu, 召 shao/zhao, 尉 wei/yu, 柏 bai/bo, 薄 bo/bao,
贲 ben/bi, 句 gou/ju, 那 na/nuo, 能 nai/neng, 郗 xi/chi, 俞 yu/shu, 郇 xun/huan, 牟 mu/mou, 隗 wei/kui, 车 che/ju, 佴 nai/er,
都 du/dou, 费 fei/bi, 藏 zang/cang, 角 jue/jiao, 莘 shen/xin, 炅 gui/jiong, 乜 nie/mie, 颉 xie/jie, 幺 yao, 卜 bu/bo,
长 chang/zhang, 不 fou/bu, 晁 chao, 逄 pang, 眭 sui, 阚 kan, 撒 sa, 瞿 qu, 哈 ha, 呙 guo, 仉 zhang, 适 kuo/shi,
万俟 mo qi/wan qi/wan si, 尉迟 yu chi/wei chi, 澹台 tan tai/dan tai, 单于 chan yu/shan yu/dan yu, 长孙 zhang sun/chang sun,
皇甫 huang fu/huang pu, 乐正 yue zheng/le zheng, 子车 zi ju/zi che, 宰父 zai fu, 令狐 ling hu, 鲜于 xian yu, 亓官 qi guan,
拓跋 tuo ba/ta ba, 夹谷 jia gu, 缑亢 gou kang, 尉犁 yu li/wei li`;

/** A family name in simplified characters and its readings, the stored one first: toneless syllables with blanks between. */
interface FamilyName {
  readonly name: string;
  readonly readings: readonly [stored: string, ...others: string[]];
}

const FAMILY_NAMES: readonly FamilyName[] = READINGS.trim()
  .split(/,\s+/)
  .map((entry) => {
    const [, name = '', readings = ''] = /^(\S+) (.+)$/.exec(entry) ?? [];
    return { name, readings: readings.split('/') as [string, ...string[]] };
  });

const STORED = new Map(FAMILY_NAMES.map(({ name, readings: [stored] }) => [name, stored.split(' ')]));

/** The syllables of the family name at the head of a Chinese name, if it is one of these. One of two characters has a given name after it. */
export function familyNameReading(name: string): readonly string[] | null {
  const [first = '', second = '', third] = Array.from(simplified(name));
  return (third === undefined ? undefined : STORED.get(first + second)) ?? STORED.get(first) ?? null;
}

/** A reading that is not the stored one. */
export interface OtherReading {
  readonly other: string;
  readonly stored: string;
  /** How the name may be written. */
  readonly names: readonly string[];
}

const writings = (name: string): string[] =>
  Array.from(name, writtenAs).reduce<string[]>(
    (all, characters) => all.flatMap((before) => characters.map((character) => before + character)),
    [''],
  );

/** All readings by which family names are found besides the stored one. */
export const OTHER_READINGS: readonly OtherReading[] = FAMILY_NAMES.flatMap(
  ({ name, readings: [stored, ...others] }) => {
    const names = writings(name);
    return others.map((other) => ({ other, stored, names }));
  },
);

/** Family names of two characters, by which a given name is known to begin with the third. */
export const COMPOUND_FAMILY_NAMES: readonly string[] =
  `欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 长孙 宇文 司徒 司空
令狐 端木 南宫 轩辕 独孤 万俟 澹台 单于 赫连 淳于 太史 申屠 公冶 宗政 濮阳 闻人 钟离 鲜于 闾丘 亓官 司寇 百里 呼延 东郭 南门 西门
羊舌 左丘 梁丘 公羊 谷梁 拓跋 完颜 耶律 纳兰 贺兰 乐正 第五 巫马 公西 漆雕 段干 子车 颛孙 仲孙`
    .split(/\s+/)
    .flatMap(writings)
    .filter((name, i, all) => all.indexOf(name) === i);
