import { describe, expect, it } from '@jest/globals';
import { InputCheck, assertChanges, parseBasis } from '../../../src/modules/acts/input-check.rules.ts';
import {
  assertCodeFree,
  assertMergeApart,
  assertNoSubunits,
  assertNotOwnAncestor,
  assertThereBefore,
  assertUnitThere,
  parseCode,
  parseDivision,
  parseStrength,
  parseUnitName,
} from '../../../src/modules/units/unit.rules.ts';
import { ConflictError, InvalidInputError, Refusal, RuleViolationError } from '../../../src/errors/refusals.ts';

/** What is refused: the rule or the obstacle, in both languages; null where nothing is. */
function refusalOf(work: () => void) {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const name = error instanceof RuleViolationError ? error.rule : error.name;
    return [name, error.text.zh, error.text.en];
  }
}

describe('a unit', () => {
  const day = '2024-01-01';
  const close = { unit: 'A', on: day, subunits: 0 };

  it.each<[string, () => void, string[] | null]>([
    ['takes a code that is free', () => assertCodeFree('A', null), null],
    [
      'does not take the code of another',
      () => assertCodeFree('A', { unitId: 7, on: day }),
      ['ConflictError', '机构代码 A 已被另一单位使用', 'The code A belongs to another unit.'],
    ],
    ['may be below one that is there', () => assertUnitThere({ unit: 'A', from: day, there: true }), null],
    [
      'may not be below one that is not there',
      () => assertUnitThere({ unit: 'A', from: day, there: false }),
      [
        'unit-outside-validity',
        '单位 A 自 2024-01-01 起并非始终存续',
        'The unit A is not there on every day from 2024-01-01 on.',
      ],
    ],
    ['may be below one that is not below it', () => assertNotOwnAncestor({ unit: 'A', wouldBe: false }), null],
    [
      'may not be above itself',
      () => assertNotOwnAncestor({ unit: 'A', wouldBe: true }),
      ['unit-own-ancestor', '单位 A 不能成为自己的上级', 'The unit A would be above itself.'],
    ],
    [
      'may end after its first day',
      () => assertThereBefore({ unit: 'A', firstDay: '2023-12-31', effectiveOn: day }),
      null,
    ],
    [
      'may not end on its first day',
      () => assertThereBefore({ unit: 'A', firstDay: day, effectiveOn: day }),
      [
        'unit-never-there',
        '单位 A 自 2024-01-01 起设立，不能在当日或之前撤销',
        'The unit A begins on 2024-01-01 and cannot end on that day or before.',
      ],
    ],
    ['may close when no unit is below it', () => assertNoSubunits(close), null],
    [
      'may not close while a unit is below it',
      () => assertNoSubunits({ ...close, subunits: 3 }),
      [
        'unit-has-subunits',
        '单位 A 在 2024-01-01 及以后仍有 3 个下级单位，不能撤销',
        '3 units are below the unit A on 2024-01-01 or later.',
      ],
    ],
    ['may be merged into one that is apart', () => assertMergeApart({ into: 'A', within: false }), null],
    [
      'may not be merged into itself',
      () => assertMergeApart({ into: 'A', within: true }),
      [
        'merge-into-itself',
        '单位 A 是被合并单位或其下级，不能并入',
        'The unit A is among the units to be merged, or below one of them.',
      ],
    ],
  ])('%s', (_case, work, expected) => {
    expect(refusalOf(work)).toEqual(expected);
  });

  it('that has the code is told, with the day', () => {
    const conflict = (() => {
      try {
        assertCodeFree('A', { unitId: 7, on: day });
      } catch (error) {
        return error;
      }
      return null;
    })();
    expect(conflict).toBeInstanceOf(ConflictError);
    expect(conflict).toMatchObject({ existing: { type: 'Unit', id: 7, on: day } });
  });
});

/** What a reading of input gives, and what it finds wrong. */
function reading<Value>(work: (check: InputCheck) => Value) {
  const check = new InputCheck();
  const value = work(check);
  try {
    check.done();
    return { value, problems: [] };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { value, problems: error.problems.map(({ path, text }) => `${path} ${text.en}`) };
  }
}

