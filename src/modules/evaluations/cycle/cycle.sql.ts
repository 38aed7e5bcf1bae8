import { sql, type Sql } from '../../../sql/sql.ts';
import type { TemporalStatement } from '../../../time/temporal.ts';

/** The condition that a cycle is on record by the day. */
export const cycleBegun = (statement: TemporalStatement, cycle: Sql): Sql =>
  sql`EXISTS (SELECT FROM evaluation_cycle_version cv WHERE cv.cycle_id = ${cycle} AND ${statement.begun('cv')})`;

/** The condition that the results of a cycle are set on the day. */
export const isFinalized = (statement: TemporalStatement, cycle: Sql): Sql =>
  sql`EXISTS (SELECT FROM evaluation_cycle_version cv WHERE cv.cycle_id = ${cycle} AND cv.status = 'FINALIZED' AND ${statement.holds('cv')})`;

/** The condition that a scheme is of assessments of competence, which grade nobody and give an outcome. */
export const isAssessment = (scheme: Sql): Sql =>
  sql`EXISTS (SELECT FROM evaluator_group g WHERE g.scheme_id = ${scheme})`;

/** The condition that an evaluation `e` takes part at the moment: where its subject ended before the last day, no score of it counts. */
export const takesPart = (statement: TemporalStatement): Sql =>
  sql`EXISTS (SELECT FROM evaluation_version b WHERE b.evaluation_id = e.id AND ${statement.believed('b')})`;
