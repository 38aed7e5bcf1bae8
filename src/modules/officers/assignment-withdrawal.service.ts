import type { Dropped } from '../../record/dropped.ts';
import { covers } from '../../record/periods.ts';
import { assertReach } from '../../record/reach.ts';
import { recordRevision, versionsOfOne } from '../../record/timeline.ts';
import { registerResumption } from '../../record/withdrawable.ts';
import type { Write } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { assertUnitThere } from '../units/unit.rules.ts';
import type { Days } from './assignment-correction.rules.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';
import { assignmentsOf, placeNames, postsEndedFor, type Held, type PostEnded } from './assignment.reads.ts';
import { assertGoesOn } from './employment.rules.ts';
import { withoutDaysOf } from './post.rules.ts';

registerResumption('Assignment', postsBefore);

/** The post before one that is withdrawn goes on, where it ended for that one: until that one ends, or another begins. */
async function postsBefore(write: Write, ids: readonly number[]): Promise<Dropped> {
  const found = (await postsEndedFor(write, ids)).filter(({ id }) => !ids.includes(id));
  const all = await Promise.all(found.map((ended) => goingOn(write, ended, ids)));
  const resumed = all.flatMap((one) => one ?? []);
  return {
    fields: resumed.flatMap(({ fields }) => fields),
    record: () => resumed.forEach(({ record }) => record()),
  };
}

/** The days on which an officer has no primary post any more when one is withdrawn; those on which the one before goes on are not among them. */
export async function daysWithoutPrimary(
  write: Write,
  id: number,
): Promise<{ readonly officerId: number; readonly days: readonly Days[] }> {
  const [rows, ended] = await Promise.all([versionsOfOne(write, ASSIGNMENT, id), postsEndedFor(write, [id])]);
  const officerId = rows[0]!.officerId;
  const held = await assignmentsOf(write, officerId, rows[0]!.validFrom);
  const others = held.filter((post) => post.id !== id);
  const covered = [
    ...others.flatMap((post) => post.rows.filter(isPrimary)),
    ...ended.map(({ on, until, id: before }) => ({
      validFrom: on,
      validTo: earliest(
        until,
        firstPrimary(
          others.filter((post) => post.id !== before),
          on,
        ),
      ),
    })),
  ];
  const left = rows.filter(isPrimary).flatMap((row) => withoutDaysOf(row, covered));
  return { officerId, days: left.map(({ validFrom, validTo }) => ({ from: validFrom, until: validTo })) };
}

const isPrimary = ({ kind }: AssignmentFacts): boolean => kind === 'PRIMARY';
/** The first of two ends; null: there is none. */
const earliest = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other < one) ? other : one;

/** One post, as it goes on; null where another follows it on the day. */
async function goingOn(
  write: Write,
  { id, officerId, on, until }: PostEnded,
  gone: readonly number[],
): Promise<Dropped | null> {
  const [rows, held] = await Promise.all([versionsOfOne(write, ASSIGNMENT, id), assignmentsOf(write, officerId, on)]);
  const others = held.filter((post) => post.id !== id && !gone.includes(post.id));
  const end = earliest(until, firstPrimary(others, on));
  const last = rows.find(({ validTo }) => validTo === on);
  if (!last || (end !== null && end <= on)) return null;
  // what goes on is written as well
  if (last.unitId !== null) await assertReach(write, { units: [last.unitId] }, ['personnel:write']);
  const place = (await placeNames(write, [last], on))(last);
  const { title } = last;
  if (last.unitId !== null) {
    const there = covers(await versionsOfOne(write, UNIT, last.unitId), on, end);
    assertUnitThere({ unit: place, from: on, there });
  }
  assertGoesOn({ title, on, besides: others.some((post) => isSecondedTo(post, last.unitId, on, end)) });
  const { id: rowId, ...facts } = last;
  return {
    fields: [{ field: `${place} ${title}.validTo`, before: on, after: end }],
    record: () =>
      recordRevision(write, ASSIGNMENT, id, { superseded: [rowId], recorded: [{ ...facts, validTo: end }] }),
  };
}

const firstPrimary = (posts: readonly Held[], from: Day): Day | null =>
  posts
    .flatMap(({ rows }) => rows.filter(({ kind, validFrom }) => kind === 'PRIMARY' && validFrom >= from))
    .map(({ validFrom }) => validFrom)
    .toSorted()[0] ?? null;

const isSecondedTo = ({ rows }: Held, unitId: number | null, from: Day, to: Day | null): boolean =>
  rows.some(
    (row) =>
      row.kind === 'SECONDMENT' &&
      row.unitId === unitId &&
      (row.validTo === null || row.validTo > from) &&
      (to === null || row.validFrom < to),
  );
