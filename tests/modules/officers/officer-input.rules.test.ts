import { describe, expect, it } from '@jest/globals';
import { InputCheck } from '../../../src/modules/acts/input-check.rules.ts';
import {
  parseBirthOn,
  parseGrade,
  parseJoinedOn,
  parseName,
  parseNationalId,
  parsePlace,
  parsePoliceNumber,
  parsePost,
  parseSeparation,
  parseUntil,
} from '../../../src/modules/officers/officer-input.rules.ts';
import { InvalidInputError } from '../../../src/errors/refusals.ts';
import { syntheticNationalId } from '../../support/national-ids.ts';

/** What was read, and the places where the input is wrong. */
function read<Value>(parse: (check: InputCheck) => Value): { value: Value; wrong: string[] } {
  const check = new InputCheck();
  const value = parse(check);
  try {
    check.done();
    return { value, wrong: [] };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { value, wrong: error.problems.map(({ path }) => path) };
  }
}

describe('parsePoliceNumber', () => {
  it.each([
    ['T-00001', 'T-00001'],
    [' 330001 ', '330001'],
    ['A'.repeat(20), 'A'.repeat(20)],
    // as it is stored, whatever it was typed like
    ['a1', 'A1'],
    ['１２', '12'],
    [null, null],
    [undefined, null],
  ])('takes %j', (text, number) => {
    expect(read((check) => parsePoliceNumber(check, text))).toEqual({ value: number, wrong: [] });
  });

  it.each(['', ' ', '警1', 'A 1', 'A'.repeat(21), 'A\n'.repeat(2)])('refuses %j', (text) => {
    expect(read((check) => parsePoliceNumber(check, text)).wrong).toEqual(['policeNumber']);
  });
});

describe('parseName', () => {
  it('gives the keys of the name without its outer blanks', () => {
    expect(read((check) => parseName(check, ' 单甲 '))).toEqual({
      value: {
        name: '单甲',
        namePinyin: 'shan jia',
        nameJoined: 'shanjia',
        nameInitials: 'sj',
        nameStrokes: expect.any(String),
      },
      wrong: [],
    });
  });

  it.each(['', '甲'.repeat(51), '甲\u0000', '甲\u2028乙'])('refuses %j', (name) => {
    expect(read((check) => parseName(check, name)).wrong).toEqual(['name']);
  });
});

describe('parseGrade', () => {
  it('takes the codes of the catalogue alone', () => {
    expect(read((check) => parseGrade(check, 'SENIOR_POLICE_OFFICER_1')).wrong).toEqual([]);
    expect(read((check) => parseGrade(check, null))).toEqual({ value: null, wrong: [] });
    for (const grade of ['', '一级警长', 'toString']) {
      expect(read((check) => parseGrade(check, grade)).wrong).toEqual(['grade']);
    }
  });
});

describe('parseJoinedOn', () => {
  const facts = { effectiveOn: '2023-01-01', birthOn: '1990-01-31' };

  it.each([
    ['2023-01-01', facts, []],
    ['1990-02-01', facts, []],
    [null, facts, []],
    ['1990-01-01', { ...facts, birthOn: null }, []],
    ['2023-01-02', facts, ['joinedOn']],
    ['1990-01-31', facts, ['joinedOn']],
    ['1899-12-31', { ...facts, birthOn: null }, ['joinedOn']],
  ])('of %j', (joinedOn, known, wrong) => {
    expect(read((check) => parseJoinedOn(check, joinedOn, known))).toEqual({ value: joinedOn, wrong });
  });
});

describe('parseBirthOn', () => {
  it.each([
    ['1900-01-01', []],
    ['2026-11-03', []],
    [null, []],
    ['1899-12-31', ['birthOn']],
    ['2026-11-04', ['birthOn']],
    ['1990-02-30', ['birthOn']],
  ])('of %j', (birthOn, wrong) => {
    expect(read((check) => parseBirthOn(check, birthOn, '2026-11-03')).wrong).toEqual(wrong);
  });
});

describe('parseNationalId', () => {
  const facts = { today: '2026-11-03', birthOn: '1990-01-31', gender: 'MALE' as const };
  const nationalId = syntheticNationalId();

  it('gives the normal form, and all that is wrong', () => {
    expect(read((check) => parseNationalId(check, ` ${nationalId} `, facts))).toEqual({ value: nationalId, wrong: [] });
    expect(read((check) => parseNationalId(check, null, facts))).toEqual({ value: null, wrong: [] });
    const other = { ...facts, birthOn: '1980-01-01', gender: 'FEMALE' as const };
    expect(read((check) => parseNationalId(check, nationalId, other)).wrong).toEqual(['nationalId', 'nationalId']);
  });
});

describe('the place, end and title of a post', () => {
  it.each([
    [1, null, []],
    [null, '某办', []],
    [null, null, ['unit']],
    [1, '某办', ['unit']],
  ])('of unit %j and organ %j', (unitId, externalOrgan, wrong) => {
    expect(read((check) => parsePlace(check, { unitId, externalOrgan })).wrong).toEqual(wrong);
  });

  it.each([
    [null, []],
    ['2023-01-02', []],
    ['2023-01-01', ['until']],
    ['2022-12-31', ['until']],
  ])('until %j', (until, wrong) => {
    expect(read((check) => parseUntil(check, until, '2023-01-01'))).toEqual({ value: until, wrong });
  });

  it('has a title of 1 to 100 characters', () => {
    expect(read((check) => parsePost(check, 'title', ` ${'x'.repeat(100)} `)).wrong).toEqual([]);
    expect(read((check) => parsePost(check, 'externalOrgan', 'x'.repeat(101))).wrong).toEqual(['externalOrgan']);
  });
});

describe('parseSeparation', () => {
  it.each([
    ['RETIRED', []],
    ['SEPARATED', []],
    ['DECEASED', []],
    ['ACTIVE', ['status']],
    ['SUSPENDED', ['status']],
  ] as const)('as %s', (status, wrong) => {
    expect(read((check) => parseSeparation(check, status))).toEqual({ value: status, wrong });
  });
});
