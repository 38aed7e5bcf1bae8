import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { NoTurnError } from '../../src/database/availability.ts';
import { Turns } from '../../src/database/turns.ts';

/** Work that goes on until it is told to end, and notes when it begins. */
function worker(turns: Turns) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const take = (name: string, signal = new AbortController().signal) =>
    turns.take(name[0]!, signal, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const end = async (name: string) => {
    ends.get(name)!();
    await setImmediate();
  };
  return { begun, take, end };
}

describe('turns', () => {
  it('let each holder work once at a time, in order, and others meanwhile', async () => {
    const { begun, take, end } = worker(new Turns(3));
    const all = ['a1', 'a2', 'b1', 'a3'].map((name) => take(name));
    await setImmediate();
    expect(begun).toEqual(['a1', 'b1']);
    await end('a1');
    expect(begun).toEqual(['a1', 'b1', 'a2']);
    for (const name of ['a2', 'a3', 'b1']) await end(name);
    await Promise.all(all);
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('let so many work at a time, whoever they are', async () => {
    const { begun, take, end } = worker(new Turns(2));
    const all = ['a1', 'b1', 'c1'].map((name) => take(name));
    await setImmediate();
    expect(begun).toEqual(['a1', 'b1']);
    await end('b1');
    expect(begun).toEqual(['a1', 'b1', 'c1']);
    for (const name of ['a1', 'c1']) await end(name);
    await Promise.all(all);
  });

  it('are lost by who waits longer than there is time, and by nobody else', async () => {
    const { begun, take, end } = worker(new Turns(1));
    const time = new AbortController();
    const [first, late, next] = [take('a1'), take('b1', time.signal), take('c1')];
    await setImmediate();
    time.abort();
    await expect(late).rejects.toThrow(NoTurnError);
    await expect(take('d1', AbortSignal.abort())).rejects.toThrow(NoTurnError);
    await end('a1');
    expect(begun).toEqual(['a1', 'c1']);
    await end('c1');
    await Promise.all([first, next]);
  });

  it('are given on where the work fails', async () => {
    const turns = new Turns(1);
    const { signal } = new AbortController();
    await expect(turns.take('a', signal, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await turns.take('a', signal, () => Promise.resolve('done'))).toBe('done');
  });
});
