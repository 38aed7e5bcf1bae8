import { pinyin } from 'pinyin-pro';
import { familyNameReading } from './family-names.ts';
import { strokeKey } from './strokes.ts';
import { comparedForm } from './text-form.ts';

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
const DOT = /[·•‧・.∙⋅᛫ᐧ⸱]/u;

/** Makes the keys of a person's name; never throws. A family name has a reading of its own (曾 zeng, 单 shan, 欧阳 ou yang). */
export function chineseName(name: string): ChineseName {
  const compared = comparedForm(name);
  // a name in parts has no Chinese family name, whatever its first character
  return {
    ...readingKeys(syllablesOf(compared, !DOT.test(compared)).join(' ')),
    nameStrokes: Array.from(compared, (character) => strokeKey(character)).join(''),
  };
}

/** The keys that follow from the pinyin of a name. */
export function readingKeys(namePinyin: string): Omit<ChineseName, 'nameStrokes'> {
  const syllables = namePinyin.split(' ');
  return {
    namePinyin,
    nameJoined: syllables.join(''),
    nameInitials: syllables.map((syllable) => firstCharacter(syllable)).join(''),
  };
}

const SYLLABLE =
  /^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve|van|vn)|h?m|n|ng|hng)$/;

/** Whether a reading fits a name: as many syllables, each of them toneless pinyin or what stands in the name. */
export function fits(reading: string, name: string): 'fits' | 'count' | 'syllables' {
  const own = chineseName(name).namePinyin.split(' ');
  const given = reading.split(' ');
  if (given.length !== own.length) return 'count';
  return given.every((syllable, i) => syllable === own[i] || SYLLABLE.test(syllable)) ? 'fits' : 'syllables';
}

/** Toneless pinyin of any text, with spaces between syllables. What is not Chinese is kept in lower case. */
export const pinyinOf = (text: string): string => syllablesOf(comparedForm(text), false).join(' ');

function syllablesOf(text: string, familyNameFirst: boolean): string[] {
  return [...text.matchAll(WORDS)].flatMap(([word], i) => {
    if (!HAN.test(word)) return word.toLowerCase();
    const family = familyNameFirst && i === 0;
    const reading = family ? familyNameReading(word) : null;
    if (!reading) return read(word, family ? 'head' : 'off');
    return [...reading, ...read(Array.from(word).slice(reading.length).join(''), 'off')];
  });
}

const read = (word: string, surname: 'head' | 'off'): string[] =>
  word === '' ? [] : pinyin(word, { type: 'array', toneType: 'none', v: true, surname });

const firstCharacter = (text: string): string => Array.from(text)[0] ?? '';
