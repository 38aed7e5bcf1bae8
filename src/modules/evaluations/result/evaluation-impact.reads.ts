import type { Reading } from '../../../record/write.ts';
import { sql } from '../../../sql/sql.ts';
import type { Day } from '../../../time/day.ts';
import { daysOverlap, TemporalStatement } from '../../../time/temporal.ts';

/** Whose evaluations, and in which days: `until` is excluded, null: for good. */
export interface EvaluatedIn {
  readonly officers: readonly number[];
  readonly units: readonly number[];
  /** Units whose officers are meant, by their primary posts in these days. */
  readonly staffOf: readonly number[];
  readonly from: Day;
  readonly until: Day | null;
}

/** An evaluation with the period of its cycle. */
export interface FinalEvaluation {
  readonly id: number;
  readonly from: Day;
  readonly to: Day;
  /** How many there are in all. */
  readonly total: number;
}

/** The evaluations of finalized cycles whose periods share days with a period: the first of them, by cycle. */
export function finalEvaluations(
  { query }: Reading,
  { officers, units, staffOf, from, until }: EvaluatedIn,
  { today, limit }: { readonly today: Day; readonly limit: number },
): Promise<readonly FinalEvaluation[]> {
  const statement = new TemporalStatement({ asOf: today, knownAt: null });
  const [first, end] = [statement.value(from, 'date'), statement.value(until, 'date')];
  return query(
    // one list of officers, so that each cycle is asked by its index, and no evaluation is met in vain
    sql`SELECT e.id, c.from_on::text AS "from", c.to_on::text AS "to", count(*) OVER ()::int AS total
FROM evaluation_cycle c
JOIN evaluation_cycle_version v ON v.cycle_id = c.id AND v.status = 'FINALIZED' AND ${statement.holds('v')}
JOIN evaluation e ON e.cycle_id = c.id AND (e.unit_id = ANY(${statement.value(units, 'int[]')}) OR e.officer_id = ANY(ARRAY(
  SELECT unnest(${statement.value(officers, 'int[]')}) UNION
  SELECT a.officer_id FROM assignment_version a WHERE a.unit_id = ANY(${statement.value(staffOf, 'int[]')})
    AND a.kind = 'PRIMARY' AND ${statement.believed('a')} AND ${daysOverlap('a', first, end)}
)))
WHERE daterange(c.from_on, c.to_on) && daterange(${first}, ${end}) ORDER BY c.from_on, e.id LIMIT ${limit}`,
    statement.values,
  );
}
