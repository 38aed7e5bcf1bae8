import type { InputCheck } from './input.rules.ts';

/** What a figure, a score, a maximum or a limit of a grade may be written with. */
const DECIMALS = /^-?\d+(\.\d{1,4})?$/;

/**
 * The decimal that was meant by a number: the shortest that is read as that number, which is the one that was sent.
 * Null for one with more than four decimals. From here on nothing is computed with floating points.
 */
export function decimalOf(value: number): string | null {
  const text = String(value);
  return DECIMALS.test(text) ? text : null;
}

/** The decimal of an input; '0' where it has more than four decimals, and is refused. */
export function parseDecimal(check: InputCheck, path: string, value: number): string {
  const decimal = decimalOf(value);
  if (decimal === null) check.refuse(path, { zh: '最多保留四位小数', en: 'must have at most four decimals' });
  return decimal ?? '0';
}
