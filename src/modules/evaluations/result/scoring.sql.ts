import { sql, type Sql } from '../../../sql/sql.ts';

/** How many means of scores an evaluation must have by a scheme: one for each indicator and group. */
export const meansPerSubject = (
  scheme: Sql,
): Sql => sql`(SELECT count(*) FROM indicator WHERE scheme_id = ${scheme})::int
    * greatest((SELECT count(*) FROM evaluator_group WHERE scheme_id = ${scheme}), 1)::int`;
