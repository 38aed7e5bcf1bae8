import dayjs from 'dayjs';
import { lastDayOf } from './last-day.ts';

interface Period {
  readonly from: string;
  /** The first day after it. */
  readonly to: string;
}

interface Cycle extends Period {
  readonly scheme: { readonly name: string };
}

/** Whole years and whole months, by how their first days end, and how they are told. */
const WHOLE = [
  ['-01-01', 'YYYY'],
  ['-01', 'YYYY-MM'],
] as const;

/** A period as short as it can be told: by years or months where it is whole ones, by its first and its last day otherwise. */
export function periodText({ from, to }: Period): string {
  const [, format = 'YYYY-MM-DD'] = WHOLE.find(([end]) => from.endsWith(end) && to.endsWith(end)) ?? [];
  const [first, last] = [from, lastDayOf({ to })].map((day) => dayjs(day).format(format));
  return first === last ? `${first}` : `${first} – ${last}`;
}

/** What a cycle is called wherever it is told: a scheme has one for each period, and one of each unit. */
export const nameOfCycle = (cycle: Cycle): string => `${cycle.scheme.name} ${periodText(cycle)}`;
