import type { Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';

/** Units that are to end on a day. */
export interface UnitsEnding {
  /** The code of each on the day, by its id. */
  readonly codes: ReadonlyMap<number, string>;
  readonly on: Day;
}

/** Throws what forbids it, if anything. One statement at most, however many the units are. */
type Objection = (write: Write, ending: UnitsEnding) => Promise<void>;

const objections: Objection[] = [];

/** What a module on top of units has that no unit may end under: units need not know of it. */
export function objectToUnitsEnding(objection: Objection): void {
  objections.push(objection);
}

/** Units end where no module objects; asked in the order in which they were added. */
export async function assertMayEnd(write: Write, ending: UnitsEnding): Promise<void> {
  for (const objection of objections) await objection(write, ending);
}

/** How many officers hold an assignment in a unit on a day or later. */
type Serving = (write: Write, unitId: number, from: Day) => Promise<number>;

let serving: Serving | undefined;

/** Tells units who serves in them: a module on top of units keeps that. */
export const registerServing = (count: Serving): void => void (serving = count);

/** How many officers hold an assignment in a unit on a day or later. */
export function servingFrom(write: Write, unitId: number, from: Day): Promise<number> {
  if (!serving) throw new Error('no module tells who serves in a unit: see registerServing');
  return serving(write, unitId, from);
}
