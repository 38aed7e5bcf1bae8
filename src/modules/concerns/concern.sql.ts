import { joinSql, sql, sqlName, sqlText, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { CONCERN_STEP } from './concern-step.declaration.ts';
import { CONCERN } from './concern.declaration.ts';
import { ENDED } from './concern.rules.ts';

const STAGES_OF_THE_END = joinSql(ENDED.map(sqlText), ', ');

/** The condition that a concern has ended, by the column of its stage. */
export const hasEnded = (stage: Sql): Sql => sql`${stage} IN (${STAGES_OF_THE_END})`;

/** The last step about a concern `cn` by the day, as `last`: each has one, by which it was found. */
const lastStep = (statement: TemporalStatement): Sql => sql`LATERAL (
  SELECT st.stage, st.taken_on, st.basis_document, st.basis_reason FROM ${sqlName(CONCERN_STEP.table)} st
  WHERE st.concern_id = cn.concern_id AND ${statement.happened('st', 'taken_on')}
  ORDER BY st.taken_on DESC, st.id DESC LIMIT 1
) AS last`;

/** Concerns `cn` with their last step by the day. */
export const concernsOf = (statement: TemporalStatement): Sql =>
  sql`${sqlName(CONCERN.versions)} cn CROSS JOIN ${lastStep(statement)}`;

/** The officers, `officer_id`, about whom concerns are open on the day, once for each. */
export const openConcerns = (statement: TemporalStatement): Sql =>
  sql`SELECT cn.officer_id FROM ${concernsOf(statement)}
  WHERE ${statement.holds('cn')} AND NOT cn.expunged AND NOT ${hasEnded(sql`last.stage`)}`;
