import type { Write } from '../../../record/write.ts';
import { assertReach } from '../../../record/reach.ts';
import { type Day, today } from '../../../time/day.ts';
import type { Version } from '../../../record/periods.ts';
import { believedVersions, type TimelineTable } from '../../../record/timeline-legacy.ts';
import type { EvaluationCycleStatus, EvaluationSubjectKind } from '../../../generated/prisma/enums.ts';
import { NotFoundError } from '../../../errors/refusals.ts';
import type { Period, TakingPartTwice } from './evaluation-cycle.rules.ts';
import { SCHEME, SCHEME_VERSIONS, type SchemeFacts } from '../scheme/evaluation-scheme.reads.ts';
import type { Reading } from '../../../record/write.ts';

export const CYCLE = { table: 'evaluation_cycle', type: 'EvaluationCycle' } as const;
export const EVALUATION = { table: 'evaluation', type: 'Evaluation' } as const;

/** What can change about a cycle. */
export interface CycleFacts {
  readonly status: EvaluationCycleStatus;
}

export const CYCLE_VERSIONS: TimelineTable<CycleFacts> = {
  name: 'evaluation_cycle_version',
  identity: 'cycle_id',
  columns: { status: 'status' },
};

/** An edition of a scheme, with the days on which it is in force. */
export interface SchemeInUse {
  readonly id: number;
  readonly key: string;
  readonly ownerId: number | null;
  readonly subjectKind: EvaluationSubjectKind;
  readonly excellentCapBasisPoints: number | null;
  readonly versions: readonly Version<SchemeFacts>[];
}

export async function schemeWithId(reading: Reading, id: number): Promise<SchemeInUse> {
  const [scheme] = await reading.query<Omit<SchemeInUse, 'versions'>>(
    `SELECT id, key, owner_id AS "ownerId", subject_kind AS "subjectKind",
  excellent_cap_basis_points AS "excellentCapBasisPoints" FROM evaluation_scheme WHERE id = $1::int`,
    [id],
  );
  if (!scheme) throw new NotFoundError(SCHEME.type, String(id));
  return { ...scheme, versions: (await believedVersions(reading, SCHEME_VERSIONS, [id])).get(id)! };
}

/** A cycle, with its believed rows in the order of their days. */
export interface Cycle {
  readonly id: number;
  readonly schemeId: number;
  readonly schemeKey: string;
  readonly subjectKind: EvaluationSubjectKind;
  readonly unitId: number;
  readonly from: Day;
  readonly to: Day;
  readonly excellentCapBasisPoints: number | null;
  readonly versions: readonly Version<CycleFacts>[];
}

/** A cycle that is there, by its id. */
export async function cycleWithId(reading: Reading, id: number): Promise<Cycle> {
  const cycle = await cycleRow(reading, id);
  return withVersions(reading, cycle!);
}

/**
 * A cycle that the writer may act on: one with the scope for the unit that holds it, to write and to read, for what
 * comes back tells of all who take part. Who may act on some cycles alone is not told which others there are.
 */
export async function cycleInReach(write: Write, id: number): Promise<Cycle> {
  const cycle = await cycleRow(write, id);
  await assertReach(write, { units: [cycle?.unitId ?? null] }, ['evaluation:write', 'evaluation:read']);
  if (!cycle) throw new NotFoundError(CYCLE.type, String(id));
  return withVersions(write, cycle);
}

type CycleRow = Omit<Cycle, 'versions'>;

async function cycleRow({ query }: Reading, id: number): Promise<CycleRow | undefined> {
  const [cycle] = await query<CycleRow>(
    `SELECT c.id, c.scheme_id AS "schemeId", s.key AS "schemeKey", s.subject_kind AS "subjectKind",
  c.unit_id AS "unitId", c.from_on::text AS "from", c.to_on::text AS "to",
  c.excellent_cap_basis_points AS "excellentCapBasisPoints"
FROM evaluation_cycle c JOIN evaluation_scheme s ON s.id = c.scheme_id WHERE c.id = $1::int`,
    [id],
  );
  return cycle;
}

const withVersions = async (reading: Reading, cycle: CycleRow): Promise<Cycle> => ({
  ...cycle,
  versions: (await believedVersions(reading, CYCLE_VERSIONS, [cycle.id])).get(cycle.id)!,
});

/** The first cycle, if any, by whatever edition of a scheme, that a unit holds over days of a period. */
export async function cycleWithin(
  { query }: Reading,
  key: string,
  unitId: number,
  period: Period,
): Promise<{ id: number; from: Day; to: Day; on: Day } | null> {
  const [found] = await query<{ id: number; from: Day; to: Day; on: Day }>(
    `SELECT c.id, c.from_on::text AS "from", c.to_on::text AS "to", greatest(min(v.valid_from), $5::date)::text AS "on"
FROM evaluation_cycle c JOIN evaluation_scheme s ON s.id = c.scheme_id
LEFT JOIN evaluation_cycle_version v ON v.cycle_id = c.id AND v.superseded_at IS NULL
WHERE s.key = $1 AND c.unit_id = $2::int AND c.from_on < $4::date AND c.to_on > $3::date
GROUP BY c.id ORDER BY c.from_on, c.id LIMIT 1`,
    [key, unitId, period.from, period.to, today()],
  );
  return found ?? null;
}

/** What people know the subject of an evaluation `e` by, as it last was: `o.police_number`, `o.name` or `u.code`. */
export const LAST_NAMES = `LEFT JOIN LATERAL (SELECT v.police_number, v.name FROM officer_version v
  WHERE v.officer_id = e.officer_id AND v.superseded_at IS NULL ORDER BY v.valid_from DESC LIMIT 1) o ON TRUE
LEFT JOIN LATERAL (SELECT v.code FROM unit_version v
  WHERE v.unit_id = e.unit_id AND v.superseded_at IS NULL ORDER BY v.valid_from DESC LIMIT 1) u ON TRUE`;

/** The first of those, if any, who take part in a cycle and in another of its scheme that shares days with it. */
export function takingPartTwice(
  { query }: Reading,
  {
    id,
    key,
    subjectKind,
    period,
  }: Pick<SchemeInUse, 'key' | 'subjectKind'> & { readonly id: number; readonly period: Period },
  limit: number,
): Promise<readonly TakingPartTwice[]> {
  const subject = subjectKind === 'OFFICER' ? 'officer_id' : 'unit_id';
  return query(
    `WITH twice AS (
  SELECT DISTINCT ON (e.id) e.id, e.officer_id, e.unit_id, c.unit_id AS holder_id, c.from_on, c.to_on
  FROM evaluation e JOIN evaluation other ON other.${subject} = e.${subject} AND other.cycle_id <> e.cycle_id
  JOIN evaluation_cycle c ON c.id = other.cycle_id AND c.from_on < $4::date AND c.to_on > $3::date
  JOIN evaluation_scheme s ON s.id = c.scheme_id AND s.key = $2
  WHERE e.cycle_id = $1::int ORDER BY e.id, c.id
)
SELECT coalesce(o.police_number, o.name, u.code) AS subject, h.code AS holder, e.from_on::text AS "from",
  e.to_on::text AS "to", (SELECT count(*)::int FROM twice) AS count
FROM twice e ${LAST_NAMES}
LEFT JOIN LATERAL (SELECT v.code FROM unit_version v
  WHERE v.unit_id = e.holder_id AND v.superseded_at IS NULL ORDER BY v.valid_from DESC LIMIT 1) h ON TRUE
ORDER BY e.id LIMIT $5::int`,
    [id, key, period.from, period.to, limit],
  );
}
