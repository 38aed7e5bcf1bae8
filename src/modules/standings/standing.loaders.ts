import type { ProgramKind } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { loadMany } from '../../graphql/loading.ts';
import { reach, viewerAndAbove } from '../../graphql/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { ofOfficers, ofUnits, type Asked } from '../programs/concerned.sql.ts';
import { standingSteps, STANDING_COLUMNS, subjectCovered, type StandingRow } from './standing.sql.ts';

/** The condition that the viewer may read how a `subject` stands: to a program that warns of risks by another scope. */
async function readable(statement: TemporalStatement, context: Context): Promise<Sql> {
  const [others, warnings] = await Promise.all([reach(context, 'program:read'), reach(context, 'concern:read')]);
  return sql`CASE WHEN EXISTS (SELECT FROM program WHERE program.program_id = subject.program_id AND program.kind = 'WARNING')
  THEN ${subjectCovered(statement, warnings)} ELSE ${subjectCovered(statement, others)} END`;
}

type SubjectStandingRow = StandingRow & { readonly subjectId: number; readonly kind: ProgramKind };

/** How subjects stand to all programs that concern them and ask something of them, by the key of the program. */
const standingsOf = (asked: (statement: TemporalStatement, ids: Sql) => Asked) =>
  loadMany<number, SubjectStandingRow>('subjectId', 'custom', async (statement, ids, context) => {
    const about = asked(statement, statement.value(ids, 'int[]'));
    const [among, withheld] = await Promise.all([readable(statement, context), viewerAndAbove(context)]);
    return sql`WITH ${standingSteps(statement, about, among, withheld)}
SELECT s.id AS "subjectId", program.kind, ${STANDING_COLUMNS}
FROM standing s JOIN program ON program.program_id = s.program_id WHERE s.asked > 0 ORDER BY program.key`;
  });

export const standingsOfOfficer = standingsOf(ofOfficers);
export const standingsOfUnit = standingsOf(ofUnits);
