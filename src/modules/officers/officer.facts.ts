import type { Write } from '../../database/changes.ts';
import type { Day } from '../../database/temporal.ts';
import { believedVersions, covers, onDay, type TimelineTable, type Version } from '../../database/timeline.ts';
import type {
  AssignmentKind,
  AssignmentRole,
  Gender,
  OfficerCategory,
  OfficerStatus,
  PoliceRank,
} from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../refusals.ts';
import { isServing } from './service.rules.ts';

type Reading = Pick<Write, 'rows'>;

export const OFFICER = { table: 'officer', type: 'Officer' } as const;
export const ASSIGNMENT = { table: 'assignment', type: 'Assignment' } as const;

/** What can change about an officer, the sealed personal data apart. */
export interface OfficerFacts {
  readonly name: string;
  readonly namePinyin: string;
  readonly nameJoined: string;
  readonly nameInitials: string;
  readonly nameStrokes: string;
  readonly policeNumber: string | null;
  readonly category: OfficerCategory;
  readonly gender: Gender | null;
  readonly status: OfficerStatus;
  readonly rank: PoliceRank | null;
  readonly grade: string | null;
  readonly joinedOn: Day | null;
}

export const OFFICER_VERSIONS: TimelineTable<OfficerFacts> = {
  name: 'officer_version',
  identity: 'officer_id',
  columns: {
    name: 'name',
    namePinyin: 'name_pinyin',
    nameJoined: 'name_joined',
    nameInitials: 'name_initials',
    nameStrokes: 'name_strokes',
    policeNumber: 'police_number',
    category: 'category',
    gender: 'gender',
    status: 'status',
    rank: 'rank',
    grade: 'grade',
    joinedOn: 'joined_on',
  },
};

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

export interface OfficerOnDay {
  readonly current: Version<OfficerFacts>;
  readonly versions: Version<OfficerFacts>[];
}

/** An officer on a day and the whole believed history; refused where there is no such officer that day. */
export async function officerOn(reading: Reading, id: number, day: Day): Promise<OfficerOnDay> {
  const versions = (await believedVersions(reading, OFFICER_VERSIONS, [id])).get(id)!;
  const current = onDay(versions, day);
  if (!current) throw new NotFoundError('Officer', String(id));
  return { current, versions };
}

/** The officer, if any, but this one, who has a police number on some day from `from` on. */
export async function policeNumberHolder(
  { rows }: Reading,
  policeNumber: string,
  from: Day,
  exceptId: number | null,
): Promise<{ officerId: number } | null> {
  const [holder] = await rows<{ officerId: number }>(
    `SELECT officer_id AS "officerId" FROM officer_version
WHERE police_number = $1 AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date)
  AND officer_id IS DISTINCT FROM $3::int LIMIT 1`,
    [policeNumber, from, exceptId],
  );
  return holder ?? null;
}

/** The believed assignments of an officer that hold on a day or later, each with all its rows. */
export async function assignmentsOf(
  reading: Reading,
  officerId: number,
  from: Day,
): Promise<Map<number, Version<AssignmentFacts>[]>> {
  const ids = await reading.rows<{ id: number }>(
    `SELECT DISTINCT assignment_id AS id FROM assignment_version
WHERE officer_id = $1::int AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY 1`,
    [officerId, from],
  );
  return believedVersions(
    reading,
    ASSIGNMENT_VERSIONS,
    ids.map(({ id }) => id),
  );
}

/** Whether an officer serves on every day of a period. */
export const serves = (versions: readonly Version<OfficerFacts>[], from: Day, to: Day | null): boolean =>
  covers(
    versions.filter(({ status }) => isServing(status)),
    from,
    to,
  );
