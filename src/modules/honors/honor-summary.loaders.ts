import { sql, type Sql } from '../../sql/sql.ts';
import type { HonorKind, HonorLevel, MeritClass } from '../../generated/prisma/enums.ts';
import { loadManyFor } from '../../graphql/loading.ts';
import { subtreeWithClosed } from '../units/unit.tree.ts';

export interface HonorSummaryRow {
  readonly year: number;
  readonly meritClass: MeritClass | null;
  readonly kind: HonorKind | null;
  readonly level: HonorLevel | null;
  readonly honors: number;
  readonly recipients: number;
}

interface Which {
  readonly from: number;
  readonly to: number;
  readonly includeSubunits: boolean;
}

/** The last day of the day, month or year of an award, but not after the day asked about. */
const awardDay = (day: Sql): Sql => sql`least(${day}, CASE h.awarded_precision
  WHEN 'DAY' THEN h.awarded_on
  WHEN 'MONTH' THEN (h.awarded_on + interval '1 month - 1 day')::date
  ELSE (h.awarded_on + interval '1 year - 1 day')::date END)`;

/**
 * How many honors are conferred on units and on their officers, by unit, year, class, kind and level. An officer's
 * counts for the unit of the primary assignment on the day of the award, else of the last assignment before it.
 */
export const honorSummary = loadManyFor<Which, number, HonorSummaryRow & { unitId: number }>(
  'unitId',
  'custom',
  (statement, unitIds, { from, to, includeSubunits }) => {
    const keys = statement.value(unitIds, 'int[]');
    const [first, last] = [statement.value(from, 'int'), statement.value(to, 'int')];
    const units = includeSubunits ? subtreeWithClosed(statement, sql`p.key`) : sql`(SELECT p.key AS id)`;
    // from the units to those who served in them: all honors of a year are far more than those of a station
    return sql`WITH scope AS (
  SELECT p.key, sub.id AS unit_id FROM unnest(${keys}) AS p(key) CROSS JOIN LATERAL ${units} AS sub
), served AS (
  SELECT DISTINCT a.officer_id FROM scope JOIN assignment_version a ON a.unit_id = scope.unit_id
  WHERE a.kind = 'PRIMARY' AND ${statement.begun('a')}
), given AS NOT MATERIALIZED (
  SELECT h.honor_id, h.awarded_on, h.merit_class, h.kind, h.level, ${awardDay(statement.day)} AS award_day
  FROM honor_version h WHERE ${statement.holds('h')} AND h.status = 'CONFERRED' AND h.awarded_on IS NOT NULL
    AND coalesce(h.awarded_on, DATE '0001-01-01') BETWEEN make_date(${first}, 1, 1) AND make_date(${last}, 12, 31)
), credited AS (
  SELECT g.*, r.unit_id FROM honor_recipient r JOIN given g ON g.honor_id = r.honor_id
  WHERE r.unit_id IN (SELECT unit_id FROM scope) AND ${statement.believedSinceMade('r')}
  UNION ALL
  (SELECT DISTINCT ON (r.id) g.*, a.unit_id
  FROM served JOIN honor_recipient r ON r.officer_id = served.officer_id AND ${statement.believedSinceMade('r')} JOIN given g ON g.honor_id = r.honor_id
  JOIN assignment_version a ON a.officer_id = r.officer_id AND a.kind = 'PRIMARY' AND ${statement.begun('a', sql`g.award_day`)}
  ORDER BY r.id, a.valid_from DESC)
)
SELECT scope.key AS "unitId", extract(year FROM c.awarded_on)::int AS "year", c.merit_class AS "meritClass", c.kind,
  c.level, count(DISTINCT c.honor_id)::int AS "honors", count(*)::int AS "recipients"
FROM credited c JOIN scope ON scope.unit_id = c.unit_id
GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 3, 4, 5`;
  },
);
