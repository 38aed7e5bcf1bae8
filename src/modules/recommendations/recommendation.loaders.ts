import type { SelectionRoundStatus } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { byIdText, columnsOf, datedLoaders, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loaderFor, loadOne, readRows } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { rowOfEach } from '../../record/group-by.ts';
import { officerCovered } from '../../record/reach.ts';
import { sql, sqlName, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { selectionIn, roundStatusOn } from '../selection/recommended.sql.ts';
import { RECOMMENDATION } from './recommendation.declaration.ts';

export type RecommendationRow = DatedRow<typeof RECOMMENDATION>;

export const recommendationColumns = columnsOf(RECOMMENDATION);
export const RECOMMENDATIONS = sqlName(RECOMMENDATION.versions);

/** `byId`: for who wrote it. */
export const { byId: recommendationById, lock: recommendationLock } = datedLoaders(RECOMMENDATION);

/** The condition that a candidate is not the officer who reads: nobody is told who recommended them. */
export const notOneself = (statement: TemporalStatement, candidate: Sql, officerId: number | null): Sql =>
  officerId === null ? sql`TRUE` : sql`${candidate} <> ${statement.value(officerId, 'int')}`;

/** Recommendations by id, as `recommendationById` finds them; null for one that the viewer may not read. */
export const recommendationShown = loadOne<number, RecommendationRow>(
  'id',
  'custom',
  async (statement, ids, context) => sql`SELECT found.* FROM (${byIdText(statement, RECOMMENDATION, ids)}) found
WHERE ${officerCovered(statement, sql`found."candidateId"`, await reach(context, 'evaluation:read'))}
  AND ${notOneself(statement, sql`found."candidateId"`, context.viewer.officerId)}`,
);

interface Outcome {
  readonly id: number;
  readonly selectionId: number | null;
  readonly roundStatus: SelectionRoundStatus;
}

/** What has become of recommendations in their rounds, by their ids. */
export const recommendationOutcome = loadOne<number, Outcome>('id', 'custom', (statement, ids) => {
  const found = byIdText(statement, RECOMMENDATION, ids);
  return sql`SELECT found.id, ${selectionIn(statement, sql`found."roundId"`, sql`found."candidateId"`)} AS "selectionId",
  ${roundStatusOn(statement, sql`found."roundId"`)} AS "roundStatus" FROM (${found}) found`;
});

/** How many recommend officers in a round, by their ids; what was taken back left out, and of the viewer nobody. */
export const recommendationCount = loaderFor<{ roundId: number }, number, number>(async (ids, { roundId }, context) => {
  const rows = await readRows<{ id: number; count: number }>(
    context,
    'custom',
    (statement) => sql`SELECT rc.candidate_id AS id, count(*)::int AS count FROM ${RECOMMENDATIONS} rc
WHERE rc.round_id = ${statement.value(roundId, 'int')} AND rc.candidate_id = ANY(${statement.value(ids, 'int[]')})
  AND NOT rc.withdrawn AND ${statement.holds('rc')} AND ${notOneself(statement, sql`rc.candidate_id`, officerOf(context))}
GROUP BY rc.candidate_id`,
  );
  return rowOfEach(ids, rows, 'id').map((row) => row?.count ?? 0);
});

const officerOf = ({ viewer }: Context): number | null => viewer.officerId;
