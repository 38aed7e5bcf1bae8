import { sql, type Sql } from '../../sql/sql.ts';
import { officerCovered, type Covered } from '../../record/reach.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import type { MeritClass } from '../../generated/prisma/enums.ts';
import { loadMany, loadOne } from '../../graphql/loading.ts';
import { categorizedSubtree } from '../units/unit.tree.ts';

/** A subquery of the covered officers whose primary assignment is in the subtree of a unit, with the category they count for. */
export const officersByCategory = (statement: TemporalStatement, unit: Sql, covered: Covered): Sql =>
  sql`SELECT o.officer_id, o.name_pinyin, o.name, o.status, o.category AS kind, sub.category
  FROM ${categorizedSubtree(statement, unit)} AS sub
  JOIN assignment_version a ON a.unit_id = sub.id AND a.kind = 'PRIMARY' AND ${statement.holds('a')}
  JOIN officer_version o ON o.officer_id = a.officer_id AND ${statement.holds('o')}
  WHERE ${officerCovered(statement, sql`o.officer_id`, covered)}`;

/** How many honors of a class an officer has. */
export interface HonorCountRow {
  readonly officerId: number;
  readonly meritClass: MeritClass | null;
  readonly count: number;
}

/** How many honors of each class were conferred on officers, by their ids: lowest class first, honors without a class last. */
export const honorCounts = loadMany<number, HonorCountRow>('officerId', 'custom', (statement, ids) => {
  return sql`SELECT r.officer_id AS "officerId", h.merit_class AS "meritClass", count(*)::int AS "count"
FROM honor_recipient r JOIN honor_version h ON h.honor_id = r.honor_id
WHERE r.officer_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.believedSinceMade('r')} AND h.status = 'CONFERRED' AND ${statement.holds('h')}
GROUP BY r.officer_id, h.merit_class ORDER BY r.officer_id, h.merit_class NULLS LAST`;
});

export interface GradeHeldRow {
  readonly officerId: number;
  readonly grade: string;
  /** Null where a source attests only that it was held. */
  readonly since: Day | null;
}

/** The grades (职级) that officers hold on the day, by their ids, with the first day of holding them without a break; null for none. */
export const gradesHeld = loadOne<number, GradeHeldRow>('officerId', 'custom', (statement, ids) => {
  return sql`SELECT held.officer_id AS "officerId", held.grade,
  CASE WHEN held.start_known THEN held.valid_from::text END AS "since"
FROM (SELECT DISTINCT ON (run.officer_id) run.* FROM (
  SELECT o.officer_id, o.grade, o.valid_from, o.start_known, lag(o.valid_to) OVER before IS DISTINCT FROM o.valid_from
    OR lag(o.grade) OVER before IS DISTINCT FROM o.grade AS begins
  FROM officer_version o WHERE o.officer_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('o')}
  WINDOW before AS (PARTITION BY o.officer_id ORDER BY o.valid_from)
) run WHERE run.begins ORDER BY run.officer_id, run.valid_from DESC) held WHERE held.grade IS NOT NULL`;
});
