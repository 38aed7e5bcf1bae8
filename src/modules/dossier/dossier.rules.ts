import { StaleVersionError } from '../../errors/refusals.ts';

/** Refuses a change of a section that is not there, where the caller has read one; 0: there was none. */
export function assertNoneExpected(expectedVersion: number | null): void {
  if (expectedVersion !== null && expectedVersion !== 0) throw new StaleVersionError(0);
}
