import { correctedFields, heldIn, rewritingTo, type Days } from '../../record/corrected-rows.ts';
import type { Dropped } from '../../record/dropped.ts';
import { raiseVersions } from '../../record/optimistic-locks.ts';
import type { Version } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { recordedFacts, type RecordedFacts } from '../../record/recorded-facts.ts';
import { believedVersions, recordRevisions, thingToChange, versionsOfOne } from '../../record/timeline.ts';
import type { Basis, FieldChange, Write } from '../../record/write.ts';
import { EVER, today, type Day } from '../../time/day.ts';
import { assertChanges } from '../acts/input-check.rules.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { assertUnitThroughout } from '../units/unit.service.ts';
import {
  assertDaysLeft,
  assertTogether,
  changedDays,
  uncoveredDays,
  withValues,
} from './assignment-correction.rules.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { assignmentsOf, placeNames } from './assignment.reads.ts';
import { assertHeldBefore, assertServing } from './employment.rules.ts';
import { OFFICER } from './officer.declaration.ts';
import { serves, servesUntil } from './officer.reads.ts';

interface Post {
  readonly id: number;
  readonly rows: readonly Version<AssignmentFacts>[];
}

/** A post that was recorded wrongly. */
export interface AssignmentCorrection {
  readonly id: number;
  readonly expectedVersion: number | null;
  /** Left out: stays as it is. A value holds from the first day until its next change on record. */
  readonly values: Partial<Omit<AssignmentFacts, 'officerId'>>;
  /** Left out: stays as it is. */
  readonly from: Day | undefined;
  /** The first day after it; null: as long as the officer serves. Left out: stays as it is. */
  readonly until: Day | null | undefined;
  /** Whether the primary posts before and after it move with its days. */
  readonly moveAdjoining: boolean;
  readonly basis: Basis | null;
}

/** What is about to be put right of a post. */
export interface PlannedAssignment extends Dropped {
  readonly officerId: number;
  /** The days of which the record changes. */
  readonly days: Days;
  /** The first day of the post as it will be. */
  readonly firstDay: Day;
  /** The rows of posts that are rewritten: none of them stays as it is. */
  readonly superseded: readonly number[];
  /** The days on which no primary post is held any more, since one beside it stays as it is. */
  readonly uncovered: readonly { readonly from: Day; readonly until: Day }[];
}

/**
 * Works out how a post is put right. What holds of all posts is asserted for all of its days: the officer serves, the unit is
 * there, and no other post clashes. The writer needs the scope for the officer and for each unit of the posts that change.
 */
export async function planAssignmentCorrection(
  write: Write,
  { values, moveAdjoining, basis, ...command }: AssignmentCorrection,
): Promise<PlannedAssignment> {
  const { id } = command;
  const rows = await versionsOfOne(write, ASSIGNMENT, id);
  const officerId = rows[0]?.officerId ?? null;
  await assertReach(write, { officers: [officerId], units: placesOf([...rows, { unitId: values.unitId ?? null }]) });
  await thingToChange(write, ASSIGNMENT, { ...command, effectiveOn: rows[0]?.validFrom ?? today() });
  const [versions, posts] = await Promise.all([
    versionsOfOne(write, OFFICER, officerId!),
    assignmentsOf(write, officerId!, EVER),
  ]);
  const was: Days = { from: rows[0]!.validFrom, until: rows.at(-1)!.validTo };
  const from = command.from ?? was.from;
  const until = command.until === undefined ? was.until : (command.until ?? servesUntil(versions, from));
  assertDaysLeft(from, until);
  const after: Post = { id, rows: heldIn(withValues(rows, values), { from, until }) };
  const moved = moveAdjoining ? adjoining(posts, { id, rows }, { from, until }) : [];
  await assertReach(write, { units: placesOf(moved.flatMap((post) => post.rows)) });
  const changed = [after, ...moved];
  const rewritings = new Map(
    changed.map((post) => [post.id, rewritingTo(rowsOf(posts, post.id), post.rows, basis)] as const),
  );
  const superseded = [...rewritings.values()].flatMap((rewriting) => rewriting.superseded);
  assertChanges('input', { recorded: superseded });

  const units = await believedVersions(write, UNIT, placesOf(changed.flatMap((post) => post.rows)));
  const officer = versions[0]!;
  for (const { rows: held } of changed) {
    for (const row of held) {
      const throughout = serves(versions, row.validFrom, row.validTo);
      assertServing({ name: officer.name, from: row.validFrom, throughout });
      if (row.unitId !== null) assertUnitThroughout(row.unitId, units.get(row.unitId)!, row.validFrom, row.validTo);
    }
  }
  assertTogether(changed, [...changed, ...posts.filter((post) => !changed.some((one) => one.id === post.id))]);

  const told = await Promise.all(changed.map((post) => fieldsOf(write, rowsOf(posts, post.id), post)));
  return {
    officerId: officerId!,
    days: changedDays(was, { from, until }, Object.keys(values).length > 0),
    firstDay: from,
    superseded,
    uncovered: moveAdjoining ? [] : uncoveredDays(was, { from, until }, beside(posts, { id, rows })),
    fields: told.flatMap(({ place, fields }, i) =>
      i === 0 ? fields : fields.map((change) => ({ ...change, field: `${place}.${change.field}` })),
    ),
    record: () => {
      recordRevisions(write, ASSIGNMENT, rewritings);
      raiseVersions(write, OFFICER.table, [officerId!]);
    },
  };
}

