import type { InputCheck } from './input-check.rules.ts';

/** How many decimals there may be: two of a total, four of a figure, a score, a maximum or a limit of a grade. */
type Places = 2 | 4;

const FORMS = {
  2: { form: /^-?\d+(\.\d{1,2})?$/, text: { zh: '最多保留两位小数', en: 'must have at most two decimals' } },
  4: { form: /^-?\d+(\.\d{1,4})?$/, text: { zh: '最多保留四位小数', en: 'must have at most four decimals' } },
} as const;

/**
 * The decimal that was meant by a number: the shortest that is read as that number, which is the one that was sent.
 * Null for one with more decimals. From here on nothing is computed with floating points.
 */
export function decimalOf(value: number, places: Places = 4): string | null {
  const text = String(value);
  return FORMS[places].form.test(text) ? text : null;
}

/** The decimal of an input; '0' where it has more decimals, and is refused. */
export function parseDecimal(
  check: Pick<InputCheck, 'refuse'>,
  path: string,
  value: number,
  places: Places = 4,
): string {
  const decimal = decimalOf(value, places);
  if (decimal === null) check.refuse(path, FORMS[places].text);
  return decimal ?? '0';
}
