import { thingsReferringTo } from '../../record/timeline.ts';
import type { Reading } from '../../record/write.ts';
import type { Day } from '../../time/day.ts';
import { RECOMMENDATION, type RecommendationFacts } from './recommendation.declaration.ts';
import type { Version } from '../../record/periods.ts';

type Row = Version<RecommendationFacts>;

/** What an officer recommended in a round, by id: the believed rows of each. */
export async function madeInRound(
  reading: Reading,
  { roundId, recommenderId }: Pick<RecommendationFacts, 'roundId' | 'recommenderId'>,
): Promise<ReadonlyMap<number, readonly Row[]>> {
  const all = await thingsReferringTo(reading, RECOMMENDATION, 'recommenderId', recommenderId);
  return new Map([...all].filter(([, [first]]) => first?.roundId === roundId));
}

/** How many of them stand. */
export const standing = (made: ReadonlyMap<number, readonly Row[]>): number =>
  [...made.values()].filter((rows) => rows.at(-1)?.withdrawn === false).length;

/** The one of a candidate that is not taken back by a day, with a day on which it holds. */
export function madeFor(
  made: ReadonlyMap<number, readonly Row[]>,
  { candidateId, signedOn }: Pick<RecommendationFacts, 'candidateId' | 'signedOn'>,
): { readonly id: number; readonly on: Day } | null {
  for (const [id, rows] of made) {
    const row = rows.find(
      ({ candidateId: of, withdrawn, validTo }) =>
        of === candidateId && !withdrawn && (validTo === null || validTo > signedOn),
    );
    if (row) return { id, on: row.validFrom > signedOn ? row.validFrom : signedOn };
  }
  return null;
}
