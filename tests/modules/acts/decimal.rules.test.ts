import { describe, expect, it } from '@jest/globals';
import { decimalOf } from '../../../src/modules/acts/decimal.rules.ts';

describe('decimalOf', () => {
  it.each([
    [87.35, '87.35'],
    [0.1, '0.1'],
    [99.9999, '99.9999'],
    [1_000_000, '1000000'],
    [-0, '0'],
    [0.1 + 0.2, null],
    [1.000_01, null],
    [1e-7, null],
    [1e21, null],
  ])('reads %d as %s: at most four decimals', (value, decimal) => expect(decimalOf(value)).toBe(decimal));

  it.each([
    [93.75, '93.75'],
    [100, '100'],
    [0.29, '0.29'],
    [93.755, null],
    [0.1 + 0.2, null],
  ])('reads %d as %s where two decimals are allowed', (value, decimal) => expect(decimalOf(value, 2)).toBe(decimal));
});
