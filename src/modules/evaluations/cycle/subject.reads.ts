import type { EvaluationSubjectKind } from '../../../generated/prisma/enums.ts';
import { nameIn } from '../../../record/recorded-facts.ts';
import { sql } from '../../../sql/sql.ts';
import { believedNow } from '../../../time/temporal.ts';
import { OFFICER } from '../../officers/officer.declaration.ts';
import { UNIT } from '../../units/unit.declaration.ts';

/** The type of the subjects of a scheme. */
export const subjectTypeOf = (kind: EvaluationSubjectKind) => (kind === 'OFFICER' ? 'Officer' : 'Unit');

/** The column of an evaluation that refers to its subject. */
export const subjectColumn = (kind: EvaluationSubjectKind) => (kind === 'OFFICER' ? sql`officer_id` : sql`unit_id`);

/** Joins to `e`, which has the columns `officer_id` and `unit_id`, the last version on record of its subject. */
export const LAST_SUBJECT = sql`LEFT JOIN LATERAL (SELECT v.police_number, v.name FROM officer_version v
  WHERE v.officer_id = e.officer_id AND ${believedNow('v')} ORDER BY v.valid_from DESC LIMIT 1) o ON TRUE
LEFT JOIN LATERAL (SELECT v.name, v.code FROM unit_version v
  WHERE v.unit_id = e.unit_id AND ${believedNow('v')} ORDER BY v.valid_from DESC LIMIT 1) u ON TRUE`;

/** What people call that subject. */
export const LAST_SUBJECT_NAME = sql`CASE WHEN e.unit_id IS NULL THEN ${nameIn(OFFICER, sql`o`)} ELSE ${nameIn(UNIT, sql`u`)} END`;

/** The condition that an evaluation `e` still takes part: where its subject ended before the last day, no score of it counts. */
export const TAKES_PART = sql`EXISTS (SELECT FROM evaluation_version b WHERE b.evaluation_id = e.id AND ${believedNow('b')})`;
