import { describe, expect, it } from '@jest/globals';
import { takenBackBy } from '../../src/record/undone.rules.ts';

describe('what a change did', () => {
  it('is taken back by the latest change that did so, unless that was undone itself', () => {
    const undoing = (position: string, taken: string) => ({ position, taken });
    const told = (...all: Parameters<typeof takenBackBy>[0]) =>
      Object.fromEntries([...takenBackBy(all)].map(([taken, { position }]) => [taken, position]));
    expect(told(undoing('7', '2'))).toEqual({ 2: '7' });
    expect(told(undoing('9', '7'), undoing('7', '2'))).toEqual({ 7: '9' });
    expect(told(undoing('10', '2'), undoing('9', '7'), undoing('7', '2'))).toEqual({ 2: '10', 7: '9' });
  });
});
