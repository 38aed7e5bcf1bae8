import type { Absence } from '../errors/refusals.ts';
import type { Basis } from './write.ts';
import type { Dated } from '../time/temporal.ts';
import type { Day } from '../time/day.ts';

/** One believed row of a dated table: its facts, the days it holds, and by whose order. */
export type Version<Facts> = Facts & Dated & { readonly id: number; readonly basis: Basis | null };

/** A row to be recorded. */
export type NewVersion<Facts> = Omit<Version<Facts>, 'id'>;

/** What a change does to the believed rows of one thing: some are superseded, others take their place. */
export interface Rewriting<Facts> {
  readonly superseded: readonly number[];
  readonly recorded: readonly NewVersion<Facts>[];
}

/**
 * New values from a day on, for each row that holds then or later as `valuesOf` says. The row that holds on the day is
 * split there. Rows are in the order of their days.
 */
export function replaceFrom<Facts extends object>(
  rows: readonly Version<Facts>[],
  from: Day,
  valuesOf: (row: Version<Facts>) => Partial<Facts>,
  basis: Basis | null,
): Rewriting<Facts> {
  const superseded: number[] = [];
  const recorded: NewVersion<Facts>[] = [];
  for (const row of rows.filter(({ validTo }) => validTo === null || validTo > from)) {
    const values = Object.entries(valuesOf(row)).filter(
      ([fact, value]) => value !== undefined && value !== row[fact as keyof Facts],
    );
    if (values.length === 0) continue;
    const { id, ...facts } = row;
    const splits = row.validFrom < from;
    superseded.push(id);
    if (splits) recorded.push({ ...facts, validTo: from });
    recorded.push({
      ...facts,
      ...Object.fromEntries(values),
      ...(splits && { validFrom: from, startKnown: true }),
      // where new values run on into a period that another order began, that order still stands
      basis: row.validFrom <= from ? basis : row.basis,
    });
  }
  return { superseded, recorded };
}

/** The same until a day from which all is again as it was on record; null: for good. */
export function replaceBetween<Facts extends object>(
  rows: readonly Version<Facts>[],
  { from, until }: { readonly from: Day; readonly until: Day | null },
  valuesOf: (row: Version<Facts>) => Partial<Facts>,
  basis: Basis | null,
): Rewriting<Facts> {
  if (until === null) return replaceFrom(rows, from, valuesOf, basis);
  const lastsLonger = ({ validTo }: Dated) => validTo === null || validTo > until;
  const within = rows.filter(({ validFrom }) => validFrom < until);
  const { superseded, recorded } = replaceFrom(
    within.map((row) => (lastsLonger(row) ? { ...row, validTo: until } : row)),
    from,
    valuesOf,
    basis,
  );
  const split = within.filter((row) => lastsLonger(row) && superseded.includes(row.id));
  const rest = split.map(({ id: _id, ...facts }) => ({ ...facts, validFrom: until, startKnown: true }));
  return { superseded, recorded: [...recorded, ...(rest as unknown as NewVersion<Facts>[])] };
}

/** Facts that are made from another and go with it: `{ namePinyin: 'name' }`. */
export type Derived<Facts> = { readonly [Fact in keyof Facts]?: keyof Facts };

/**
 * The same values from a day on, each until the next change of the same fact that is already on record: what is
 * recorded late does not undo what came after it.
 */
export function reviseUntilNextChange<Facts extends object>(
  rows: readonly Version<Facts>[],
  from: Day,
  values: Partial<Facts>,
  basis: Basis | null,
  derived: Derived<Facts> = {},
): Rewriting<Facts> {
  let open = Object.keys(values) as (keyof Facts)[];
  // what goes with a new value of another fact stays with that one; else its own changes end it, and those of what it is made from
  const decisive = (fact: keyof Facts): readonly (keyof Facts)[] => {
    const source = derived[fact];
    if (source === undefined) return [fact];
    return source in values ? decisive(source) : [fact, ...decisive(source)];
  };
  let before: Version<Facts> | null = null;
  const stillOpen = (row: Version<Facts>): Partial<Facts> => {
    const last = before;
    if (last) {
      open = open.filter((fact) => {
        return decisive(fact).every((each) => last[each] === row[each]);
      });
    }
    before = row;
    return Object.fromEntries(open.map((fact) => [fact, values[fact]])) as Partial<Facts>;
  };
  return replaceFrom(rows, from, stillOpen, basis);
}

/** Nothing from a day on: what holds then ends, and what was to begin later never does. */
export function endFrom<Facts extends object>(rows: readonly Version<Facts>[], from: Day): Rewriting<Facts> {
  const touched = rows.filter(({ validTo }) => validTo === null || validTo > from);
  return {
    superseded: touched.map(({ id }) => id),
    recorded: touched
      .filter(({ validFrom }) => validFrom < from)
      .map(({ id: _id, ...facts }) => ({ ...facts, validTo: from })),
  };
}

