// Numbers that look drawn and are not: each is a function of the seed, of what it is for, and of whom it is about. So a
// force does not depend on the order in which it is made, nor on what else is made of it.

const MIX_1 = 0x85ebca6b;
const MIX_2 = 0xc2b2ae35;

/** The finalizer of MurmurHash3: every bit of the result depends on every bit of the value. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), MIX_1);
  hash = Math.imul(hash ^ (hash >>> 13), MIX_2);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** What numbers are drawn for; each has a sequence of its own. */
const PURPOSES = [
  'unit',
  'officer',
  'seat',
  'honor',
  'collective honor',
  'evaluation',
  'selection',
  'police number',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Of one subject and purpose: mulberry32. */
export class Random {
  #state: number;

  constructor(seed: number, purpose: Purpose, subject: number) {
    this.#state = mixed(mixed(mixed(seed) + PURPOSES.indexOf(purpose) * 0x9e3779b9) + subject);
  }

  /** From 0 to 1, which is not reached. */
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

  /** The index of one of some weights, each as likely as it is heavy. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return found === -1 ? weights.length - 1 : found;
  }

  /** Days until something that happens once in so many days on average. */
  waiting(average: number): number {
    return Math.ceil(-Math.log(1 - this.next()) * average);
  }
}

const ROUNDS = 4;

/** The numbers below a size in another order, and back: a Feistel network, walked until it stays below the size. */
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

  /** Where `at` gives this number. */
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
