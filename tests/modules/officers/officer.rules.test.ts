import { describe, expect, it } from '@jest/globals';
import { parseSearch, vacancies } from '../../../src/modules/officers/officer.rules.ts';

describe('a search', () => {
  it.each([
    ['zhang yu', 'zhang yu', 'zhang yu', false],
    ['  Zhang   Yu ', 'Zhang   Yu', 'zhang yu', false],
    ['ＺＨＡＮＧ', 'ZHANG', 'zhang', false],
    ['lü', 'lü', 'lv', false],
    ['LÜ', 'LÜ', 'lv', false],
    ['lu\u0308', 'lü', 'lv', false],
    ['lu:', 'lu:', 'lv', false],
    ['Ｔ００１', 'T001', 't001', false],
    ['　甲乙　', '甲乙', '甲乙', true],
  ])('%j means %j, as pinyin %j', (text, typed, pinyin, chinese) => {
    expect(parseSearch(text)).toEqual({ typed, pinyin, chinese });
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
