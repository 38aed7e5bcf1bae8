import { InvalidArgumentError } from 'commander';
import { FIRST_UNTIL, LAST_UNTIL, type Limits } from '../synthesis/options.ts';
import { isDay, type Day } from '../time/day.ts';

/** Reads a whole number that was typed. */
export const wholeNumber =
  ({ minimum, maximum }: Limits) =>
  (typed: string): number => {
    if (!/^\d{1,10}$/.test(typed) || Number(typed) < minimum || Number(typed) > maximum) {
      throw new InvalidArgumentError(`It must be a whole number from ${minimum} to ${maximum}.`);
    }
    return Number(typed);
  };

/** Reads a day that was typed. */
export function day(typed: string): Day {
  if (isDay(typed) && typed >= FIRST_UNTIL && typed <= LAST_UNTIL) return typed;
  throw new InvalidArgumentError(`It must be a day from ${FIRST_UNTIL} to ${LAST_UNTIL}.`);
}
