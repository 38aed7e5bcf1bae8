import { chineseName, type ChineseName } from '../names/chinese-name.ts';
import type { Random } from './random.ts';

/** The commonest family names, with the approximate number of people in a thousand who have each. */
const FREQUENCIES = `王72 李72 张68 刘54 陈45 杨31 黄22 赵21 吴20 周19 徐15 孙15 马13 朱13 胡13 郭12 何12 林12 高10 罗10 郑9
梁8 谢7 宋7 唐7 许6 韩6 邓6 冯6 曹6 彭6 曾5 肖5 田5 董5 潘4 袁4 蔡4 蒋4 余4 于4 杜4
叶4 程4 魏4 苏4 吕4 丁3 任3 卢3 姚3 沈3 钟3 姜3 崔3 谭3 陆3 范3 汪3 廖3 石3 欧阳1 上官1`;
const FAMILY_NAMES: ReadonlyMap<string, number> = new Map(
  FREQUENCIES.split(/\s+/).map((entry) => [entry.replace(/\d+/, ''), Number(/\d+/.exec(entry)![0])]),
);

// characters with one reading each, so that the pinyin of a name follows from its characters
const FOR_MEN = Array.from(
  '伟强磊军勇杰涛超明辉鹏飞刚斌波浩宇峰健亮建国志文海龙林俊凯东兵新平华庆云德永春福胜才松柏毅恒',
);
const FOR_WOMEN = Array.from('芳娜敏静丽艳娟霞秀英玲桂兰红梅琳雪婷慧莹洁倩颖佳欣怡蕾璐瑶琴萍燕青云春月玉凤珍妍媛');

const familyNames = [...FAMILY_NAMES.keys()];
const frequencies = [...FAMILY_NAMES.values()];

/** Draws a family name by its frequency, and a given name of one or two characters. */
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
  const family = name.length > 2 && FAMILY_NAMES.has(name.slice(0, 2)) ? name.slice(0, 2) : name.slice(0, 1);
  const known = [part(family), ...Array.from(name.slice(family.length), part)];
  const joined = (key: keyof ChineseName, separator = '') => known.map((keys) => keys[key]).join(separator);
  return {
    namePinyin: joined('namePinyin', ' '),
    nameJoined: joined('nameJoined'),
    nameInitials: joined('nameInitials'),
    nameStrokes: joined('nameStrokes'),
  };
}