/** Without some rows: what held until one of them goes on through its days. */
export function withoutRows<Facts extends object>(
  rows: readonly Version<Facts>[],
  isDropped: (row: Version<Facts>) => boolean,
): Rewriting<Facts> {
  const superseded: number[] = [];
  const recorded: NewVersion<Facts>[] = [];
  for (const [i, row] of rows.entries()) {
    if (isDropped(row)) {
      superseded.push(row.id);
      continue;
    }
    let { validTo } = row;
    for (let next = rows[i + 1], n = i + 1; next && isDropped(next) && next.validFrom === validTo; next = rows[++n]) {
      validTo = next.validTo;
    }
    if (validTo === row.validTo) continue;
    const { id, ...facts } = row;
    superseded.push(id);
    recorded.push({ ...facts, validTo });
  }
  return { superseded, recorded };
}

/** The rows of a thing when it is rewritten, in the order of their days. */
export const rowsAfter = <Facts extends object>(
  rows: readonly Version<Facts>[],
  { superseded, recorded }: Rewriting<Facts>,
): NewVersion<Facts>[] =>
  [...rows.filter(({ id }) => !superseded.includes(id)), ...recorded].toSorted((a, b) =>
    a.validFrom < b.validFrom ? -1 : 1,
  );

/** A rewriting that ends on a day besides. */
export function endingOn<Facts extends object>(
  rows: readonly Version<Facts>[],
  { superseded, recorded }: Rewriting<Facts>,
  day: Day,
): Rewriting<Facts> {
  const touched = rows.filter(({ id, validTo }) => !superseded.includes(id) && (validTo === null || validTo > day));
  const all: readonly NewVersion<Facts>[] = [...recorded, ...touched.map(({ id: _id, ...facts }) => facts as never)];
  return {
    superseded: [...superseded, ...touched.map(({ id }) => id)],
    recorded: all
      .filter(({ validFrom }) => validFrom < day)
      .map((row) => (row.validTo === null || row.validTo > day ? { ...row, validTo: day } : row)),
  };
}

/** These facts as a whole from a day on, for good: what holds then ends, and what was to begin later never does. */
export function replaceForGood<Facts extends object>(
  rows: readonly Version<Facts>[],
  from: Day,
  facts: Facts,
  basis: Basis | null,
): Rewriting<Facts> {
  const { superseded, recorded } = endFrom(rows, from);
  return { superseded, recorded: [...recorded, ...firstVersion(facts, from, null, basis).recorded] };
}

/** These facts as a whole from a day on, until the next row that is on record, which stands. */
export function replaceUntilNext<Facts extends object>(
  rows: readonly Version<Facts>[],
  from: Day,
  facts: Facts,
  basis: Basis | null,
): Rewriting<Facts> {
  const current = onDay(rows, from);
  const next = rows.find(({ validFrom }) => validFrom > from);
  const { superseded, recorded } = endFrom(current ? [current] : [], from);
  const until = current ? current.validTo : (next?.validFrom ?? null);
  return { superseded, recorded: [...recorded, ...firstVersion(facts, from, until, basis).recorded] };
}

/** Until when a fact that is reviseUntilNextChange from a day on keeps its new value: the next change of it, or the end; null: for good. */
export function revisedUntil<Facts extends object>(
  rows: readonly Version<Facts>[],
  from: Day,
  fact: keyof Facts,
): Day | null {
  const [current, ...later] = rows.filter(({ validTo }) => validTo === null || validTo > from);
  const next = later.find((row) => row[fact] !== current?.[fact]);
  return next ? next.validFrom : ((later.at(-1) ?? current)?.validTo ?? null);
}

/** The row that holds on a day. */
export const onDay = <Row extends Dated>(rows: readonly Row[], day: Day): Row | undefined =>
  rows.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));

/** When what does not hold on a day, or on any day of a period up to a last one, held before it, and holds after it. */
export const absenceOn = (rows: readonly Dated[], day: Day, last = day): Absence => ({
  gone: rows.findLast(({ validTo }) => validTo !== null && validTo <= day)?.validTo ?? null,
  comes: rows.find(({ validFrom }) => validFrom > last)?.validFrom ?? null,
});

/** The first version of a thing. */
export const firstVersion = <Facts extends object>(
  facts: Facts,
  from: Day,
  to: Day | null,
  basis: Basis | null,
): Rewriting<Facts> => ({
  superseded: [],
  recorded: [{ ...facts, validFrom: from, validTo: to, startKnown: true, basis } as unknown as NewVersion<Facts>],
});

/** Whether rows, in the order of their days, hold on every day of a period. */
export function covers(rows: readonly Dated[], from: Day, to: Day | null): boolean {
  let reached: Day | null = from;
  for (const { validFrom, validTo } of rows) {
    if (reached === null || (to !== null && reached >= to)) return true;
    if (validFrom > reached) return false;
    if (validTo === null || validTo > reached) reached = validTo;
  }
  return reached === null || (to !== null && reached >= to);
}
