import type { EvaluationSubjectKind } from '../../../generated/prisma/enums.ts';
import { NotFoundError } from '../../../errors/refusals.ts';
import type { FactsOf } from '../../../record/declaration.ts';
import { rowOfEach } from '../../../record/group-by.ts';
import { writeLoader } from '../../../record/loading.ts';
import { assertVersion } from '../../../record/optimistic-locks.ts';
import type { Version } from '../../../record/periods.ts';
import { assertReach } from '../../../record/reach.ts';
import { versionsOfOne } from '../../../record/timeline.ts';
import type { Reading, Write } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import { today, type Day } from '../../../time/day.ts';
import { believedNow } from '../../../time/temporal.ts';
import { EVALUATION_CYCLE } from './evaluation-cycle.declaration.ts';
import type { Period } from './evaluation-cycle.rules.ts';

/** What never changes about a cycle that is on record. */
export interface CycleRow {
  readonly id: number;
  readonly schemeId: number;
  readonly schemeKey: string;
  readonly schemeName: string;
  readonly subjectKind: EvaluationSubjectKind;
  readonly unitId: number;
  readonly from: Day;
  readonly to: Day;
  readonly excellentCapBasisPoints: number | null;
}

/** A cycle, with its believed rows in the order of their days. */
export interface Cycle extends CycleRow {
  readonly versions: readonly Version<FactsOf<typeof EVALUATION_CYCLE>>[];
}

const cycleRow = writeLoader<number, CycleRow | null>(async (ids, { query }) => {
  const found = await query<CycleRow>(
    sql`SELECT c.id, c.scheme_id AS "schemeId", s.key AS "schemeKey", s.name AS "schemeName", s.subject_kind AS "subjectKind",
  c.unit_id AS "unitId", c.from_on::text AS "from", c.to_on::text AS "to",
  c.excellent_cap_basis_points AS "excellentCapBasisPoints"
FROM evaluation_cycle c JOIN evaluation_scheme s ON s.id = c.scheme_id
WHERE c.id = ANY($1::int[]) AND EXISTS (
  SELECT FROM evaluation_cycle_version v WHERE v.cycle_id = c.id AND ${believedNow('v')})`,
    [ids],
  );
  return rowOfEach(ids, found, 'id');
});

/** A cycle that is known to exist, by its id. */
export async function cycleWithId(reading: Reading, id: number): Promise<Cycle> {
  const [cycle, versions] = await Promise.all([
    cycleRow(reading).load(id),
    versionsOfOne(reading, EVALUATION_CYCLE, id),
  ]);
  return { ...cycle!, versions };
}

/**
 * A cycle that the writer may act on, without its status. Needs the scopes to write and to read for the unit that holds
 * it, since the answer tells of all who take part. A writer of some units alone does not learn which cycles others hold.
 */
export async function cycleInReach(write: Write, id: number): Promise<CycleRow> {
  const cycle = await cycleRow(write).load(id);
  await assertReach(write, { units: [cycle?.unitId ?? null] }, ['evaluation:write', 'evaluation:read']);
  if (!cycle) throw new NotFoundError(EVALUATION_CYCLE.type, String(id));
  return cycle;
}

/** The same for a change of it, refused where others have changed it since the version that is expected; null: any. */
export async function cycleToChange(write: Write, id: number, expectedVersion: number | null): Promise<Cycle> {
  const cycle = await cycleInReach(write, id);
  const [, versions] = await Promise.all([
    assertVersion(write, EVALUATION_CYCLE, id, expectedVersion),
    versionsOfOne(write, EVALUATION_CYCLE, id),
  ]);
  return { ...cycle, versions };
}

/** An edition of a scheme that a unit is to apply over a period. */
export interface SchemeToApply {
  readonly key: string;
  readonly name: string;
  readonly ownerId: number | null;
  readonly subjectKind: EvaluationSubjectKind;
  readonly excellentCapBasisPoints: number | null;
  /** The periods in which the edition is in force. */
  readonly inForce: readonly { readonly validFrom: Day; readonly validTo: Day | null }[];
  /** The first cycle that the unit holds by any edition of the scheme over days of the period; `on` is a day it is shown. */
  readonly overlapping: (Period & { readonly id: number; readonly on: Day }) | null;
}

/** An edition by its id; undefined where there is none. */
export async function schemeToApply(
  { query }: Reading,
  { schemeId, unitId, period }: { readonly schemeId: number; readonly unitId: number; readonly period: Period },
): Promise<SchemeToApply | undefined> {
  const [scheme] = await query<SchemeToApply>(
    sql`SELECT s.key, s.name, s.owner_id AS "ownerId", s.subject_kind AS "subjectKind",
  s.excellent_cap_basis_points AS "excellentCapBasisPoints", coalesce((
    SELECT json_agg(json_build_object('validFrom', v.valid_from, 'validTo', v.valid_to))
    FROM evaluation_scheme_version v WHERE v.scheme_id = s.id AND ${believedNow('v')}
  ), '[]') AS "inForce", (
    SELECT json_build_object('id', c.id, 'from', c.from_on, 'to', c.to_on, 'on', greatest($5::date, (
      SELECT min(v.valid_from) FROM evaluation_cycle_version v WHERE v.cycle_id = c.id AND ${believedNow('v')}
    ))) FROM evaluation_cycle c JOIN evaluation_scheme applied ON applied.id = c.scheme_id AND applied.key = s.key
    WHERE c.unit_id = $2::int AND c.from_on < $4::date AND c.to_on > $3::date AND EXISTS (
      SELECT FROM evaluation_cycle_version v WHERE v.cycle_id = c.id AND ${believedNow('v')}
    ) ORDER BY c.from_on, c.id LIMIT 1
  ) AS "overlapping"
FROM evaluation_scheme s WHERE s.id = $1::int AND EXISTS (
  SELECT FROM evaluation_scheme_version v WHERE v.scheme_id = s.id AND ${believedNow('v')})`,
    [schemeId, unitId, period.from, period.to, today()],
  );
  return scheme;
}
