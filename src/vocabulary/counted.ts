const RULES = new Intl.PluralRules('en');

/** Whether a number counts one alone in English. */
export const isOne = (count: number | string): boolean => RULES.select(Number(count)) === 'one';

/** A number with what it counts, in English: 1 unit, 2 units. `many`: where it is not `one` with an s. */
export const counted = (count: number | string, one: string, many = `${one}s`): string =>
  `${count} ${isOne(count) ? one : many}`;
