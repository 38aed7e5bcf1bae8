import type { FieldChange, Reading } from '../../record/write.ts';
import type { Dated } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import { onDay, type Version } from '../../record/periods.ts';
import { believedVersions, endChanges, type TimelineTable } from '../../record/timeline-legacy.ts';
import type { AssignmentKind, AssignmentRole } from '../../generated/prisma/enums.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { namesOf } from '../../record/recorded-facts.ts';

export const ASSIGNMENT = { table: 'assignment', type: 'Assignment' } as const;

/** What can change about a post that somebody holds. */
export interface AssignmentFacts {
  readonly officerId: number;
  readonly unitId: number | null;
  readonly externalOrgan: string | null;
  readonly title: string;
  readonly role: AssignmentRole;
  readonly kind: AssignmentKind;
}

export const ASSIGNMENT_VERSIONS: TimelineTable<AssignmentFacts> = {
  name: 'assignment_version',
  identity: 'assignment_id',
  columns: {
    officerId: 'officer_id',
    unitId: 'unit_id',
    externalOrgan: 'external_organ',
    title: 'title',
    role: 'role',
    kind: 'kind',
  },
};

/** An assignment with all its believed rows, in the order of their days: one at least. */
export interface Held {
  readonly id: number;
  readonly rows: readonly [Version<AssignmentFacts>, ...Version<AssignmentFacts>[]];
}

/** The believed assignments of an officer that hold on a day or later, in the order of their first days. */
export async function assignmentsOf(reading: Reading, officerId: number, from: Day): Promise<Held[]> {
  const ids = await reading.query<{ id: number }>(
    `SELECT DISTINCT assignment_id AS id FROM assignment_version
WHERE officer_id = $1::int AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY 1`,
    [officerId, from],
  );
  const versions = await believedVersions(
    reading,
    ASSIGNMENT_VERSIONS,
    ids.map(({ id }) => id),
  );
  return [...versions]
    .map(([id, rows]) => ({ id, rows: rows as [Version<AssignmentFacts>, ...Version<AssignmentFacts>[]] }))
    .toSorted((a, b) => (a.rows[0].validFrom < b.rows[0].validFrom ? -1 : 1));
}

/** What the record of a change tells of a post: its unit by code, which people know. */
export type RecordedAssignment = Omit<AssignmentFacts, 'officerId' | 'unitId'> & { readonly unit: string | null };

export const RECORDED_POST = [
  'unit',
  'externalOrgan',
  'title',
  'role',
  'kind',
] as const satisfies readonly (keyof RecordedAssignment)[];

/** Posts as they are recorded; a unit has the code of the day, or the nearest one. */
export async function forRecord<Facts extends AssignmentFacts>(
  reading: Reading,
  all: readonly Facts[],
  day: Day,
): Promise<(Facts & RecordedAssignment)[]> {
  const codeOf = await namesOf(
    reading,
    UNIT.type,
    all.map(({ unitId }) => unitId),
    day,
  );
  return all.map((facts) => ({ ...facts, unit: codeOf(facts.unitId) }));
}

/** For the record: what ends with a post besides it, which was to change later. */
export const droppedChanges = (rows: readonly (RecordedAssignment & Dated)[], from: Day): FieldChange[] =>
  endChanges<RecordedAssignment>(rows, from, RECORDED_POST).slice(1);

/** For the record: the end of posts, each under its unit or organ and its title; one that never begins loses its start. */
export async function endings(reading: Reading, posts: readonly Held[], from: Day): Promise<FieldChange[]> {
  const recorded = await forRecord(
    reading,
    posts.flatMap(({ rows }) => rows),
    from,
  );
  const byRow = new Map(recorded.map((row) => [row.id, row]));
  return posts.flatMap(({ rows }) => {
    const history = rows.map(({ id }) => byRow.get(id)!);
    const { unit, externalOrgan, title } = onDay(history, from) ?? history[0]!;
    const { validFrom } = rows[0];
    const changes =
      validFrom < from
        ? endChanges<RecordedAssignment>(history, from, RECORDED_POST)
        : [{ field: 'validFrom', before: validFrom, after: null }];
    return changes.map((change) => ({ ...change, field: `${unit ?? externalOrgan} ${title}.${change.field}` }));
  });
}
