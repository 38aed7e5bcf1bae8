import type { Day } from '../time/day.ts';
import type { Dated } from '../time/temporal.ts';
import type { Declared } from './declaration.ts';
import type { NewVersion, Rewriting, Version } from './periods.ts';
import { fieldChanges, type RecordedFacts } from './recorded-facts.ts';
import type { Basis, FieldChange } from './write.ts';

/** Some days: from one on, up to another, which is excluded; null: for good. */
export interface Days {
  readonly from: Day;
  readonly until: Day | null;
}

/** The rows that hold on some of these days. */
export const rowsIn = <Row extends Dated>(rows: readonly Row[], { from, until }: Days): Row[] =>
  rows.filter(
    ({ validFrom, validTo }) => (until === null || validFrom < until) && (validTo === null || validTo > from),
  );

/** The days that a thing holds are others: its first and its last row reach as far, and rows outside of them are dropped. */
export function heldIn<Row extends Dated>(rows: readonly Row[], { from, until }: Days): Row[] {
  const kept = rowsIn(rows, { from, until });
  const inside = kept.length > 0 ? kept : [from < rows[0]!.validFrom ? rows[0]! : rows.at(-1)!];
  return inside.map((row, i) => ({
    ...row,
    ...(i === 0 && row.validFrom !== from && { validFrom: from, startKnown: true }),
    ...(i === inside.length - 1 && { validTo: until }),
  }));
}

/**
 * What turns the believed rows of a thing into others that were made from them: a row that is as it was stays. One that only
 * ends on another day keeps its order.
 */
export function rewritingTo<Facts extends object>(
  rows: readonly Version<Facts>[],
  wanted: readonly Version<Facts>[],
  basis: Basis | null,
): Rewriting<Facts> {
  const made = new Map(wanted.map((row) => [row.id, row]));
  // the order is that of the facts: it is no difference by itself
  const differing = ({ id, basis: _basis, ...row }: Version<Facts>): string[] => {
    const other = made.get(id);
    return other ? Object.keys(row).filter((fact) => row[fact as never] !== other[fact as keyof Facts]) : ['id'];
  };
  const changed = rows.filter((row) => differing(row).length > 0);
  return {
    superseded: changed.map(({ id }) => id),
    recorded: changed.flatMap((row): NewVersion<Facts>[] => {
      const after = made.get(row.id);
      if (!after) return [];
      const { id: _id, ...facts } = after;
      return [{ ...facts, basis: differing(row).join() === 'validTo' ? row.basis : basis }];
    }),
  };
}

/** The facts of one row before and after a correction, with the first day on which they are corrected. */
export interface CorrectedRow {
  readonly on: Day;
  readonly before: RecordedFacts;
  readonly after: RecordedFacts;
}

/**
 * For the record of a correction: what it changes from its first day on under its own name, and what another row has on later
 * days under the day, as `2027-01-01.name`, unless it is the very change of the row before; then where the days end.
 */
export function correctedFields(
  declaration: Declared,
  rows: readonly CorrectedRow[],
  { from, until }: Days,
): FieldChange[] {
  let last: readonly FieldChange[] = [];
  const fields = rows.flatMap(({ on, before, after }) => {
    const changes = fieldChanges(declaration, before, after);
    const told = changes.filter(
      ({ field, before: was, after: is }) =>
        !last.some((one) => one.field === field && one.before === was && one.after === is),
    );
    last = changes;
    return on === from ? told : told.map((change) => ({ ...change, field: `${on}.${change.field}` }));
  });
  return until === null || fields.length === 0 ? fields : [...fields, { field: 'until', before: null, after: until }];
}
