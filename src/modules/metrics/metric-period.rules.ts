/** The period of a figure: how long it is, as an ISO 8601 duration in months or days; null where its start is open. */
export interface MetricPeriod {
  readonly length: string | null;
}

const DATE = String.raw`[12]\d{3}(?:-\d{2}(?:-\d{2})?)?`;
const DURATION = String.raw`P([1-9]\d{0,2})([YMWD])`;

const BETWEEN = new RegExp(`^(${DATE})(?:/(${DATE}))?$`);
const OF_LENGTH = new RegExp(`^${DURATION}(?:/(${DATE}))?$`);
const UP_TO = new RegExp(`^\\.\\./(${DATE})$`);

const MONTHS: Readonly<Record<string, number>> = { Y: 12, M: 1 };
const DAYS: Readonly<Record<string, number>> = { W: 7, D: 1 };

/**
 * Reads a period as published figures have it: `2021`, `2021-01/2021-11` (both included), `P3Y/2022` (three years up
 * to), `../2019` (up to), `P1Y` (a year, whichever); null where a text is none of these.
 */
export function parsePeriod(text: string): MetricPeriod | null {
  const between = BETWEEN.exec(text);
  if (between) {
    const [first, last] = [spanOf(between[1]!), spanOf(between[2] ?? between[1]!)];
    return first && last && first.from <= last.from ? { length: lengthOf(first.from, last.to) } : null;
  }
  const ofLength = OF_LENGTH.exec(text);
  if (ofLength) {
    const [, count, unit, last] = ofLength;
    if (last !== undefined && !spanOf(last)) return null;
    const months = MONTHS[unit!];
    return { length: months ? `P${Number(count) * months}M` : `P${Number(count) * DAYS[unit!]!}D` };
  }
  const upTo = UP_TO.exec(text);
  return upTo && spanOf(upTo[1]!) ? { length: null } : null;
}

interface Span {
  /** Included. */
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
}

/** The days of a year, a month or a day; null where there is no such day. */
function spanOf(text: string): Span | null {
  const [year, month, day] = text.split('-').map(Number) as [number, number?, number?];
  const from = new Date(`${text}${'-01-01'.slice(text.length - '2021'.length)}T00:00:00Z`);
  if (Number.isNaN(from.getTime()) || !from.toISOString().startsWith(text)) return null;
  const months = month === undefined ? 12 : day === undefined ? 1 : 0;
  return { from, to: new Date(Date.UTC(year, from.getUTCMonth() + months, day === undefined ? 1 : day + 1)) };
}

/** In months where it is whole months, so that February is as long as March; else in days. */
function lengthOf(from: Date, to: Date): string {
  if (from.getUTCDate() === 1 && to.getUTCDate() === 1) {
    return `P${(to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()}M`;
  }
  return `P${(to.getTime() - from.getTime()) / 86_400_000}D`;
}
