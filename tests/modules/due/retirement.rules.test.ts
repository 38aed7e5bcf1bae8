import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import {
  agesOf,
  groupOf,
  keyOfRetirement,
  mayRetire,
  retirementOf,
  RETIREMENT_GROUPS,
  type RetirementGroup,
} from '../../../src/modules/due/retirement.rules.ts';
import type { RuleEdition } from '../../../src/modules/regulations/rule-edition.rules.ts';
import { daysAfter, monthsAfter } from '../../../src/time/day.ts';

/** The rules as they are loaded. */
const RULES: readonly RuleEdition[] = readFileSync('prisma/facts/regulation_rules.csv', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('retirement.'))
  .map((line) => {
    const [key, , value, , article, validFrom, validTo, confirmed] = line.split(',');
    return {
      key: key!,
      value: Number(value),
      article: article!,
      validFrom: validFrom!,
      validTo: validTo || null,
      confirmed: confirmed === 'true',
    };
  });

const dueOn = (born: string, group: RetirementGroup): string => retirementOf(born, group, RULES)!.dueOn;

describe('the age of retirement', () => {
  // as the tables printed with the decision have them: born in a month, at an age, in a month
  it.each<[RetirementGroup, string, number, string]>([
    ['men', '1964-12-31', 60 * 12, '2024-12-31'],
    ['men', '1965-01-01', 60 * 12 + 1, '2025-02-01'],
    ['men', '1965-01-31', 60 * 12 + 1, '2025-02-28'],
    ['men', '1965-04-30', 60 * 12 + 1, '2025-05-30'],
    ['men', '1965-05-01', 60 * 12 + 2, '2025-07-01'],
    ['men', '1965-08-31', 60 * 12 + 2, '2025-10-31'],
    ['men', '1965-09-01', 60 * 12 + 3, '2025-12-01'],
    ['men', '1969-01-01', 61 * 12 + 1, '2030-02-01'],
    ['men', '1968-12-31', 61 * 12, '2029-12-31'],
    ['men', '1972-12-01', 62 * 12, '2034-12-01'],
    ['men', '1976-08-31', 62 * 12 + 11, '2039-07-31'],
    ['men', '1976-09-01', 63 * 12, '2039-09-01'],
    ['men', '1990-02-28', 63 * 12, '2053-02-28'],
    ['women-cadres', '1969-12-31', 55 * 12, '2024-12-31'],
    ['women-cadres', '1970-01-01', 55 * 12 + 1, '2025-02-01'],
    ['women-cadres', '1970-05-01', 55 * 12 + 2, '2025-07-01'],
    ['women-cadres', '1981-08-31', 57 * 12 + 11, '2039-07-31'],
    ['women-cadres', '1981-09-01', 58 * 12, '2039-09-01'],
    ['women-workers', '1974-12-31', 50 * 12, '2024-12-31'],
    ['women-workers', '1975-01-01', 50 * 12 + 1, '2025-02-01'],
    ['women-workers', '1975-02-28', 50 * 12 + 1, '2025-03-28'],
    ['women-workers', '1975-03-01', 50 * 12 + 2, '2025-05-01'],
    ['women-workers', '1984-10-31', 54 * 12 + 11, '2039-09-30'],
    ['women-workers', '1984-11-01', 55 * 12, '2039-11-01'],
    // a leap day
    ['men', '1968-02-29', 60 * 12 + 10, '2028-12-29'],
    ['women-cadres', '1972-02-29', 55 * 12 + 7, '2027-09-29'],
  ])('of %s born on %s is %i months, reached on %s', (group, born, months, day) => {
    expect(dueOn(born, group)).toBe(day);
    expect(monthsAfter(born, months)).toBe(day);
  });

  it('is by the former rule until the staged one, neither of which is confirmed', () => {
    expect(retirementOf('1964-12-31', 'men', RULES)!.rule).toMatchObject({
      key: keyOfRetirement('men', 'age'),
      confirmed: false,
    });
    expect(retirementOf('1965-01-01', 'men', RULES)!.rule).toMatchObject({
      key: keyOfRetirement('men', 'delay-every'),
      validFrom: '2025-01-01',
      confirmed: false,
    });
    expect(retirementOf('1965-01-01', 'men', [])).toBeNull();
  });

  it('is that of the group, which the gender decides and of women the category', () => {
    expect(groupOf('MALE', 'AUXILIARY')).toBe('men');
    expect(groupOf('FEMALE', 'POLICE')).toBe('women-cadres');
    expect(groupOf('FEMALE', 'AUXILIARY')).toBe('women-workers');
    expect(groupOf(null, 'POLICE')).toBeNull();
  });

  it('is never reached on days for which somebody is left out by the day of birth', () => {
    const ages = agesOf(RULES);
    for (let day = '1960-01-01'; day < '1990-01-01'; day = daysAfter(day, 13)) {
      for (const group of RETIREMENT_GROUPS) {
        const reached = dueOn(day, group);
        expect(mayRetire(day, { from: reached, to: reached }, ages)).toBe(true);
      }
    }
    expect(mayRetire('2000-01-01', { from: '2026-01-01', to: '2026-12-31' }, ages)).toBe(false);
    expect(mayRetire('1950-01-01', { from: '2026-01-01', to: '2026-12-31' }, ages)).toBe(false);
  });
});
