import { basisColumns, type BasisColumns } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import type { HonorKind, HonorLevel, HonorStatus, HonorTrait, MeritClass } from '../../generated/prisma/enums.ts';
import { loadMany, loadOne, lockOf, MANY_MAXIMUM } from '../../graphql/loading.ts';

export interface HonorRow extends BasisColumns {
  readonly id: number;
  readonly title: string;
  readonly programId: number | null;
  readonly kind: HonorKind | null;
  readonly level: HonorLevel | null;
  readonly meritClass: MeritClass | null;
  readonly status: HonorStatus;
  readonly awardedBy: string | null;
  /** A day, month or year. */
  readonly awardedOn: string | null;
  readonly citation: string | null;
  readonly nominatedOn: Day | null;
  readonly posthumous: boolean;
  readonly traits: readonly HonorTrait[];
  readonly noticedOn: Day | null;
  readonly noticeWaived: string | null;
}

export const honorColumns = (alias: string): string =>
  `${alias}.honor_id AS "id", ${alias}.title, ${alias}.program_id AS "programId", ${alias}.kind, ${alias}.level,
  ${alias}.merit_class AS "meritClass", ${alias}.status, ${alias}.awarded_by AS "awardedBy",
  left(${alias}.awarded_on::text, CASE ${alias}.awarded_precision WHEN 'DAY' THEN 10 WHEN 'MONTH' THEN 7 ELSE 4 END) AS "awardedOn",
  ${alias}.citation, ${alias}.nominated_on::text AS "nominatedOn", ${alias}.posthumous, ${alias}.traits::text[] AS "traits",
  ${alias}.noticed_on::text AS "noticedOn", ${alias}.notice_waived AS "noticeWaived", ${basisColumns(alias)}`;

/** Honors by id as of the moment; null for one that had not begun. */
export const honorById = loadOne<number, HonorRow>('id', 'generic', (statement, ids) => {
  return `SELECT DISTINCT ON (h.honor_id) ${honorColumns('h')} FROM honor_version h
WHERE h.honor_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('h')}
ORDER BY h.honor_id, h.valid_from DESC`;
});

export const honorLock = lockOf('honor');

export interface HonorRecipientRow {
  readonly honorId: number;
  readonly officerId: number | null;
  readonly unitId: number | null;
  readonly otherName: string | null;
}

/** Who honors were given to, by the honors' ids. Recipients never change, so the moment does not matter. */
export const honorRecipients = loadMany<number, HonorRecipientRow>('honorId', 'generic', (statement, ids) => {
  return `SELECT k.id AS "honorId", r.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT officer_id AS "officerId", unit_id AS "unitId", other_name AS "otherName" FROM honor_recipient
  WHERE honor_id = k.id ORDER BY id LIMIT ${MANY_MAXIMUM}
) r`;
});
