import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter, type Day } from '../../../src/time/day.ts';
import type { CalendarDayKind } from '../../../src/generated/prisma/enums.ts';
import { afterWorkingDays, isWorkingDay, type Calendar } from '../../../src/modules/calendar/working-days.rules.ts';

const NONE: Calendar = new Map();

const span = (from: Day, to: Day, kind: CalendarDayKind) => {
  const days: [Day, CalendarDayKind][] = [];
  for (let day = from; day <= to; day = daysAfter(day, 1)) days.push([day, kind]);
  return days;
};

/** A spring festival as such orders are: eight days off, for which a Sunday before and a Saturday after are worked. */
const SPRING: Calendar = new Map<Day, CalendarDayKind>([
  ['2024-02-04', 'WORKDAY'],
  ...span('2024-02-10', '2024-02-17', 'HOLIDAY'),
  ['2024-02-18', 'WORKDAY'],
]);

describe('a day', () => {
  it.each([
    ['2024-02-09', NONE, true, 'a Friday'],
    ['2024-02-10', NONE, false, 'a Saturday'],
    ['2024-02-11', NONE, false, 'a Sunday'],
    ['2024-02-12', NONE, true, 'a Monday'],
    ['2024-02-12', SPRING, false, 'a Monday that is off'],
    ['2024-02-10', SPRING, false, 'a Saturday that is off'],
    ['2024-02-04', SPRING, true, 'a Sunday that is worked'],
    ['2024-02-18', SPRING, true, 'another'],
    ['2024-02-29', NONE, true, 'a leap day'],
  ] as const)('%s is worked or not: %#', (day, calendar, worked, _what) => {
    expect(isWorkingDay(day, calendar)).toBe(worked);
  });
});

describe('the day after some working days', () => {
  it.each([
    // Monday to the Tuesday of the week after
    ['2024-03-04', 7, NONE, '2024-03-13'],
    ['2024-03-05', 7, NONE, '2024-03-14'],
    // a notice that begins on a day off is counted from the next that is worked, and may end on a Friday
    ['2024-03-02', 5, NONE, '2024-03-09'],
    ['2024-03-04', 1, NONE, '2024-03-05'],
    ['2024-03-04', 0, NONE, '2024-03-04'],
    // over the end of a year
    ['2024-12-27', 7, NONE, '2025-01-07'],
    // Sunday the 4th is worked: 4, 5, 6, 7, 8, 9, and then the 18th
    ['2024-02-04', 6, SPRING, '2024-02-10'],
    ['2024-02-04', 7, SPRING, '2024-02-19'],
    ['2024-02-04', 7, NONE, '2024-02-14'],
    ['2024-02-12', 7, SPRING, '2024-02-27'],
  ] as const)('from %s, %d of them: %#', (first, count, calendar, day) => {
    expect(afterWorkingDays(first, count, calendar)).toBe(day);
  });

  it('equals the count of the days one by one', () => {
    const days = fc.integer({ min: 0, max: 800 }).map((n) => daysAfter('2024-01-01', n));
    const kinds = fc.constantFrom<CalendarDayKind>('HOLIDAY', 'WORKDAY');
    const calendars = fc.array(fc.tuple(days, kinds), { maxLength: 60 }).map((all) => new Map(all));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 100 }), calendars, (first, count, calendar) => {
        const after = afterWorkingDays(first, count, calendar);
        const worked: Day[] = [];
        for (let n = 0; n < 2_000 && daysAfter(first, n) < after; n++) {
          const day = daysAfter(first, n);
          const weekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
          if (calendar.has(day) ? calendar.get(day) === 'WORKDAY' : !weekend) worked.push(day);
        }
        expect(worked).toHaveLength(count);
        // the day before it is the last of them, or there are none
        expect(worked.at(-1) ?? daysAfter(first, -1)).toBe(daysAfter(after, -1));
      }),
      { numRuns: 300 },
    );
  });
});
