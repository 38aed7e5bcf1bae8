import { joinSql, sql, sqlText, type Sql } from '../../sql/sql.ts';
import type { Day } from '../../time/day.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { ofOfficers, ofPrograms } from '../programs/concerned.sql.ts';
import { endDayOf } from './measure.sql.ts';
import { ENDING } from './period.rules.ts';
import { standingCovered, standingSteps, type StandingReach } from './standing.sql.ts';

// Who falls short of the training that programs ask for by the end of a period, told by the standings of its last day, or of the day
// of the query where that is earlier.

/** What is known of a requirement, as columns. */
interface RequirementColumns {
  /** That of its program. */
  readonly kind: Sql;
  readonly measure: Sql;
  readonly per: Sql;
  readonly minimum: Sql;
  readonly activityKind: Sql;
}

/** The last day of the period that has `p.day` in it. */
const lastDayOf = (per: Sql): Sql => sql`(${endDayOf(per, sql`p.day`)} - 1)`;

/** Days on which periods end that it is asked about. */
interface Ends {
  readonly from: Sql;
  readonly to: Sql;
}

/** The condition that a requirement asks for training by the end of a period on one of the days: one that ends on `p.day`, or has the day of the query in it. */
const asksForTraining = (
  statement: TemporalStatement,
  { kind, measure, per, ...of }: RequirementColumns,
  { from, to }: Ends,
): Sql =>
  sql`${measure} IN ('ATTENDANCES', 'HOURS') AND ${of.minimum} IS NOT NULL AND coalesce(${of.activityKind}, ${kind}::text) = 'TRAINING'
  AND ${per} IN (${joinSql(ENDING.map(sqlText), ', ')}) AND (p.day = ${statement.day} OR ${lastDayOf(per)} = p.day)
  AND ${lastDayOf(per)} BETWEEN ${from} AND ${to}`;

const asField = (name: string): Sql => sql`q.value ->> ${sqlText(name)}`;

const OF_JSON: RequirementColumns = {
  kind: sql`x.kind`,
  measure: asField('measure'),
  per: asField('per'),
  minimum: asField('minimum'),
  activityKind: asField('activityKind'),
};

const OF_REQUIREMENT: RequirementColumns = {
  kind: sql`requirement.kind`,
  measure: sql`requirement.measure`,
  per: sql`requirement.per`,
  minimum: sql`requirement.minimum`,
  activityKind: sql`requirement.activity_kind`,
};

interface Asked extends Ends {
  /** Days on which periods end before that of the query, and that one for those that have not ended. */
  readonly days: readonly Day[];
  /** The officers that it is asked about: their ids, where these are few. */
  readonly officers: Sql | null;
  /** The condition that an officer is one of them. */
  readonly isAmong: (officer: Sql) => Sql;
  readonly covered: StandingReach;
}

/** SELECT of the days on which periods end by which some program asks for training, as `dueOn`. */
export const trainingEnds = (statement: TemporalStatement, { days, ...ends }: Pick<Asked, 'days'> & Ends): Sql =>
  sql`SELECT DISTINCT ${lastDayOf(OF_JSON.per)}::text AS "dueOn" FROM unnest(${statement.value(days, 'date[]')}) AS p(day)
JOIN program_version v ON ${statement.on(sql`p.day`).holds('v')} AND v.status <> 'ENDED'
JOIN program x ON x.id = v.program_id AND x.subject_kind = 'OFFICER'
CROSS JOIN LATERAL jsonb_array_elements(v.requirements::jsonb) AS q(value) WHERE ${asksForTraining(statement, OF_JSON, ends)}`;

/** SELECT of `due_on`, the last day of the period, `officer_id`, `program_id` and `detail`, a TrainingMissing. */
export function trainingMissing(
  statement: TemporalStatement,
  { from, to, days, officers, isAmong, covered }: Asked,
): Sql {
  const then = statement.on(sql`p.day`);
  const asking = sql`EXISTS (SELECT FROM jsonb_array_elements(v.requirements::jsonb) AS q(value) WHERE ${asksForTraining(statement, OF_JSON, { from, to })})`;
  const concerned =
    officers === null ? ofPrograms(then, sql`x.subject_kind = 'OFFICER' AND ${asking}`) : ofOfficers(then, officers);
  const steps = standingSteps(
    then,
    { ...concerned, programs: sql`${concerned.programs} AND ${asking}` },
    sql`${isAmong(sql`subject.officer_id`)} AND ${standingCovered(statement, covered)}`,
    [],
    asksForTraining(statement, OF_REQUIREMENT, { from, to }),
  );
  return sql`SELECT t.* FROM unnest(${statement.value(days, 'date[]')}) AS p(day) CROSS JOIN LATERAL (
  WITH ${steps}
  SELECT line.end_day - 1 AS due_on, line.officer_id, line.program_id, json_build_object('program', program.name, 'lines',
    json_agg(json_build_object('name', requirement.name, 'from', line.first_day, 'value', line.value::float8, 'minimum', requirement.minimum::float8)
      ORDER BY line.place)) AS detail
  FROM line JOIN program ON program.program_id = line.program_id
  JOIN requirement ON requirement.program_id = line.program_id AND requirement.place = line.place
  WHERE line.value < requirement.minimum
  GROUP BY line.end_day, line.officer_id, line.program_id, program.name
) t`;
}
