import type { Day } from '../../time/day.ts';
import type { Dated } from '../../time/temporal.ts';
import type { AssignmentFacts } from './assignment.declaration.ts';

// What no officer holds at once, for all who record posts; officer.invariants.ts finds it in the rows.

type Post = Pick<AssignmentFacts, 'unitId' | 'externalOrgan' | 'title' | 'kind'>;

/** The same title in the same unit or organ, whatever the kind. */
export const isSamePost = (one: Post, other: Post): boolean =>
  one.unitId === other.unitId && one.externalOrgan === other.externalOrgan && one.title === other.title;

/** A secondment to the unit of the primary post. */
export const isOwnUnit = (one: Post, other: Post): boolean =>
  one.unitId !== null &&
  one.unitId === other.unitId &&
  [one.kind, other.kind].toSorted().join() === 'PRIMARY,SECONDMENT';

export const overlaps = (one: Pick<Dated, 'validFrom' | 'validTo'>, other: Pick<Dated, 'validFrom' | 'validTo'>) =>
  endsLater(one.validTo, other.validFrom) && endsLater(other.validTo, one.validFrom);

export const endsLater = (validTo: Day | null, day: Day): boolean => validTo === null || validTo > day;

/** A row without the days of others, in the parts that are left. */
export const withoutDaysOf = <Held extends Dated>(
  row: Held,
  others: readonly Pick<Dated, 'validFrom' | 'validTo'>[],
): Held[] =>
  others.reduce<Held[]>(
    (left, { validFrom, validTo }) =>
      left.flatMap((part) => {
        if (!overlaps(part, { validFrom, validTo })) return [part];
        const before = part.validFrom < validFrom ? [{ ...part, validTo: validFrom }] : [];
        const after =
          validTo !== null && endsLater(part.validTo, validTo)
            ? [{ ...part, validFrom: validTo, startKnown: true }]
            : [];
        return [...before, ...after];
      }),
    [row],
  );

type Row = Post & Pick<Dated, 'validFrom' | 'validTo'>;

/** A post of an officer with its rows after a move. */
export interface MovedPost {
  readonly id: number;
  readonly rows: readonly Row[];
  /** Whether it is one of those that move. */
  readonly moves: boolean;
}

/**
 * The day on which each post ends that a move would put beside another one which cannot be held with it. The primary post
 * stays, else the one that began first.
 */
export function endedByMove(posts: readonly MovedPost[], from: Day): Map<number, Day> {
  const rank = ({ rows }: MovedPost) => (rows.some(({ kind }) => kind === 'PRIMARY') ? 0 : 1);
  const ordered = posts.toSorted((a, b) => rank(a) - rank(b) || order(a.rows[0]!, b.rows[0]!) || a.id - b.id);
  const ends = new Map<number, Day>();
  const kept: MovedPost[] = [];
  for (const post of ordered) {
    const rivals = kept.filter(({ moves }) => moves || post.moves).flatMap(({ rows }) => rows);
    const days = post.rows.flatMap((row) =>
      rivals
        .filter((rival) => overlaps(row, rival) && (isSamePost(row, rival) || isOwnUnit(row, rival)))
        .map((rival) => [row.validFrom, rival.validFrom, from].toSorted().at(-1)!)
        .filter((day) => endsLater(row.validTo, day)),
    );
    const [first] = days.toSorted();
    if (first !== undefined) ends.set(post.id, first);
    kept.push({ ...post, rows: first === undefined ? post.rows : cut(post.rows, first) });
  }
  return ends;
}

const order = (a: Row, b: Row): number => (a.validFrom === b.validFrom ? 0 : a.validFrom < b.validFrom ? -1 : 1);

const cut = (rows: readonly Row[], day: Day): Row[] =>
  rows
    .filter(({ validFrom }) => validFrom < day)
    .map((row) => (endsLater(row.validTo, day) ? { ...row, validTo: day } : row));
