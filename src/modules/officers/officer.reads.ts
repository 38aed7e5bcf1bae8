import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { covers, onDay, type Version } from '../../record/periods.ts';
import { believedVersions, type TimelineTable } from '../../record/timeline-legacy.ts';
import type { Gender, OfficerCategory, OfficerStatus, PoliceRank } from '../../generated/prisma/enums.ts';
import { NotFoundError } from '../../errors/refusals.ts';
import { isServing } from './employment.rules.ts';

export const OFFICER = { table: 'officer', type: 'Officer' } as const;

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

/** The first day on which an officer is on record. */
export async function firstDayOf(reading: Reading, id: number): Promise<Day> {
  return (await believedVersions(reading, OFFICER_VERSIONS, [id])).get(id)![0]!.validFrom;
}

/** Another officer, and a day of those asked about on which he has what is asked for. */
export interface Holder {
  readonly officerId: number;
  readonly on: Day;
}

/** The first officer, if any, but this one, who has a police number on some day of a period. */
export async function policeNumberHolder(
  { query }: Reading,
  policeNumber: string,
  from: Day,
  to: Day | null,
  exceptId: number | null,
): Promise<Holder | null> {
  const [holder] = await query<Holder>(
    `SELECT officer_id AS "officerId", greatest(valid_from, $2::date)::text AS "on" FROM officer_version
WHERE police_number = $1 AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $2::date)
  AND ($3::date IS NULL OR valid_from < $3::date) AND officer_id IS DISTINCT FROM $4::int
ORDER BY valid_from LIMIT 1`,
    [policeNumber, from, to, exceptId],
  );
  return holder ?? null;
}

/** Whether an officer serves on every day of a period. */
export const serves = (versions: readonly Version<OfficerFacts>[], from: Day, to: Day | null): boolean =>
  covers(
    versions.filter(({ status }) => isServing(status)),
    from,
    to,
  );

/** Until when an officer who serves on a day goes on serving; null: for good. */
export const servesUntil = (versions: readonly Version<OfficerFacts>[], day: Day): Day | null =>
  versions.find(({ validFrom, status }) => validFrom > day && !isServing(status))?.validFrom ??
  versions.at(-1)?.validTo ??
  null;

/** What the record of a change tells of an officer: not what is made from the name. */
export const RECORDED_FACTS = [
  'name',
  'policeNumber',
  'category',
  'gender',
  'status',
  'rank',
  'grade',
  'joinedOn',
] as const satisfies readonly (keyof OfficerFacts)[];
