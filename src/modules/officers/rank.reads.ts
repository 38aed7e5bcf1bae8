import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { daysInclude } from '../../time/temporal.ts';
import { sql } from '../../sql/sql.ts';
import type { PoliceRank } from '../../generated/prisma/enums.ts';
import type { RankStep } from './rank.rules.ts';

/** The step up from a rank under the regulation in force on a day; null where it has none. */
export async function rankStepFrom({ query }: Reading, rank: PoliceRank, day: Day): Promise<RankStep | null> {
  const [step] = await query<RankStep>(
    sql`SELECT s.to_rank AS "to", s.years, s.article FROM rank_step s
WHERE s.from_rank = $1::"PoliceRank" AND ${daysInclude('s', sql`$2::date`)}`,
    [rank, day],
  );
  return step ?? null;
}

/** A step with the days on which the regulation that has it is in force. */
export interface DatedRankStep extends RankStep {
  readonly from: PoliceRank;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** All steps from rank to rank, of whatever day. */
export const rankSteps = ({ query }: Reading): Promise<readonly DatedRankStep[]> =>
  query(
    sql`SELECT s.from_rank AS "from", s.to_rank AS "to", s.years, s.article, s.valid_from::text AS "validFrom",
  s.valid_to::text AS "validTo" FROM rank_step s ORDER BY s.valid_from, s.id`,
    [],
  );
