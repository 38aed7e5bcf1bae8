import { describe, expect, it } from '@jest/globals';
import { InputCheck, textProblem } from '../../src/modules/acts/input-check.rules.ts';
import { charactersOf, codeForm, comparedForm, pinyinForm, storedForm } from '../../src/names/text-form.ts';

const CONTROL = 'must not have control characters';
const BLANK = 'must not be blank';

describe('a text is stored', () => {
  it.each([
    ['composed', 'Zoe\u0301 Li', 'Zo\u00E9 Li'],
    ['with the character that a compatibility ideograph is', '王\uFA19武', '王\u795E武'],
    ['with the character that a radical looks like', '\u2F12强', '力强'],
    ['with plain spaces', 'A\u00A0B\u2003C', 'A B C'],
    ['with the full-width blank that it came with', '欧阳\u3000锋', '欧阳\u3000锋'],
    ['with the full-width punctuation that it came with', '（一）：、', '（一）：、'],
    ['with the selector that it came with', '葛\u{E0100}洪涛', '葛\u{E0100}洪涛'],
    ['in Hangul syllables', '\u1100\u1161', '가'],
  ])('%s', (_how, text, stored) => {
    expect(storedForm(text)).toBe(stored);
    expect(storedForm(stored)).toBe(stored);
    expect(new InputCheck().text('name', `\u3000${text} `, 50)).toBe(stored);
  });
});

describe('a text is compared', () => {
  it.each([
    ['葛\u{E0100}洪涛', '葛洪涛'],
    ['李\uFE0F强', '李强'],
    ['\uFF21\uFF11', 'A1'],
    ['阿卜杜拉\uFF0E买', '阿卜杜拉.买'],
    ['欧阳\u3000锋', '欧阳 锋'],
  ])('%j as %j', (text, compared) => {
    expect(comparedForm(text)).toBe(compared);
  });

  it('in capital letters if it is a code, and as pinyin is stored', () => {
    expect(codeForm('syn-\uFF11\uFF41')).toBe('SYN-1A');
    expect(pinyinForm(' L\u0075\u0308\u3000 LU:\u00A0lu: ')).toBe('lv lv lv');
  });
});

describe('a text is refused', () => {
  it.each([
    ['zero width spaces', '\u200B\u200B', BLANK],
    ['a blank of Braille', '\u2800', BLANK],
    ['a filler of Hangul', '\u3164', BLANK],
    ['fillers of jamo', '\u115F\u1160\uFFA0', BLANK],
    ['a selector alone', '\uFE0F', BLANK],
    ['a full-width blank', '\u3000', BLANK],
    ['a byte order mark', '\uFEFF', BLANK],
    ['text that is turned around', '\u202E国建张', CONTROL],
    ['a zero width space inside', '张\u200B建国', CONTROL],
    ['a byte order mark inside', '张\uFEFF建国', CONTROL],
    ['a filler inside', '张\u3164建国', CONTROL],
    ['a soft hyphen', '张\u00AD建国', CONTROL],
    ['an isolate', '\u2066张\u2069', CONTROL],
    ['a joiner', '\u06C7\u200D', CONTROL],
    ['a tag', '张\u{E0041}', CONTROL],
    ['a selector after a letter', 'A\uFE0F', CONTROL],
    ['two selectors', '葛\u{E0100}\u{E0101}', CONTROL],
    ['a line break', '程虚\n构', CONTROL],
    ['half of a character', '\uD842', CONTROL],
    ['what is no character', '甲\uFFFF', CONTROL],
  ])('with %s', (_what, text, problem) => {
    expect(textProblem(text, 50)?.en).toBe(problem);
  });

  it.each([
    ['葛\u{E0100}洪涛'],
    ['ᠮᠣ\u180Bᠩ'],
    ['བསྟན་འཛིན།'],
    ['ئابدۇللا مەمتىمىن'],
    ['阿卜杜拉·买买提'],
    ['Zoé Li'],
    ['2023 😀'],
  ])('but not %s', (text) => {
    expect(textProblem(text, 50)).toBeNull();
  });

  it('with more characters than it may have, however many units a character takes', () => {
    expect(charactersOf('𠮷'.repeat(3))).toBe(3);
    expect(textProblem('𠮷'.repeat(50), 50)).toBeNull();
    expect(textProblem('𠮷'.repeat(51), 50)?.en).toBe('must not have more than 50 characters');
  });
});
