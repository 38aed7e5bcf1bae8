import { officerCovered, type Covered } from '../../../record/reach.ts';
import { sql, type Sql } from '../../../sql/sql.ts';
import type { TemporalStatement } from '../../../time/temporal.ts';
import { rollOf } from '../../officers/serving.sql.ts';
import { subtree, subtreeIds } from '../../units/unit.tree.ts';
import { cycleBegun, isAssessment, isFinalized, takesPart } from '../cycle/cycle.sql.ts';
import { evaluationsThen } from '../cycle/earlier-subject.sql.ts';

interface Asked {
  readonly from: Sql;
  readonly to: Sql;
  /** The condition that an officer is one of those that it is asked about. */
  readonly isAmong: (officer: Sql) => Sql;
  readonly covered: Covered;
}

/** The condition that a cycle `d` of a scheme `w` is of the days of `c`, or of its scheme `s` and shares some: nobody takes part in both. */
const SAME = sql`(d.from_on = c.from_on AND d.to_on = c.to_on OR w.key = s.key AND d.from_on < c.to_on AND d.to_on > c.from_on)`;

/** The condition that an officer takes part in a cycle on record like `c`. */
const takesPartInSuch = (statement: TemporalStatement, officer: Sql): Sql =>
  sql`EXISTS (SELECT FROM ${evaluationsThen(statement)} e
    JOIN evaluation_cycle d ON d.id = e.cycle_id JOIN evaluation_scheme w ON w.id = d.scheme_id
    WHERE e.officer_id = ${officer} AND ${SAME} AND NOT ${isAssessment(sql`w.id`)} AND ${cycleBegun(statement, sql`d.id`)} AND ${takesPart(statement)})`;

/** A cycle `d` of a scheme `w` that asks officers for results of the days of `c`. */
const ofTheSameDays = (statement: TemporalStatement): Sql =>
  sql`evaluation_cycle d JOIN evaluation_scheme w ON w.id = d.scheme_id AND w.subject_kind = 'OFFICER' AND NOT ${isAssessment(sql`w.id`)}
    AND d.from_on = c.from_on AND d.to_on = c.to_on AND ${cycleBegun(statement, sql`d.id`)}`;

/** An array of the units whose people `c` may have forgotten: those for which no cycle of the same days is nearer, or later of the same unit. */
const unitsAsked = (statement: TemporalStatement, then: TemporalStatement): Sql =>
  sql`ARRAY(SELECT sub.id FROM ${subtree(then, sql`c.unit_id`)} AS sub
    EXCEPT SELECT near.id FROM ${ofTheSameDays(statement)} CROSS JOIN LATERAL ${subtree(then, sql`d.unit_id`)} AS near
    WHERE d.unit_id = c.unit_id AND d.id > c.id OR d.unit_id <> c.unit_id AND d.unit_id = ANY(${subtreeIds(then, sql`c.unit_id`)}))`;

/**
 * SELECT of `due_on`, the last day of a cycle that has begun, `officer_id`, `cycle_id` and `detail`, which is an EvaluationMissing: of those who take part in it and
 * of whom it has no result yet, and of those on its roll who take part in none such, once: by the cycle that is nearest. The roll is that of the last day, or of the day of the
 * query where that is earlier.
 */
export function missingResults(statement: TemporalStatement, { from, to, isAmong, covered }: Asked): Sql {
  const then = statement.on(sql`least(c.to_on - 1, ${statement.day})`);
  const asked = (officer: Sql): Sql => sql`${isAmong(officer)} AND ${officerCovered(statement, officer, covered)}`;
  return sql`SELECT c.to_on - 1, t.officer_id, c.id, json_build_object('scheme', s.name, 'from', c.from_on, 'takesPart', t.takes_part)
FROM evaluation_cycle c JOIN evaluation_scheme s ON s.id = c.scheme_id AND s.subject_kind = 'OFFICER'
CROSS JOIN LATERAL (
  SELECT e.officer_id, TRUE AS takes_part FROM ${evaluationsThen(statement)} e
  WHERE e.cycle_id = c.id AND NOT ${isFinalized(statement, sql`c.id`)} AND ${takesPart(statement)} AND ${asked(sql`e.officer_id`)}
  UNION ALL
  SELECT o.officer_id, FALSE FROM ${rollOf(then, unitsAsked(statement, then))}
    AND NOT ${takesPartInSuch(statement, sql`o.officer_id`)} AND ${asked(sql`o.officer_id`)}
) t
WHERE c.to_on - 1 BETWEEN ${from} AND ${to} AND c.from_on <= ${statement.day}
  AND ${cycleBegun(statement, sql`c.id`)} AND NOT ${isAssessment(sql`s.id`)}`;
}
