import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';

/** How long a page is waited for. */
export const STEP_MS = 20_000;

/** That something comes to be so which no locator finds, such as what the tab keeps, or the address. */
export async function expectSoon(read: () => unknown, expected: unknown): Promise<void> {
  await isSoon(read, expected, STEP_MS);
  expect(await read()).toEqual(expected);
}

/** Whether something comes to be so in a time. */
export async function isSoon(read: () => unknown, expected: unknown, withinMs = 5_000): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until;) {
    if (isDeepStrictEqual(await read(), expected)) return true;
    await setTimeout(50);
  }
  return false;
}