/**
 * The primary posts right before and right after a primary post, with the days that are theirs when its days are others. One
 * of which no day would be left is refused: it is withdrawn, not moved.
 */
function adjoining(posts: readonly Post[], { id, rows }: Post, { from, until }: Days): Post[] {
  const { before, next } = beside(posts, { id, rows });
  const end = rows.at(-1)!.validTo;
  const moved: Post[] = [];
  if (before && from !== rows[0]!.validFrom) {
    const first = before.rows[0]!.validFrom;
    assertHeldBefore({ firstDay: first, effectiveOn: from });
    moved.push({ id: before.id, rows: heldIn(before.rows, { from: first, until: from }) });
  }
  if (next && until !== null && until !== end) {
    const last = next.rows.at(-1)!.validTo;
    if (last !== null) assertHeldBefore({ firstDay: until, effectiveOn: last });
    moved.push({ id: next.id, rows: heldIn(next.rows, { from: until, until: last }) });
  }
  return moved;
}

/** The primary posts that touch a primary post. */
function beside(posts: readonly Post[], { id, rows }: Post): { readonly before?: Post; readonly next?: Post } {
  const isPrimary = (post: Pick<Post, 'rows'>) => post.rows.some(({ kind }) => kind === 'PRIMARY');
  if (!isPrimary({ rows })) return {};
  const others = posts.filter((post) => post.id !== id && isPrimary(post));
  const before = others.find((post) => post.rows.at(-1)!.validTo === rows[0]!.validFrom);
  const next = others.find((post) => post.rows[0]!.validFrom === rows.at(-1)!.validTo);
  return { ...(before && { before }), ...(next && { next }) };
}

const placesOf = (rows: readonly { readonly unitId: number | null }[]): number[] => [
  ...new Set(rows.flatMap(({ unitId }) => unitId ?? [])),
];

const rowsOf = (posts: readonly Post[], id: number): readonly Version<AssignmentFacts>[] =>
  posts.find((post) => post.id === id)!.rows;

/** For the record: what a correction changes of a post, and how people know the post. */
async function fieldsOf(write: Write, rows: readonly Version<AssignmentFacts>[], after: Post) {
  const [facts, placeOf] = await Promise.all([
    recordedFacts(write, ASSIGNMENT, [...rows, ...after.rows], rows[0]!.validFrom),
    placeNames(write, rows, rows[0]!.validFrom),
  ]);
  const before: readonly (RecordedFacts & Version<AssignmentFacts>)[] = facts.slice(0, rows.length);
  const then = new Map(facts.slice(rows.length).map((row) => [row.id, row]));
  const corrected = before.flatMap((row) => {
    const is = then.get(row.id);
    return is ? [{ on: row.validFrom, before: row, after: is }] : [];
  });
  const dropped = before.filter((row) => !then.has(row.id));
  const days = (field: 'validFrom' | 'validTo', was: Day | null, is: Day | null): FieldChange[] =>
    was === is ? [] : [{ field, before: was, after: is }];
  const fields = [
    ...correctedFields(ASSIGNMENT, corrected, { from: rows[0]!.validFrom, until: null }),
    ...days('validFrom', rows[0]!.validFrom, after.rows[0]!.validFrom),
    ...days('validTo', rows.at(-1)!.validTo, after.rows.at(-1)!.validTo),
    ...dropped.map(({ validFrom }) => ({ field: `${validFrom}.validFrom`, before: validFrom, after: null })),
  ];
  return { place: `${placeOf(rows[0]!)} ${rows[0]!.title}`, fields };
}
