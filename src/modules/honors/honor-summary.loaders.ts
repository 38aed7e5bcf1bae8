import { TemporalStatement } from '../../database/temporal.ts';
import type { HonorKind, HonorLevel, MeritClass } from '../../generated/prisma/enums.ts';
import { loaderFor, manyOf } from '../../graphql/loading.ts';
import { subtreeWithClosed } from '../units/unit.loaders.ts';

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

/** The last day that the day, month or year of an award may mean, but not after the day asked about. */
const awardDay = (day: string) => `least(${day}, CASE h.awarded_precision
  WHEN 'DAY' THEN h.awarded_on
  WHEN 'MONTH' THEN (h.awarded_on + interval '1 month - 1 day')::date
  ELSE (h.awarded_on + interval '1 year - 1 day')::date END)`;

/**
 * How many honors are conferred on units and on their officers, by unit, year, class, kind and level. An officer's counts
 * for the unit of the primary assignment on the day of the award or, where he had none, of the last before it.
 */
export const honorSummary = loaderFor<Which, number, HonorSummaryRow[]>(
  async (unitIds, { from, to, includeSubunits }, context) => {
    const statement = new TemporalStatement(context.moment);
    const keys = statement.value(unitIds, 'int[]');
    const [first, last] = [from, to].map((year) => statement.value(year, 'int'));
    const units = includeSubunits ? subtreeWithClosed(statement, 'p.key') : '(SELECT p.key AS id)';
    const text = `WITH credited AS (
  SELECT h.honor_id, r.id AS recipient_id, h.awarded_on, h.merit_class, h.kind, h.level,
    CASE WHEN r.officer_id IS NULL THEN r.unit_id ELSE (
      SELECT a.unit_id FROM assignment_version a
      WHERE a.officer_id = r.officer_id AND a.kind = 'PRIMARY' AND ${statement.begun('a', awardDay(statement.day))}
      ORDER BY a.valid_from DESC LIMIT 1
    ) END AS unit_id
  FROM honor_version h JOIN honor_recipient r ON r.honor_id = h.honor_id
  WHERE ${statement.holds('h')} AND h.status = 'CONFERRED'
    AND coalesce(h.awarded_on, DATE '0001-01-01') BETWEEN make_date(${first}, 1, 1) AND make_date(${last}, 12, 31)
)
SELECT p.key AS "unitId", extract(year FROM c.awarded_on)::int AS "year", c.merit_class AS "meritClass", c.kind, c.level,
  count(DISTINCT c.honor_id)::int AS "honors", count(*)::int AS "recipients"
FROM unnest(${keys}) AS p(key) CROSS JOIN LATERAL ${units} AS sub JOIN credited c ON c.unit_id = sub.id
WHERE c.awarded_on IS NOT NULL
GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 3, 4, 5`;
    const rows = await context.rows<HonorSummaryRow & { unitId: number }>(text, statement.values);
    return manyOf(unitIds, rows, ({ unitId }) => unitId);
  },
);
