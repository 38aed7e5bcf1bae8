import { pinyin } from 'pinyin-pro';
import { strokeKey } from './strokes.ts';

/** The keys by which a name is searched for and ordered. */
export interface ChineseName {
  /** Toneless syllables, family name first: `zhang yu`; ü is v. */
  readonly namePinyin: string;
  /** The syllables without spaces: `zhangyu`. */
  readonly nameJoined: string;
  /** The first letter of each syllable: `zy`. */
  readonly nameInitials: string;
  /** Sorts by the strokes of each character (姓氏笔画). */
  readonly nameStrokes: string;
}

/** Runs of Han characters, and runs of other letters and digits. Dots, spaces and punctuation separate them. */
const WORDS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const HAN = /^\p{Script=Han}/u;
/** The dot between the parts of names like 买买提·吐尔逊, in the forms in which it is typed. */
const DOT = /[·•‧・．]/u;

/** Makes the keys of a person's name; never throws. A family name has a reading of its own (曾 zeng, 单 shan, 欧阳 ou yang). */
export function chineseName(name: string): ChineseName {
  // a name in parts has no Chinese family name, whatever its first character
  const syllables = syllablesOf(name, !DOT.test(name));
  return {
    namePinyin: syllables.join(' '),
    nameJoined: syllables.join(''),
    nameInitials: syllables.map((syllable) => firstCharacter(syllable)).join(''),
    nameStrokes: Array.from(name, (character) => strokeKey(character)).join(''),
  };
}

/** Toneless pinyin of any text, with spaces between syllables. What is not Chinese is kept in lower case. */
export const pinyinOf = (text: string): string => syllablesOf(text, false).join(' ');

function syllablesOf(text: string, familyNameFirst: boolean): string[] {
  return [...text.matchAll(WORDS)].flatMap(([word], i) => {
    if (!HAN.test(word)) return word.toLowerCase();
    const surname = familyNameFirst && i === 0 ? 'head' : 'off';
    return pinyin(word, { type: 'array', toneType: 'none', v: true, surname });
  });
}

const firstCharacter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0);
