import type { Covered } from '../../record/reach.ts';
import { instantsOf, subjects } from '../../record/subjects.ts';
import { joinSql, sql, sqlText, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';

/** The condition that the subject of the change `c` is covered. A subject of a type that no module has registered is not covered. */
export function subjectCovered(statement: TemporalStatement, covered: Covered): Sql {
  if (covered === 'everywhere') return sql`TRUE`;
  const cases = [...subjects()].map(
    ([type, subject]) => sql`WHEN ${sqlText(type)} THEN ${subject.covered(statement, sql`c.subject_id`, covered)}`,
  );
  return sql`CASE c.subject_type ${joinSql(cases, ' ')} ELSE FALSE END`;
}

/** The condition that the change `c` is about a thing, or wrote rows of it: these have the instant of the change. */
export function changedBy(statement: TemporalStatement, type: string, key: number): Sql {
  const id = statement.value(key, 'int');
  const about = sql`c.subject_type = ${statement.value(type, 'text')} AND c.subject_id = ${id}`;
  const instants = instantsOf(type, id);
  return instants ? sql`(${about} OR c.at = ANY(ARRAY(${instants})))` : sql`(${about})`;
}
