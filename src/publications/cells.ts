import { z } from 'zod';
import { charactersOf, isSpoofed, storedForm } from '../names/text-form.ts';
import { isDay, type Day } from '../time/day.ts';

// The types of cells. Each column has one of them; an empty cell means that the source does not say.

const shown = (value: unknown) => JSON.stringify(value);

/** A longer text means that the file has lost its quotes. */
const LENGTH_MAXIMUM = 2_000;

const cellWithout = (isWrong: (value: string) => boolean) =>
  z
    .string()
    .refine((value) => charactersOf(value) <= LENGTH_MAXIMUM, `is longer than ${LENGTH_MAXIMUM} characters`)
    .refine((value) => !value.includes('\0'), 'contains a NUL character')
    .refine((value) => value.includes('\0') || !isWrong(value), 'has control characters')
    .overwrite(storedForm)
    .refine((value) => value === value.trim(), { error: ({ input }) => `${shown(input)} starts or ends with a space` })
    .min(1, 'must not be empty');

export const text = cellWithout(isSpoofed);

/** A remark, which may have several lines. */
export const remark = cellWithout((value) => isSpoofed(value.replaceAll(/\r?\n/g, ' ')));

/** Accepts what a schema accepts, and reads an empty cell as null. */
export const optional = <Schema extends z.ZodType<unknown, string>>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema], {
    // the reason of the cell, not that of the union
    error: ({ input }) => schema.safeParse(input).error?.issues[0]?.message,
  });

export const oneOf = <const Value extends string>(values: readonly Value[]) =>
  z.enum(values, { error: ({ input }) => `${shown(input)} is not one of ${values.join(', ')}` });

export const flag = oneOf(['true', 'false']).transform((value) => value === 'true');

const matching = (pattern: RegExp, what: string) =>
  text.regex(pattern, { error: ({ input }) => `${shown(input)} is not ${what}` });

export const unitCode = matching(/^\d{6}(-[0-9A-Z]+)*$/, 'a unit code (330681, 330681-FQ)');
export const placeCode = matching(/^[0-9A-Z-]{1,60}$/, 'a place code (330624-CU-MY)');
export const divisionCode = matching(/^\d{6}$/, 'a GB/T 2260 code of six digits');
export const key = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key (lower case letters, digits and hyphens)');
export const metricKey = matching(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'a metric (lower case letters, digits and underscores)');
export const ruleKey = matching(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'a rule (words of lower case letters, joined by dots)');
/** A place in a contest, 1 is the first. */
export const contestPlace = matching(/^([1-9]\d{0,3}|10000)$/, 'a place from 1 to 10000').transform(Number);

export const year = matching(/^[12]\d{3}$/, 'a year');

/** A value of numeric(18, 4), kept as text so that no digit is lost. */
export const decimal = matching(
  /^-?\d{1,14}(\.\d{1,4})?$/,
  'a number with at most 14 digits before and 4 after the point',
);

const BASIS_POINTS = 10_000;
export const basisPoints = matching(/^\d{1,5}$/, 'a number of basis points')
  .transform(Number)
  .refine((value) => value <= BASIS_POINTS, { error: ({ input }) => `${String(input)} is more than ${BASIS_POINTS}` });

/** A day, month or year of the calendar, as precisely as it is known. */
export const partialDate = text.refine((value) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(value) && isDay(firstDay(value)), {
  error: ({ input }) => `${shown(input)} is not a date like 2021-11-29, 2021-12 or 2022`,
});

/** A day of the calendar. */
export const day = partialDate.refine((value) => value.length === 10, {
  error: ({ input }) => `${shown(input)} is not a day like 2021-11-29`,
});

/** The first day of a day, month or year. */
export const firstDay = (date: string): Day => `${date}-01-01`.slice(0, 10);

export const PRECISIONS = ['DAY', 'MONTH', 'YEAR'] as const;
type Precision = (typeof PRECISIONS)[number];

export const precisionOf = (date: string): Precision =>
  date.length === 10 ? 'DAY' : date.length === 7 ? 'MONTH' : 'YEAR';

/** How a value was found: printed in the source, concluded from it, or taken from elsewhere. */
export const basis = oneOf(['stated', 'inferred', 'external']);
