import { chineseName, type ChineseName } from '../names/chinese-name.ts';
import type { Random } from './random.ts';

/** The commonest family names, with how many in a thousand people have each, about. */
const FAMILY_NAMES: Readonly<Record<string, number>> = {
  ...{ 王: 72, 李: 72, 张: 68, 刘: 54, 陈: 45, 杨: 31, 黄: 22, 赵: 21, 吴: 20, 周: 19, 徐: 15, 孙: 15, 马: 13, 朱: 13 },
  ...{ 胡: 13, 郭: 12, 何: 12, 林: 12, 高: 10, 罗: 10, 郑: 9, 梁: 8, 谢: 7, 宋: 7, 唐: 7, 许: 6, 韩: 6, 邓: 6, 冯: 6 },
  ...{ 曹: 6, 彭: 6, 曾: 5, 肖: 5, 田: 5, 董: 5, 潘: 4, 袁: 4, 蔡: 4, 蒋: 4, 余: 4, 于: 4, 杜: 4, 叶: 4, 程: 4, 魏: 4 },
  ...{ 苏: 4, 吕: 4, 丁: 3, 任: 3, 卢: 3, 姚: 3, 沈: 3, 钟: 3, 姜: 3, 崔: 3, 谭: 3, 陆: 3, 范: 3, 汪: 3, 廖: 3, 石: 3 },
  ...{ 欧阳: 1, 上官: 1 },
};

// characters of one reading, so that a name is read as its characters are
const FOR_MEN = [...'伟强磊军勇杰涛超明辉鹏飞刚斌波浩宇峰健亮建国志文海龙林俊凯东兵新平华庆云德永春福胜才松柏毅恒'];
const FOR_WOMEN = [...'芳娜敏静丽艳娟霞秀英玲桂兰红梅琳雪婷慧莹洁倩颖佳欣怡蕾璐瑶琴萍燕青云春月玉凤珍妍媛'];

const familyNames = Object.keys(FAMILY_NAMES);
const frequencies = Object.values(FAMILY_NAMES);

/** A family name by its frequency, and one or two characters. */
export function drawName(random: Random, female: boolean): string {
  const family = familyNames[random.weighted(frequencies)]!;
  const characters = female ? FOR_WOMEN : FOR_MEN;
  const given = random.of(characters) + (random.chance(0.8) ? random.of(characters) : '');
  return family + given;
}

const parts = new Map<string, ChineseName>();

function part(text: string): ChineseName {
  let known = parts.get(text);
  if (!known) parts.set(text, (known = chineseName(text)));
  return known;
}

/** The keys of a drawn name, put together from those of its parts: millions of names have some two hundred parts. */
export function nameKeys(name: string): ChineseName {
  const family = name.length > 2 && Object.hasOwn(FAMILY_NAMES, name.slice(0, 2)) ? name.slice(0, 2) : name.slice(0, 1);
  const known = [part(family), ...Array.from(name.slice(family.length), part)];
  const joined = (key: keyof ChineseName, separator = '') => known.map((keys) => keys[key]).join(separator);
  return {
    namePinyin: joined('namePinyin', ' '),
    nameJoined: joined('nameJoined'),
    nameInitials: joined('nameInitials'),
    nameStrokes: joined('nameStrokes'),
  };
}
