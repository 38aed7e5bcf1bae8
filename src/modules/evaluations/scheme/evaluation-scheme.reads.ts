import type { Reading } from '../../../record/write.ts';
import { type Day, today } from '../../../time/day.ts';
import type { Version } from '../../../record/periods.ts';
import { believedVersions, type TimelineTable } from '../../../record/timeline-legacy.ts';
import type { EvaluationRuleKind } from '../../../generated/prisma/enums.ts';
import type { Limit } from './evaluation-scheme.rules.ts';

export const SCHEME = { table: 'evaluation_scheme', type: 'EvaluationScheme' } as const;

/** Of a scheme that is in force: an edition never changes, but for the days on which it is. */
export interface SchemeFacts {
  readonly key: string;
}

export const SCHEME_VERSIONS: TimelineTable<SchemeFacts> = {
  name: 'evaluation_scheme_version',
  identity: 'scheme_id',
  columns: { key: 'key' },
};

/** A time in which an edition of a scheme is in force. */
export interface Edition {
  readonly id: number;
  readonly ownerId: number | null;
  /** A day on which it can be shown. */
  readonly on: Day;
  readonly version: Version<SchemeFacts>;
}

/** The times in which editions of a key are in force, in their order. */
export async function editionsOf(reading: Reading, key: string): Promise<Edition[]> {
  const schemes = await reading.query<{ id: number; ownerId: number | null }>(
    'SELECT id, owner_id AS "ownerId" FROM evaluation_scheme WHERE key = $1',
    [key],
  );
  const versions = await believedVersions(
    reading,
    SCHEME_VERSIONS,
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

/** What the regulations in force on a day set, by kind; a kind that is not on record is not there. */
export async function evaluationRules(
  { query }: Reading,
  day: Day,
): Promise<{ readonly [Kind in EvaluationRuleKind]?: Limit }> {
  const found = await query<Limit & { kind: EvaluationRuleKind }>(
    `SELECT kind, value, article FROM evaluation_rule
WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date)`,
    [day],
  );
  return Object.fromEntries(found.map(({ kind, value, article }) => [kind, { value, article }]));
}
