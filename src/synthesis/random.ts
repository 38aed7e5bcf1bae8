// Pseudo-random numbers. Each is a function of the seed, of its purpose and of its subject, so a force depends neither
// on the order in which it is made nor on what else is made.

const MIX_1 = 0x85ebca6b;
const MIX_2 = 0xc2b2ae35;

/** The finalizer of MurmurHash3: every bit of the result depends on every bit of the value. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), MIX_1);
  hash = Math.imul(hash ^ (hash >>> 13), MIX_2);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The purposes of numbers; each has its own sequence. */
const PURPOSES = [
  'unit',
  'officer',
  'seat',
  'honor',
  'collective honor',
  'evaluation',
  'selection',
  'police number',
  'work',
  'discipline',
  'recommendation',
] as const;
type Purpose = (typeof PURPOSES)[number];

/** The numbers of one subject and purpose (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number, purpose: Purpose, subject: number) {
    this.#state = mixed(mixed(mixed(seed) + PURPOSES.indexOf(purpose) * 0x9e3779b9) + subject);
  }

  /** A number from 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let hash = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer from 0 to below a limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** An integer between two, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** The index of one of some weights, with a probability in proportion to the weight. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return found === -1 ? weights.length - 1 : found;
  }

  /** Days until the next event, where events happen once in so many days on average. */
  waiting(average: number): number {
    return Math.ceil(-Math.log(1 - this.next()) * average);
  }
}

const ROUNDS = 4;

/**
 * A permutation of the numbers below a size, and its inverse: a Feistel network, applied until the result is below the
 * size.
 */
export class Shuffle {
  readonly #size: number;
  readonly #bits: number;
  readonly #mask: number;
  readonly #keys: readonly number[];

  constructor(seed: number, purpose: Purpose, size: number) {
    this.#size = size;
    this.#bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, size)) / 2));
    this.#mask = 2 ** this.#bits - 1;
    const random = new Random(seed, purpose, size);
    this.#keys = Array.from({ length: ROUNDS }, () => random.below(2 ** 32));
  }

  at(index: number): number {
    return this.#walk(index, this.#keys, false);
  }

  /** The index at which `at` gives a number. */
  indexOf(number: number): number {
    return this.#walk(number, this.#keys.toReversed(), true);
  }

  #walk(start: number, keys: readonly number[], back: boolean): number {
    let value = start;
    do {
      let left = value >>> this.#bits;
      let right = value & this.#mask;
      if (back) [left, right] = [right, left];
      for (const key of keys) [left, right] = [right, left ^ (mixed(right ^ key) & this.#mask)];
      if (back) [left, right] = [right, left];
      value = left * 2 ** this.#bits + right;
    } while (value >= this.#size);
    return value;
  }
}
