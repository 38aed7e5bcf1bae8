import { byIdText, columnsOf, datedLoaders, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadOne } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { officerCovered, unitCovered, type Covered } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { PROGRAM_MEMBER } from './program-member.declaration.ts';

export type ProgramMemberRow = DatedRow<typeof PROGRAM_MEMBER>;

export const memberColumns = columnsOf(PROGRAM_MEMBER);

/** `byId`: for who wrote it, or is shown what refers to it. */
export const { byId: memberById, lock: memberLock } = datedLoaders(PROGRAM_MEMBER);

/**
 * The condition that the subject of a membership is covered, by the expressions of both ids. They are not of a row `v`: where an
 * officer belongs is read from rows of that alias.
 */
export const subjectCovered = (
  statement: TemporalStatement,
  covered: Covered,
  [officer, unit]: readonly [Sql, Sql] = [sql`m.officer_id`, sql`m.unit_id`],
): Sql =>
  covered === 'everywhere'
    ? sql`TRUE`
    : sql`CASE WHEN ${officer} IS NULL THEN ${unitCovered(statement, unit, covered)}
  ELSE ${officerCovered(statement, officer, covered)} END`;

/** Memberships by id, as `memberById` finds them; null for one that the viewer may not read. */
export const memberShown = loadOne<number, ProgramMemberRow>('id', 'custom', async (statement, ids, context) => {
  const covered = await reach(context, 'program:read');
  const subject = [sql`found."officerId"`, sql`found."unitId"`] as const;
  return sql`SELECT found.* FROM (${byIdText(statement, PROGRAM_MEMBER, ids)}) found
WHERE ${subjectCovered(statement, covered, subject)}`;
});