const CODE = 'code must have digits, capital letters and hyphens only, at most 40';
const CONTROL = 'must not have control characters';

describe('input', () => {
  it.each<[string, (check: InputCheck) => unknown, unknown]>([
    ['a code', (check) => parseCode(check, ' 330681-JC '), '330681-JC'],
    ['the longest code', (check) => parseCode(check, 'A'.repeat(40)), 'A'.repeat(40)],
    ['a name', (check) => parseUnitName(check, 'name', '　城关派出所 '), '城关派出所'],
    ['the longest name', (check) => parseUnitName(check, 'name', '长'.repeat(100)), '长'.repeat(100)],
    ['a rare character', (check) => parseUnitName(check, 'name', '𠮷所'), '𠮷所'],
    ['a division', (check) => parseDivision(check, '330681'), '330681'],
    ['no division', (check) => parseDivision(check, undefined), null],
    ['no strength', (check) => parseStrength(check, null), null],
    ['the least strength', (check) => parseStrength(check, 0), 0],
    ['the greatest strength', (check) => parseStrength(check, 1_000_000), 1_000_000],
    ['the first day', (check) => check.day('on', '1949-10-01', '2024-06-30'), '1949-10-01'],
    ['the last day', (check) => check.day('on', '2034-06-30', '2024-06-30'), '2034-06-30'],
    ['no basis', (check) => parseBasis(check, null), null],
    ['an empty basis', (check) => parseBasis(check, {}), null],
    ['a reason alone', (check) => parseBasis(check, { reason: ' 更名 ' }), { documentNumber: null, reason: '更名' }],
  ])('takes %s', (_case, work, value) => {
    expect(reading(work)).toEqual({ value, problems: [] });
  });

  it.each<[string, (check: InputCheck) => unknown, string[]]>([
    ['an empty code', (check) => parseCode(check, ''), [CODE]],
    ['a code in small letters', (check) => parseCode(check, 'a1'), [CODE]],
    ['a code that begins with a hyphen', (check) => parseCode(check, '-A'), [CODE]],
    ['a code too long', (check) => parseCode(check, 'A'.repeat(41)), [CODE]],
    ['a code of two lines', (check) => parseCode(check, 'A\nB'), [CODE]],
    ['a blank name', (check) => parseUnitName(check, 'name', ' 　'), ['name must not be blank']],
    [
      'a name too long',
      (check) => parseUnitName(check, 'name', 'x'.repeat(101)),
      ['name must not have more than 100 characters'],
    ],
    ['a name of two lines', (check) => parseUnitName(check, 'name', 'a\nb'), [`name ${CONTROL}`]],
    ['a line separator', (check) => parseUnitName(check, 'name', 'a\u2028b'), [`name ${CONTROL}`]],
    ['half a character', (check) => parseUnitName(check, 'name', 'a\ud842'), [`name ${CONTROL}`]],
    ['a division of five', (check) => parseDivision(check, '33068'), ['divisionCode must have six digits (GB/T 2260)']],
    ['a strength below none', (check) => parseStrength(check, -1), ['authorizedStrength must be from 0 to 1000000']],
    [
      'a day too early',
      (check) => check.day('on', '1949-09-30', '2024-06-30'),
      ['on must be from 1949-10-01 to 2034-06-30'],
    ],
    [
      'a day too late',
      (check) => check.day('on', '2034-07-01', '2024-06-30'),
      ['on must be from 1949-10-01 to 2034-06-30'],
    ],
    [
      'a basis that is wrong twice',
      (check) => parseBasis(check, { documentNumber: 'x'.repeat(101), reason: ' ' }),
      ['basis.documentNumber must not have more than 100 characters', 'basis.reason must not be blank'],
    ],
  ])('refuses %s', (_case, work, problems) => {
    expect(reading(work).problems).toEqual(problems);
  });

  it('must change something', () => {
    expect(refusalOf(() => assertChanges('parent', { recorded: [{}] }))).toBeNull();
    expect(refusalOf(() => assertChanges('parent', { recorded: [] }))).toEqual([
      'InvalidInputError',
      '输入有误：与该日的现有记录相同，没有变更',
      'The input is not valid: parent matches the record for that day; nothing would change',
    ]);
  });
});
