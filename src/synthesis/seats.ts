import type { ForceOptions } from './options.ts';
import { Random, Shuffle } from './random.ts';
import type { Bureau, Tree, TreeUnit } from './tree.ts';

// Each officer who serves has one seat: a place in a unit. Seats are numbered bureau by bureau and unit by unit. A
// shuffle maps officers to seats, so that either is computed from the other without a list of two million.

/** The percentage of officers on record who serve; the others have left during the years on record. */
const SERVING_PERCENT = 91;

/** The relative sizes of units, by kind. */
const SIZES: Readonly<Partial<Record<TreeUnit['kind'], number>>> = {
  STATION: 20,
  BRIGADE: 18,
  DETACHMENT: 40,
  CENTER: 20,
  TEAM: 8,
  POLICE_ROOM: 2,
};
const SIZE_OF_OTHERS = 8;

export interface Seat {
  readonly unit: TreeUnit;
  /** The place in the unit; 0 is the leader's. */
  readonly place: number;
  /** How many seats the unit has. */
  readonly seats: number;
}

export interface Seating {
  readonly serving: number;
  /** The seats of each unit, in the order of units. */
  readonly sizes: readonly number[];
  /** The seat of an officer, and whether the officer still serves. */
  seatOf(officer: number): Seat & { readonly serves: boolean };
  /** The officers of a bureau and its parts. */
  officersOf(bureau: Bureau): number[];
}

export function seatForce(options: ForceOptions, tree: Tree): Seating {
  const { officers, seed } = options;
  const serving = Math.max(1, Math.round((officers * SERVING_PERCENT) / 100));
  const units = tree.bureaus.flatMap((bureau) => bureau.units);
  const weights = units.map(
    ({ id, kind }) => (SIZES[kind] ?? SIZE_OF_OTHERS) * (0.5 + new Random(seed, 'seat', id).next()),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  /** The first seat after those of each unit: rounded shares of a running sum, so that no seat is lost. */
  const ends: number[] = [];
  let weight = 0;
  for (const next of weights) ends.push(Math.round((serving * (weight += next)) / whole));
  const sizes = tree.units.map(() => 0);
  const firsts = new Map<TreeUnit, number>();
  for (const [i, unit] of units.entries()) {
    const first = i === 0 ? 0 : ends[i - 1]!;
    firsts.set(unit, first);
    sizes[unit.id - 1] = ends[i]! - first;
  }
  const shuffle = new Shuffle(seed, 'seat', officers);

  const unitOf = (seat: number): number => {
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! > seat) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return {
    serving,
    sizes,
    seatOf: (officer) => {
      const number = shuffle.at(officer);
      const serves = number < serving;
      // who has left had a seat that someone else has now
      const seat = serves ? number : (number * 7_919) % serving;
      const unit = units[unitOf(seat)]!;
      return { unit, place: seat - firsts.get(unit)!, seats: sizes[unit.id - 1]!, serves };
    },
    officersOf: ({ units: parts }) =>
      parts.flatMap((unit) =>
        Array.from({ length: sizes[unit.id - 1]! }, (_, i) => shuffle.indexOf(firsts.get(unit)! + i)),
      ),
  };
}
