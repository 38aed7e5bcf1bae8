import { isDayValue } from '../day-text.ts';

// Days of forms, by the names that the fields of inputs have, however deep they stand.

/** From which day what a form changes is to hold. */
const OF_CHANGE = ['effectiveOn', 'period.from'];

/** The days of acts that are done on the day that they are recorded, unless somebody says otherwise. */
export const OF_TODAY: readonly string[] = [
  'effectiveOn',
  'awardedOn',
  'decidedOn',
  'filedOn',
  'noticedOn',
  'observedOn',
  'on',
  'openedOn',
  'selectedOn',
  'signedOn',
];

/** The day on which whom and what a form names has to be there: of several the first. */
const OF_NAMES = [...OF_CHANGE, ...OF_TODAY, 'nominatedOn', 'startsOn', 'from'];

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All values of a form by their paths from a group on, such as `period.from` and `from`; not those in lists, of which each has its own. */
function pathsOf(values: Readonly<Record<string, unknown>>): readonly (readonly [path: string, value: unknown])[] {
  return Object.entries(values).flatMap(([name, value]) =>
    isGroup(value)
      ? pathsOf(value).flatMap(([path, inner]) => [[path, inner] as const, [`${name}.${path}`, inner] as const])
      : [[name, value] as const],
  );
}

function firstOf(names: readonly string[], values: Readonly<Record<string, unknown>>): string | null {
  const paths = new Map(pathsOf(values));
  const days = names.map((name) => paths.get(name));
  return days.find((day): day is string => isDayValue(day, false)) ?? null;
}

/** The day from which what a form changes is to hold; null: it has no such day, or none that is whole. */
export const dayOfChange = (values: Readonly<Record<string, unknown>>): string | null => firstOf(OF_CHANGE, values);

/** The day on which whom and what a form names has to be there; null: it has no such day, or none that is whole. */
export const dayOfNames = (values: Readonly<Record<string, unknown>>): string | null => firstOf(OF_NAMES, values);
