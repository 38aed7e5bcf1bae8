import { describe, expect, it } from '@jest/globals';
import { instantOf } from '../../src/time/instant.ts';

describe('an instant', () => {
  it.each([
    ['2021-11-29T08:00Z', '2021-11-29T08:00:00.000Z'],
    ['2021-11-29T08:00:00.123456+08:00', '2021-11-29T00:00:00.123Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('%s is read', (text, utc) => {
    expect(instantOf(text)?.toISOString()).toBe(utc);
  });

  it.each([
    ['without an offset', '2021-11-29T08:00:00'],
    ['on no day of the calendar', '2021-02-30T08:00:00Z'],
    ['before the first year, by UTC', '0001-01-01T00:00:00+14:00'],
    ['after the last year, by UTC', '9999-12-31T23:59:59-01:00'],
  ])('is refused %s', (_why, text) => {
    expect(instantOf(text)).toBeNull();
  });
});
