import { Ends, type Dropped } from '../../record/dropped.ts';
import type { Basis, Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';

// Modules on top of units register here what the end of units means for them, so that units need not know them.

/** Units that end on a day, closed or merged into another. */
export interface UnitsEnding {
  /** What each is called on the day, by its id. */
  readonly names: ReadonlyMap<number, string>;
  readonly on: Day;
}

/** Refuses that units end, if something forbids it. Sends one statement at most, whatever the number of units. */
type ClosingCheck = (write: Write, ending: UnitsEnding) => Promise<void>;

const closingChecks: ClosingCheck[] = [];

/** Registers a check that runs before units end, whether they are closed or merged. */
export function registerUnitClosingCheck(check: ClosingCheck): void {
  closingChecks.push(check);
}

/** Runs the checks in the order in which they were registered. */
export async function assertMayEnd(write: Write, ending: UnitsEnding): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- the checks have an order, and the first refusal is the answer
  for (const check of closingChecks) await check(write, ending);
}

/** What modules drop of what was planned for units after their end, whether they are closed or merged. */
export const unitEnds = new Ends<UnitsEnding>();

/** A unit that closes on a day. */
export interface UnitClosing {
  readonly id: number;
  readonly name: string;
  readonly on: Day;
}

/** Units that become part of another from a day on. */
export interface UnitMerger {
  readonly ids: readonly number[];
  readonly intoId: number;
  readonly on: Day;
  readonly basis: Basis | null;
}

/** What one module moves in a merger, and drops because it would be there twice. */
export interface UnitMove extends Dropped {
  readonly movedOfficers: number;
}

/** What a module keeps in units. A unit closes without it, and a merger moves it to the other unit. */
export interface UnitContent {
  /** Refuses to close a unit that has such content on the day or later. */
  readonly assertNoneIn: (write: Write, closing: UnitClosing) => Promise<void>;
  readonly planMove: (write: Write, merger: UnitMerger) => Promise<UnitMove>;
}

const contents: UnitContent[] = [];

/** Registers what a module keeps in units. */
export function registerUnitContent(content: UnitContent): void {
  contents.push(content);
}

/** Refuses to close a unit that has content of a module. */
export async function assertNoContent(write: Write, closing: UnitClosing): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- the checks have an order, and the first refusal is the answer
  for (const content of contents) await content.assertNoneIn(write, closing);
}

/** Reads what all modules move in a merger. */
export const planMoves = (write: Write, merger: UnitMerger): Promise<UnitMove[]> =>
  Promise.all(contents.map((content) => content.planMove(write, merger)));
