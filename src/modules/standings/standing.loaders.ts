import type { ProgramKind } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { loadMany } from '../../graphql/loading.ts';
import { reach, viewerAndAbove } from '../../graphql/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { ofOfficers, ofUnits, type Asked } from '../programs/concerned.sql.ts';
import {
  standingCovered,
  standingSteps,
  STANDING_COLUMNS,
  type StandingReach,
  type StandingRow,
} from './standing.sql.ts';

/** Whose standings the viewer may read. */
export async function standingReach(context: Context): Promise<StandingReach> {
  const [others, warnings] = await Promise.all([reach(context, 'program:read'), reach(context, 'concern:read')]);
  return { others, warnings };
}

type SubjectStandingRow = StandingRow & { readonly subjectId: number; readonly kind: ProgramKind };

/** How subjects stand to all programs that concern them and ask something of them, by the key of the program. */
const standingsOf = (asked: (statement: TemporalStatement, ids: Sql) => Asked) =>
  loadMany<number, SubjectStandingRow>('subjectId', 'custom', async (statement, ids, context) => {
    const about = asked(statement, statement.value(ids, 'int[]'));
    const [covered, withheld] = await Promise.all([standingReach(context), viewerAndAbove(context)]);
    return sql`WITH ${standingSteps(statement, about, standingCovered(statement, covered), withheld)}
SELECT s.id AS "subjectId", program.kind, ${STANDING_COLUMNS}
FROM standing s JOIN program ON program.program_id = s.program_id WHERE s.asked > 0 ORDER BY program.key`;
  });

export const standingsOfOfficer = standingsOf(ofOfficers);
export const standingsOfUnit = standingsOf(ofUnits);
