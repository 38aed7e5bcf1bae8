import type { EvaluationRuleKind } from '../../../generated/prisma/enums.ts';
import { groupBy, rowOfEach } from '../../../record/group-by.ts';
import { writeLoader } from '../../../record/loading.ts';
import type { Version } from '../../../record/periods.ts';
import { believedVersions } from '../../../record/timeline.ts';
import type { Reading } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import { today, type Day } from '../../../time/day.ts';
import { endsAfter } from '../../../time/temporal.ts';
import type { FactsOf } from '../../../record/declaration.ts';
import { EVALUATION_SCHEME } from './evaluation-scheme.declaration.ts';
import type { Band, RegulationLimit } from './evaluation-scheme.rules.ts';

type SchemeVersion = Version<FactsOf<typeof EVALUATION_SCHEME>>;

/** A period in which an edition of a scheme is in force. */
export interface Edition {
  readonly id: number;
  readonly ownerId: number | null;
  /** A day on which it can be shown. */
  readonly on: Day;
  readonly version: SchemeVersion;
}

/** The periods in which editions of a key are in force, in their order. */
export async function editionsOf(reading: Reading, key: string): Promise<Edition[]> {
  const schemes = await reading.query<{ id: number; ownerId: number | null }>(
    sql`SELECT id, owner_id AS "ownerId" FROM evaluation_scheme WHERE key = $1`,
    [key],
  );
  const versions = await believedVersions(
    reading,
    EVALUATION_SCHEME,
    schemes.map(({ id }) => id),
  );
  const now = today();
  return schemes
    .flatMap(({ id, ownerId }) =>
      versions.get(id)!.map((version) => ({
        id,
        ownerId,
        version,
        on: version.validFrom > now ? version.validFrom : now,
      })),
    )
    .toSorted((a, b) => (a.version.validFrom < b.version.validFrom ? -1 : 1));
}

/** The parts of an edition that scores are checked against and grades follow from. */
export interface SchemeParts {
  /** The maximum is a decimal. */
  readonly indicators: readonly { readonly id: number; readonly key: string; readonly maximum: string }[];
  /** None where all evaluators count alike. */
  readonly groups: readonly { readonly id: number; readonly key: string }[];
  /** Best first; the minimum is a decimal. */
  readonly bands: readonly Band[];
}

/** The parts of editions by the editions' ids. An edition never changes, so what was read stays true. */
export const schemeParts = writeLoader<number, SchemeParts>(async (ids, { query }) => {
  const found = await query<SchemeParts & { id: number }>(
    sql`SELECT k.id, coalesce((
  SELECT json_agg(json_build_object('id', i.id, 'key', i.key, 'maximum', trim_scale(i.maximum)::text))
  FROM indicator i WHERE i.scheme_id = k.id
), '[]') AS indicators, coalesce((
  SELECT json_agg(json_build_object('id', g.id, 'key', g.key)) FROM evaluator_group g WHERE g.scheme_id = k.id
), '[]') AS groups, coalesce((
  SELECT json_agg(json_build_object('grade', b.grade, 'minimum', b.minimum::text) ORDER BY b.grade)
  FROM grade_band b WHERE b.scheme_id = k.id
), '[]') AS bands FROM unnest($1::int[]) AS k(id)`,
    [ids],
  );
  return rowOfEach(ids, found, 'id').map((parts) => parts!);
});

/** What the regulations in force on a day set, by kind; a kind that is not on record is not there. */
export type RegulationLimits = { readonly [Kind in EvaluationRuleKind]?: RegulationLimit };

/** The limits of the regulations in force on a day. */
export const regulationLimits = writeLoader<Day, RegulationLimits>(async (days, { query }) => {
  const found = await query<RegulationLimit & { day: Day; kind: EvaluationRuleKind }>(
    sql`SELECT d.day::text AS "day", r.kind, r.value, r.article FROM unnest($1::date[]) AS d(day)
JOIN evaluation_rule r ON r.valid_from <= d.day AND ${endsAfter('r', sql`d.day`)}`,
    [days],
  );
  const byDay = groupBy(found, ({ day }) => day);
  return days.map((day) =>
    Object.fromEntries((byDay.get(day) ?? []).map(({ kind, value, article }) => [kind, { value, article }])),
  );
});
