import type { Covered } from '../../record/reach.ts';
import { subjects } from '../../record/subjects.ts';
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
