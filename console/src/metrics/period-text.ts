import type { Locale } from '../texts.ts';

const DAY = String.raw`[12]\d{3}(?:-\d{2}(?:-\d{2})?)?`;
const BETWEEN = new RegExp(`^(${DAY})(?:/(${DAY}))?$`);
const OF_LENGTH = new RegExp(`^P(\\d+)([YMWD])(?:/(${DAY}))?$`);
const UP_TO = new RegExp(`^\\.\\./(${DAY})$`);

const LENGTHS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  Y: ['年', 'year'],
  M: ['个月', 'month'],
  W: ['周', 'week'],
  D: ['天', 'day'],
};

/** `2021-03` as people write it. */
function dayText(text: string): string {
  const [year, month, day] = text.split('-');
  return [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].filter(Boolean).join('');
}

/** The end of a period, without the year that it begins in. */
const endText = (first: string, last: string): string =>
  last.includes('-') && first.slice(0, 4) === last.slice(0, 4) ? dayText(last).slice('2021年'.length) : dayText(last);

/** The period of a figure in words, as `2021-01/2021-11`, `P3Y/2022`, `../2019`; what is none of these stays as it is. */
export function periodTextOf(period: string, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const [, first, last] = BETWEEN.exec(period) ?? [];
  if (first && last) return zh ? `${dayText(first)}至${endText(first, last)}` : `${first} to ${last}`;
  if (first) return zh ? dayText(first) : first;
  const [, count, unit = '', until] = OF_LENGTH.exec(period) ?? [];
  const words = LENGTHS[unit];
  if (count && words) {
    const length = zh ? `${count}${words[0]}` : `${count} ${words[1]}${count === '1' ? '' : 's'}`;
    if (!until) return length;
    return zh ? `至${dayText(until)}的${length}` : `${length} up to ${until}`;
  }
  const [, end] = UP_TO.exec(period) ?? [];
  if (end) return zh ? `至${dayText(end)}` : `up to ${end}`;
  return period;
}

const YEAR = String.raw`([12]\d{3})`;
const MONTH = String.raw`(\d{1,2})`;
const BETWEEN_MARK = '[至到~～—–-]';
/** As people type a year, a month or a day: 2026年, 2026年3月, 2026.3, 2026年3月5日. */
const TYPED = new RegExp(String.raw`^${YEAR}(?:年|$|(?=\.))(?:\.?${MONTH}(?:月|$|(?=\.))(?:\.?${MONTH}日?)?)?$`);
/** What comes after the mark may leave out the year, and the month too. */
const TYPED_END = new RegExp(String.raw`^${MONTH}(?:月(?:${MONTH}日)?)?$`);
const PART = new RegExp(String.raw`^${YEAR}年(?:第?([一二三四1-4])季度|([上下])半年)$`);

const padded = (number: string): string => number.padStart(2, '0');
const joined = (year: string, month?: string, day?: string): string =>
  [year, month && padded(month), day && padded(day)].filter(Boolean).join('-');

function dayOf(text: string): string | null {
  const [, year, month, day] = TYPED.exec(text) ?? [];
  return year ? joined(year, month, day) : null;
}

/** The end of a period that begins on a day, in as much detail. */
function endOf(text: string, first: string): string | null {
  const whole = dayOf(text);
  if (whole) return whole;
  const [, month, day] = TYPED_END.exec(text) ?? [];
  return month && first.includes('-') ? joined(first.slice(0, 4), month, day) : null;
}

/** The first and last month of a quarter or of half a year. */
function monthsOf(quarter: string | undefined, half: string | undefined): readonly [first: number, last: number] {
  if (!quarter) return half === '上' ? [1, 6] : [7, 12];
  const place = '一二三四'.indexOf(quarter) + 1 || Number(quarter);
  return [3 * place - 2, 3 * place];
}

/** The period that was typed as people write it; what is not known stays as it is, for the registry to tell. */
export function periodOf(typed: string): string {
  const text = typed.replaceAll(/\s/g, '');
  const [, year, quarter, half] = PART.exec(text) ?? [];
  if (year)
    return monthsOf(quarter, half)
      .map((month) => joined(year, String(month)))
      .join('/');
  const one = dayOf(text);
  if (one) return one;
  const [start = '', end, ...others] = text.split(new RegExp(BETWEEN_MARK));
  const first = others.length === 0 && end ? dayOf(start) : null;
  const last = first && end ? endOf(end, first) : null;
  return first && last ? `${first}/${last}` : typed.trim();
}
