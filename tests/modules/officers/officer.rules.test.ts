import { describe, expect, it } from '@jest/globals';
import { nameCharacters, namePattern, parseSearch, vacancies } from '../../../src/modules/officers/officer.rules.ts';

describe('a search', () => {
  it.each([
    ['zhang yu', 'zhang yu', 'ZHANG YU', 'zhang yu', false],
    ['  Zhang   Yu ', 'Zhang   Yu', 'ZHANG   YU', 'zhang yu', false],
    ['ＺＨＡＮＧ', 'ＺＨＡＮＧ', 'ZHANG', 'zhang', false],
    ['lü', 'lü', 'LÜ', 'lv', false],
    ['LÜ', 'LÜ', 'LÜ', 'lv', false],
    ['lu\u0308', 'lü', 'LÜ', 'lv', false],
    ['lu:', 'lu:', 'LU:', 'lv', false],
    ['Ｔ００１', 'Ｔ００１', 'T001', 't001', false],
    ["xi'an", "xi'an", "XI'AN", 'xi an', false],
    ['%', '%', '%', '%', false],
    ['　甲乙　', '甲乙', '甲乙', '甲乙', true],
  ])('%j means %j, as a number %j, as pinyin %j', (text, typed, number, pinyin, chinese) => {
    expect(parseSearch(text)).toEqual({ typed, number, pinyin, chinese });
  });

  it.each(['', ' ', '　\t'])('that is blank (%j) asks for nothing', (text) => {
    expect(parseSearch(text)).toBeNull();
  });
});

describe('vacancies', () => {
  it.each([
    [10, 7, 3],
    [10, 10, 0],
    [10, 12, -2],
    [null, 12, null],
  ])('of %j authorized with %i police are %j', (authorized, police, expected) => {
    expect(vacancies(authorized, police)).toBe(expected);
  });
});

describe('part of a Chinese name', () => {
  it('is looked for in simplified and traditional characters, without blanks, dots and selectors', () => {
    expect(nameCharacters('張\u3000王·A\uFE00')).toEqual([['張', '张'], ['王'], ['a', 'A', 'ａ', 'Ａ']]);
    expect(nameCharacters('⺁')).toEqual([['⺁']]);
  });

  it('is a pattern of code points, in which nothing has a meaning of its own', () => {
    expect(namePattern(nameCharacters('張王'))).toMatch(/^\[\\U00005f35\\U00005f20\]\[.*\]\*\[\\U0000738b\]$/);
  });
});
