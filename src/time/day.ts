/** A calendar day, `2021-11-29`. Days compare as text. */
export type Day = string;

/** The time of the registry: Beijing time, everywhere in China. */
export const TIME_ZONE = 'Asia/Shanghai';

/** The first day of all: what is done from it on is done ever. */
export const EVER: Day = '0001-01-01';

const CALENDAR = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });

const MINUTE_MS = 60_000;
let last = { minute: NaN, day: '' };

/** Today in Beijing. A day begins with a minute, so it is worked out once a minute. */
export function today(now = new Date()): Day {
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  if (last.minute !== minute) last = { minute, day: CALENDAR.format(now) };
  return last.day;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day of the calendar: 2021-02-30 is not. */
export function isDay(text: string): boolean {
  if (!DAY.test(text) || text < EVER) return false;
  const [year, month, date] = [text.slice(0, 4), text.slice(5, 7), text.slice(8)].map(Number) as [
    number,
    number,
    number,
  ];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : DAYS_IN_MONTH[month - 1]!;
}

const DAY_MS = 86_400_000;

/** The day that is a number of days after a day; before it where the number is negative. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days `to` is after `from`. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The day before a day. The first day of the calendar has none. */
export const dayBefore = (day: Day): Day => daysAfter(day, -1);

/** The day that is a number of months after a day: the same day of that month, or its last where it has none such. */
export function monthsAfter(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10);
}
