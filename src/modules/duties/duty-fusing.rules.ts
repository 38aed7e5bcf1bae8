import type { Day } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';
import { endsLater, overlaps, withoutDaysOf } from '../officers/post.rules.ts';
import type { DutyFacts } from './duty.declaration.ts';
import { keyOfDuty } from './duty.rules.ts';

/** A row of a duty, as it is or is to be. */
type Row = DutyFacts & Dated;

/** A duty of which nothing is left from a day on, for another is the very same by then, or its holder is what it was for. */
export interface Gone {
  readonly on: Day;
  /** The other; null where there is none. */
  readonly into: number | null;
}

export interface Fused<R> {
  /** What is left of each duty that moves. */
  readonly rows: ReadonlyMap<number, readonly R[]>;
  readonly gone: ReadonlyMap<number, Gone>;
}

const isForItself = ({ unitId, targetUnitId }: Row): boolean => unitId !== null && unitId === targetUnitId;

/**
 * Duties as they would be where their holders or their targets become one with others, without the days on which another is the
 * very same. The ones that stay as they are come first, then those that began first.
 */
export function fusedDuties<R extends Row>(
  moving: ReadonlyMap<number, readonly R[]>,
  staying: ReadonlyMap<number, readonly Row[]>,
): Fused<R> {
  const kept = new Map<string, { readonly id: number; readonly row: Row }[]>();
  const keep = (id: number, all: readonly Row[]) => {
    for (const row of all) kept.set(keyOfDuty(row), [...(kept.get(keyOfDuty(row)) ?? []), { id, row }]);
  };
  for (const [id, all] of staying) keep(id, all);
  const rows = new Map<number, readonly R[]>();
  const gone = new Map<number, Gone>();
  const first = (all: readonly R[]) => all[0]?.validFrom ?? '';
  const ordered = [...moving].toSorted(([a, one], [b, other]) =>
    first(one) < first(other) ? -1 : first(one) > first(other) ? 1 : a - b,
  );
  for (const [id, all] of ordered) {
    const rivalsOf = (row: Row) => kept.get(keyOfDuty(row)) ?? [];
    const left = all
      .filter((row) => !isForItself(row))
      .flatMap((row) =>
        withoutDaysOf(
          row,
          rivalsOf(row).map((rival) => rival.row),
        ),
      );
    rows.set(id, left);
    keep(id, left);
    const [last, end] = [all.at(-1), left.at(-1)?.validTo];
    if (last === undefined || (end !== undefined && end === last.validTo)) continue;
    const on = end ?? all[0]!.validFrom;
    const lost = all.find((row) => endsLater(row.validTo, on))!;
    const rival = rivalsOf(lost).find((one) => one.id !== id && overlaps(one.row, { validFrom: on, validTo: null }));
    gone.set(id, { on, into: isForItself(lost) ? null : (rival?.id ?? null) });
  }
  return { rows, gone };
}

/** A row from a day on with another duty above it, in the parts that come of that. */
export const answeringTo = <R extends Row>(row: R, aboveId: number | null, on: Day): R[] => {
  if (!endsLater(row.validTo, on)) return [row];
  return row.validFrom < on
    ? [
        { ...row, validTo: on },
        { ...row, aboveId, validFrom: on, startKnown: true },
      ]
    : [{ ...row, aboveId }];
};
