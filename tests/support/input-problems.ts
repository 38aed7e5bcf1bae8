import { InvalidInputError } from '../../src/errors/refusals.ts';
import { InputCheck } from '../../src/modules/acts/input-check.rules.ts';

/** The paths that a check refuses, each with its reason in English. */
export function problems(act: (check: InputCheck) => unknown): (readonly [string, string])[] {
  const check = new InputCheck();
  act(check);
  try {
    check.done();
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.problems.map(({ path, text }) => [path, text.en] as const);
  }
}
