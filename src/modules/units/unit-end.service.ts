import type { Basis, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';

// Modules on top of units register here what an end of units means for them: units need not know of them.

/** Units that are to end on a day, closed or merged into another. */
export interface UnitsEnding {
  /** The code of each on the day, by its id. */
  readonly codes: ReadonlyMap<number, string>;
  readonly on: Day;
}

/** Throws what forbids that units end, if anything. One statement at most, however many the units are. */
type ClosingCheck = (write: Write, ending: UnitsEnding) => Promise<void>;

const closingChecks: ClosingCheck[] = [];

/** Registers what forbids that units end, whether they are closed or merged. */
export function registerUnitClosingCheck(check: ClosingCheck): void {
  closingChecks.push(check);
}

/** Runs the checks in the order in which they were registered. */
export async function assertMayEnd(write: Write, ending: UnitsEnding): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- the first check that refuses is the one that is told
  for (const check of closingChecks) await check(write, ending);
}

/** A unit that is to be closed on a day. */
export interface UnitClosing {
  readonly id: number;
  readonly code: string;
  readonly on: Day;
}

/** Units that are to become part of another from a day on. */
export interface UnitMerger {
  readonly ids: readonly number[];
  readonly intoId: number;
  readonly on: Day;
  readonly basis: Basis | null;
}

/** What a merger takes along, read before anything is recorded. */
export interface UnitMove {
  readonly movedOfficers: number;
  readonly record: () => void;
}

/** What a module keeps in units: none of it may be in a unit that is closed, and a merger takes it along. */
export interface UnitContent {
  /** Refuses to close a unit that has some of it on the day or later. */
  readonly assertNoneIn: (write: Write, closing: UnitClosing) => Promise<void>;
  readonly planMove: (write: Write, merger: UnitMerger) => Promise<UnitMove>;
}

const contents: UnitContent[] = [];

/** Registers what a module keeps in units. */
export function registerUnitContent(content: UnitContent): void {
  contents.push(content);
}

/** Refuses to close a unit that has content of any module. */
export async function assertNoContent(write: Write, closing: UnitClosing): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- the first check that refuses is the one that is told
  for (const content of contents) await content.assertNoneIn(write, closing);
}

/** What a merger takes along of all modules. */
export const planMoves = (write: Write, merger: UnitMerger): Promise<UnitMove[]> =>
  Promise.all(contents.map((content) => content.planMove(write, merger)));
