import { InvalidInputError } from '../../errors/refusals.ts';
import type { Day } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';
import type { AssignmentFacts } from './assignment.declaration.ts';
import { assertNoOtherPrimary, assertNotHeldAlready, assertNotOwnUnit } from './employment.rules.ts';
import { isOwnUnit, isSamePost, overlaps } from './post.rules.ts';

type Row = AssignmentFacts & Dated;

/** A post with its rows, in the order of their days. */
interface Post {
  readonly id: number;
  readonly rows: readonly Row[];
}

const PLACE = ['unitId', 'externalOrgan'] as const;

/** The rows of a post with values from the first day on, each until its next change on record; a place is one value. */
export function withValues<R extends Row>(rows: readonly R[], values: Partial<AssignmentFacts>): R[] {
  let open = Object.keys(values) as (keyof AssignmentFacts)[];
  return rows.map((row, i) => {
    const last = rows[i - 1];
    const changes = (fact: keyof AssignmentFacts) => last !== undefined && last[fact] !== row[fact];
    const moves = PLACE.some(changes);
    open = open.filter((fact) => !changes(fact) && !(moves && PLACE.some((part) => part === fact)));
    return { ...row, ...Object.fromEntries(open.map((fact) => [fact, values[fact]])) };
  });
}

/** A post is held on one day at least. */
export function assertDaysLeft(from: Day, until: Day | null): void {
  if (until === null || from < until) return;
  throw new InvalidInputError([
    { path: 'until', text: { zh: `必须晚于首日 ${from}`, en: `must be after the first day, ${from}` } },
  ]);
}

/** Days from one on; until null: for good. */
export interface Days {
  readonly from: Day;
  readonly until: Day | null;
}

const last = (one: Day | null, other: Day | null): Day | null =>
  one === null || other === null ? null : one > other ? one : other;
const first = (one: Day | null, other: Day | null): Day =>
  other === null || (one !== null && one < other) ? one! : other;

/** The days of which the record of a post changes: all that it is held, before or after, unless its days alone are others. */
export function changedDays(was: Days, is: Days, valuesChange: boolean): Days {
  const begins = valuesChange || was.from !== is.from;
  const ends = valuesChange || was.until !== is.until;
  return {
    from: begins ? first(was.from, is.from) : first(was.until, is.until),
    until: ends ? last(was.until, is.until) : last(was.from, is.from),
  };
}

/** The days between a primary post and one that touched it, where its days are fewer. */
export const uncoveredDays = (
  was: Days,
  is: Days,
  { before, next }: { readonly before?: unknown; readonly next?: unknown },
): { readonly from: Day; readonly until: Day }[] => [
  ...(before && is.from > was.from ? [{ from: was.from, until: is.from }] : []),
  ...(next && is.until !== null && was.until !== null && is.until < was.until
    ? [{ from: is.until, until: was.until }]
    : []),
];

/** What no officer holds at once: posts that change, against all posts as they are then. */
export function assertTogether(changed: readonly Post[], all: readonly Post[]): void {
  for (const { id, rows } of changed) {
    const clash = (clashes: (one: Row, other: Row) => boolean) => {
      for (const other of all) {
        if (other.id === id) continue;
        for (const held of other.rows) {
          const row = rows.find((one) => overlaps(one, held) && clashes(one, held));
          if (row) return { id: other.id, on: row.validFrom > held.validFrom ? row.validFrom : held.validFrom };
        }
      }
      return null;
    };
    assertNoOtherPrimary(clash((one, other) => one.kind === 'PRIMARY' && other.kind === 'PRIMARY'));
    assertNotHeldAlready(clash(isSamePost));
    assertNotOwnUnit(clash(isOwnUnit));
  }
}
