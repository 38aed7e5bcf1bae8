import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nationalIdProblems, normalNationalId } from '../../../src/modules/officers/national-id.rules.ts';
import { syntheticNationalId as synthetic } from '../../support/national-ids.ts';

const TODAY = '2026-11-03';
const numbers = fc.tuple(fc.nat(28 * 12 * 60 - 1), fc.nat(999)).map(([days, serial]) => {
  const birth = new Date(Date.UTC(1940, 0, 1 + days)).toISOString().slice(0, 10).replaceAll('-', '');
  return synthetic({ birth, serial: String(serial).padStart(3, '0') });
});

const problems = (nationalId: string, facts: Partial<Parameters<typeof nationalIdProblems>[1]> = {}) =>
  nationalIdProblems(nationalId, { today: TODAY, birthOn: null, gender: null, ...facts });

const english = (...args: Parameters<typeof problems>) => problems(...args).map(({ en }) => en);

const FORM = 'must have 17 digits and a last digit or X';
const DIVISION = 'does not begin with the code of an administrative division';
const BIRTH = 'has no day of the calendar in digits 7 to 14';
const FUTURE = 'has a birth date in the future';
const CHECK = 'has a last character that does not fit the others';
const BIRTH_DIFFERS = 'has another birth date than the one given';
const GENDER_DIFFERS = 'is of the other gender than the one given';

describe('nationalIdProblems', () => {
  it('finds none in the examples that GB 11643 itself prints', () => {
    expect(problems('11010519491231002X')).toEqual([]);
    expect(problems('440524188001010014')).toEqual([]);
  });

  it.each([
    ['a man', synthetic({ serial: '001' }), { gender: 'MALE' as const, birthOn: '1990-01-31' }],
    ['a woman', synthetic({ serial: '002' }), { gender: 'FEMALE' as const, birthOn: '1990-01-31' }],
    ['someone born today', synthetic({ birth: '20261103' }), {}],
    ['someone born on a leap day', synthetic({ birth: '20000229' }), { birthOn: '2000-02-29' }],
    ['a resident of Taiwan', synthetic({ division: '830000' }), {}],
    ...Array.from({ length: 11 }, (_, serial) => {
      const number = synthetic({ serial: String(100 + serial) });
      return [`a check character ${number.at(-1)}`, number, {}] as const;
    }),
  ])('finds none in the number of %s', (_case, nationalId, facts) => {
    expect(problems(nationalId, facts)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['15 digits', '330000900131001'],
    ['17 digits', synthetic().slice(0, 17)],
    ['19 digits', `${synthetic()}0`],
    ['an X before the end', `X${synthetic().slice(1)}`],
    ['a small x', synthetic().slice(0, 17) + 'x'],
    ['letters', 'ABCDEFGHIJKLMNOPQR'],
    ['digits of another script', '١'.repeat(18)],
    ['a line break', `${synthetic()}\n`],
  ])('refuses %s by its form alone', (_case, nationalId) => {
    expect(english(nationalId, { birthOn: '1990-01-31', gender: 'MALE' })).toEqual([FORM]);
  });

  it.each(['000000', '100000', '160000', '380000', '470000', '660000', '910000'])(
    'refuses the division %s',
    (division) => {
      expect(english(synthetic({ division }))).toEqual([DIVISION]);
    },
  );

  it.each(['19900230', '19900431', '19901301', '19900001', '19900100', '19000229', '00000101'])(
    'refuses %s, which is no day',
    (birth) => {
      expect(english(synthetic({ birth }), { birthOn: '1990-01-31' })).toEqual([BIRTH]);
    },
  );

  it('refuses a birth date in the future', () => {
    expect(english(synthetic({ birth: '20261104' }))).toEqual([FUTURE]);
  });

  it('refuses another birth date or gender than the one given', () => {
    expect(english(synthetic(), { birthOn: '1990-01-30' })).toEqual([BIRTH_DIFFERS]);
    expect(english(synthetic({ serial: '001' }), { gender: 'FEMALE' })).toEqual([GENDER_DIFFERS]);
    expect(english(synthetic({ serial: '002' }), { gender: 'MALE' })).toEqual([GENDER_DIFFERS]);
  });

  it('tells all that is wrong at once, in both languages, and repeats none of it', () => {
    const number = synthetic({ division: '990000' });
    const wrong = `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`;
    const found = problems(wrong, { birthOn: '1980-01-01', gender: 'FEMALE' });
    expect(found).toEqual([
      { zh: '前六位不是行政区划代码', en: DIVISION },
      { zh: '其中的出生日期与所填出生日期不一致', en: BIRTH_DIFFERS },
      { zh: '其中的性别与所填性别不一致', en: GENDER_DIFFERS },
      { zh: '校验码不正确', en: CHECK },
    ]);
  });

  it('finds every single digit that is mistyped and every two neighbors that are swapped', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (right, index, by) => {
        const mistyped = `${right.slice(0, index)}${(Number(right[index]) + by) % 10}${right.slice(index + 1)}`;
        expect(problems(right)).toEqual([]);
        expect(english(mistyped)).toContain(CHECK);
      }),
    );
    fc.assert(
      fc.property(numbers, fc.nat(15), (right, index) => {
        fc.pre(right[index] !== right[index + 1]);
        const swapped = `${right.slice(0, index)}${right[index + 1]}${right[index]}${right.slice(index + 2)}`;
        expect(english(swapped)).toContain(CHECK);
      }),
    );
  });
});

describe('normalNationalId', () => {
  it.each([
    ['11010519491231002x', '11010519491231002X'],
    [' 110105 19491231 002X\n', '11010519491231002X'],
    ['11010519491231002X', '11010519491231002X'],
    ['', ''],
  ])('writes %j one way', (text, expected) => {
    expect(normalNationalId(text)).toBe(expected);
  });
});
