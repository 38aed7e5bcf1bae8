import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import type { PoliceRank } from '../../generated/prisma/enums.ts';
import type { RankStep } from './rank.rules.ts';

/** The step up from a rank that the regulation in force on a day has; null where it has none. */
export async function rankStepFrom({ query }: Reading, rank: PoliceRank, day: Day): Promise<RankStep | null> {
  const [step] = await query<RankStep>(
    `SELECT to_rank AS "to", years, article FROM rank_step
WHERE from_rank = $1::"PoliceRank" AND valid_from <= $2::date AND (valid_to IS NULL OR valid_to > $2::date)`,
    [rank, day],
  );
  return step ?? null;
}
