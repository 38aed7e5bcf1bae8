import type { FieldChange, Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { onDay, type Version } from '../../record/periods.ts';
import { endChanges, namesOf, recordedFacts } from '../../record/recorded-facts.ts';
import { believedNow, endsAfter } from '../../time/temporal.ts';
import { sql } from '../../sql/sql.ts';
import { thingsReferringTo } from '../../record/timeline.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { ASSIGNMENT, type AssignmentFacts } from './assignment.declaration.ts';

/** An assignment with all its believed rows, in the order of their days: one at least. */
export interface Held {
  readonly id: number;
  readonly rows: readonly [Version<AssignmentFacts>, ...Version<AssignmentFacts>[]];
}

/** The believed assignments of an officer that hold on a day or later, in the order of their first days. */
export async function assignmentsOf(reading: Reading, officerId: number, from: Day): Promise<Held[]> {
  const all = await thingsReferringTo(reading, ASSIGNMENT, 'officerId', officerId);
  return [...all]
    .filter(([, rows]) => rows.some(({ validTo }) => validTo === null || validTo > from))
    .map(([id, rows]) => ({ id, rows: rows as [Version<AssignmentFacts>, ...Version<AssignmentFacts>[]] }))
    .toSorted((a, b) =>
      a.rows[0].validFrom === b.rows[0].validFrom ? a.id - b.id : a.rows[0].validFrom < b.rows[0].validFrom ? -1 : 1,
    );
}

/** The assignments in some units on a day or later, with their officers. */
export const assignmentsFrom = (
  { query }: Reading,
  unitIds: readonly number[],
  from: Day,
): Promise<readonly { id: number; officerId: number }[]> =>
  query(
    sql`SELECT DISTINCT v.assignment_id AS id, v.officer_id AS "officerId" FROM assignment_version v
WHERE v.unit_id = ANY($1::int[]) AND ${believedNow('v')} AND ${endsAfter('v', sql`$2::date`)} ORDER BY 1`,
    [unitIds, from],
  );

type Placed = Pick<AssignmentFacts, 'unitId' | 'externalOrgan'>;

/** What people call the units of posts on a day, and the organs of those that are elsewhere. */
export async function placeNames(
  reading: Reading,
  posts: readonly Placed[],
  day: Day,
): Promise<(post: Placed) => string> {
  const unitOf = await namesOf(
    reading,
    UNIT.type,
    posts.map(({ unitId }) => unitId),
    day,
  );
  return ({ unitId, externalOrgan }) => unitOf(unitId) ?? externalOrgan ?? '';
}

/**
 * For the record: the end of assignments, each under its unit or organ and its title. One that never begins loses its
 * start.
 */
export async function endings(reading: Reading, assignments: readonly Held[], from: Day): Promise<FieldChange[]> {
  const rowsOfAll = assignments.flatMap(({ rows }) => rows);
  const [recorded, placeOf] = await Promise.all([
    recordedFacts(reading, ASSIGNMENT, rowsOfAll, from),
    placeNames(reading, rowsOfAll, from),
  ]);
  const byRow = new Map(recorded.map((row) => [row.id, row]));
  return assignments.flatMap(({ rows }) => {
    const history = rows.map(({ id }) => byRow.get(id)!);
    const post = onDay(history, from) ?? history[0]!;
    const { validFrom } = rows[0];
    const changes =
      validFrom < from
        ? endChanges(ASSIGNMENT, history, from)
        : [{ field: 'validFrom', before: validFrom, after: null }];
    return changes.map((change) => ({ ...change, field: `${placeOf(post)} ${post.title}.${change.field}` }));
  });
}

/** A primary post that ended for another, and until when it goes on without that one. */
export interface PostEnded {
  readonly id: number;
  readonly officerId: number;
  /** The day on which the other begins. */
  readonly on: Day;
  /** What it was to hold until, or the end of the other, whichever is first; null: for good. */
  readonly until: Day | null;
}

/** The primary posts that ended when some others were recorded, on the day on which those begin. */
export const postsEndedFor = ({ query }: Reading, ids: readonly number[]): Promise<readonly PostEnded[]> =>
  query(
    sql`WITH gone AS (
  SELECT v.assignment_id AS id, v.officer_id, min(v.valid_from) AS "from", nullif(max(coalesce(v.valid_to, 'infinity')), 'infinity') AS "to",
    (SELECT min(f.recorded_at) FROM assignment_version f WHERE f.assignment_id = v.assignment_id) AS at
  FROM assignment_version v
  WHERE v.assignment_id = ANY($1::int[]) AND ${believedNow('v')} AND v.kind = 'PRIMARY' GROUP BY v.assignment_id, v.officer_id
)
SELECT DISTINCT b.assignment_id AS id, b.officer_id AS "officerId", gone."from"::text AS "on",
  least(p.valid_to, gone."to")::text AS "until"
FROM gone JOIN assignment_version p ON p.officer_id = gone.officer_id AND p.assignment_id <> gone.id AND p.kind = 'PRIMARY'
  AND p.superseded_at = gone.at AND p.valid_from < gone."from" AND ${endsAfter('p', sql`gone."from"`)}
JOIN assignment_version b ON b.assignment_id = p.assignment_id AND ${believedNow('b')} AND b.valid_to = gone."from"`,
    [ids],
  );
