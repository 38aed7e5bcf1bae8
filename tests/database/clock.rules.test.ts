import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { OutOfTimeError } from '../../src/database/availability.ts';
import { Clock } from '../../src/database/clock.ts';

const once = { once: true } as const;

describe('a clock', () => {
  it('calls each listener once when its time is over, and none that has left', async () => {
    const clock = new Clock(10);
    const called: string[] = [];
    const leaves = () => void called.push('leaves');
    clock.addEventListener('abort', () => void called.push('stays'), once);
    clock.addEventListener('abort', leaves, once);
    clock.removeEventListener('abort', leaves);
    expect(clock.aborted).toBe(false);
    await sleep(50);
    expect(clock.aborted).toBe(true);
    expect(called).toEqual(['stays']);
    expect(clock.left).toBe(1);
  });

  it('stops what asks it, once its time is over', async () => {
    const clock = new Clock(10);
    expect(() => clock.throwIfOver()).not.toThrow();
    await sleep(50);
    expect(() => clock.throwIfOver()).toThrow(OutOfTimeError);
  });

  it('calls nobody once it is stopped', async () => {
    const clock = new Clock(10);
    let called = false;
    clock.addEventListener('abort', () => (called = true), once);
    clock.stop();
    await sleep(50);
    expect([clock.aborted, called]).toEqual([false, false]);
  });
});
