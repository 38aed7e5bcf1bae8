import type { Message } from '../../errors/refusals.ts';
import type { Rewriting, Version } from '../../record/periods.ts';
import type { AssignmentFacts } from './assignment.declaration.ts';
import { isOwnUnit, isSamePost, overlaps, withoutDaysOf } from './post.rules.ts';

type Row = Version<AssignmentFacts>;

/** The posts of a person by the ids of the assignments. */
export type Posts = ReadonlyMap<number, readonly Row[]>;

export interface MergedPosts {
  /**
   * What becomes of the posts of the duplicate: the same under the survivor, without the days on which that one has the very post.
   * A post of the survivor that stands for both from then on is recorded anew, so that nothing from before takes it back.
   */
  readonly rewritings: ReadonlyMap<number, Rewriting<AssignmentFacts>>;
  /** Pairs of rows that nobody holds at once: of the survivor and of the duplicate. */
  readonly contradictions: readonly (readonly [Row, Row])[];
}

/** The posts of a person of whom two records tell. The very same post on the same days is one post. */
export function mergedPosts(survivor: Posts, duplicate: Posts, into: number): MergedPosts {
  const [held, added] = [[...survivor.values()].flat(), [...duplicate.values()].flat()];
  const contradictions = added.flatMap((row) =>
    held
      .filter((other) => overlaps(row, other) && !isEqual(row, other) && clash(row, other))
      .map((other) => [other, row] as const),
  );
  const standingForBoth = [...survivor].flatMap(([id, rows]) => {
    const both = rows.filter((row) => added.some((other) => overlaps(row, other) && isEqual(row, other)));
    const superseded = both.map((row) => row.id);
    return both.length > 0 ? [[id, { superseded, recorded: both.map(({ id: _id, ...row }) => row) }] as const] : [];
  });
  const rewritings = [...duplicate].map(([id, rows]) => {
    const recorded = rows.flatMap(({ id: _id, ...row }) =>
      withoutDaysOf(
        { ...row, officerId: into },
        held.filter((other) => isEqual(row, other)),
      ),
    );
    return [id, { superseded: rows.map((row) => row.id), recorded }] as const;
  });
  return { rewritings: new Map([...standingForBoth, ...rewritings]), contradictions };
}

const isEqual = (one: AssignmentFacts, other: AssignmentFacts): boolean =>
  isSamePost(one, other) && one.kind === other.kind && one.role === other.role;

const clash = (one: Row, other: Row): boolean =>
  isSamePost(one, other) || isOwnUnit(one, other) || (one.kind === 'PRIMARY' && other.kind === 'PRIMARY');

/** For people: a post that two records place otherwise. */
export const contradictionOfPosts = (
  [kept, added]: readonly [Row, Row],
  placeOf: (unitId: number | null) => string | null,
): Message => {
  const told = (row: Row) => `${placeOf(row.unitId) ?? row.externalOrgan ?? ''} ${row.title}`;
  const from = kept.validFrom > added.validFrom ? kept.validFrom : added.validFrom;
  return {
    zh: `自 ${from} 起同时任「${told(kept)}」和「${told(added)}」，一人不能兼有`,
    en: `from ${from} on one has the post "${told(kept)}" and the other "${told(added)}", which nobody holds at once`,
  };
};
