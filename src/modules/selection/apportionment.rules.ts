/**
 * Apportions seats by weights. The arithmetic is exact: the products of seats and weights are integers, and must stay
 * below 2^53 (a million seats by 10000 basis points are 10^10).
 */

export type Method = 'LARGEST_REMAINDER' | 'SAINTE_LAGUE';

/** A category in an apportionment: its weight in the whole, and how many seats it has already. */
export interface Claim {
  readonly weight: number;
  readonly taken: number;
}

/**
 * Splits seats by weights; the parts sum to the seats. Of equal claims to a seat, the larger weight wins, then the claim
 * that is listed first. At least one weight must be above zero; a weight of zero gets no seat.
 */
export function apportion(method: Method, seats: number, weights: readonly number[]): number[] {
  if (!weights.some((weight) => weight > 0)) throw new RangeError('No weight is above zero.');
  return method === 'LARGEST_REMAINDER' ? largestRemainder(seats, weights) : sainteLague(seats, weights);
}

/** Gives each weight the whole part of its exact share, and the remaining seats to the largest fractions, one each (Hamilton). */
function largestRemainder(seats: number, weights: readonly number[]): number[] {
  const whole = sum(weights);
  const remainders = weights.map((weight) => (seats * weight) % whole);
  const parts = weights.map((weight, i) => (seats * weight - remainders[i]!) / whole);
  const left = seats - sum(parts);
  const byRemainder = weights
    .map((_, i) => i)
    .toSorted((a, b) => remainders[b]! - remainders[a]! || weights[b]! - weights[a]! || a - b);
  for (const i of byRemainder.slice(0, left)) parts[i]! += 1;
  return parts;
}

/** Gives each seat in turn to the largest quotient weight / (2 × seats so far + 1) (Webster). */
function sainteLague(seats: number, weights: readonly number[]): number[] {
  const parts = weights.map(() => 0);
  for (let seat = 0; seat < seats; seat++) {
    let best = 0;
    for (let i = 1; i < weights.length; i++) {
      // compares the quotients by cross-multiplication, so that nothing is rounded
      const lead = weights[i]! * (2 * parts[best]! + 1) - weights[best]! * (2 * parts[i]! + 1);
      if (lead > 0 || (lead === 0 && weights[i]! > weights[best]!)) best = i;
    }
    parts[best]! += 1;
  }
  return parts;
}

/**
 * Splits vacancies so that, with the seats that each category has already, the whole is as close to the weights as the
 * method allows. A category that has more than its part of the whole gets none and is set aside, and the others share the
 * rest by the same method, until no category has more than its part. The quotas sum to the vacancies.
 */
export function fillVacancies(method: Method, vacancies: number, claims: readonly Claim[]): number[] {
  const quotas = claims.map(() => 0);
  let sharing = claims.map((claim, i) => ({ ...claim, i }));
  for (;;) {
    const seats = vacancies + sum(sharing.map(({ taken }) => taken));
    const weights = sharing.map(({ weight }) => weight);
    // some category is always within its part: together they have taken no more than the seats
    const parts = apportion(method, seats, weights);
    const within = sharing.filter(({ taken }, k) => taken <= parts[k]!);
    if (within.length === sharing.length) {
      for (const [k, { i, taken }] of sharing.entries()) quotas[i] = parts[k]! - taken;
      return quotas;
    }
    sharing = within;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
