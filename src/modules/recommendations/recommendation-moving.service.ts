import type { Message } from '../../errors/refusals.ts';
import type { Merging, Moving } from '../../record/moving.ts';
import type { Version } from '../../record/periods.ts';
import { recordRevisions, thingsReferringTo } from '../../record/timeline.ts';
import type { Write } from '../../record/write.ts';
import { RECOMMENDATION, type RecommendationFacts } from './recommendation.declaration.ts';

type Row = Version<RecommendationFacts>;

const same = (one: Row, other: Row): boolean =>
  one.roundId === other.roundId &&
  one.candidateId === other.candidateId &&
  one.recommenderId === other.recommenderId &&
  !one.withdrawn &&
  !other.withdrawn &&
  (one.validTo === null || one.validTo > other.validFrom) &&
  (other.validTo === null || other.validTo > one.validFrom);

const ONESELF: Message = { zh: '两人之一推荐了另一人', en: 'one of them recommended the other' };
const TWICE: Message = {
  zh: '同一轮次中有两项相同的推荐',
  en: 'the same recommendation in one round is on record of both',
};

/** The recommendations by one officer and of one become those by and of another, under their own ids. */
export async function recommendationsToMove(write: Write, { from, into }: Merging): Promise<Moving> {
  const [moved, kept] = await Promise.all(
    [from, into].map(async (id) => {
      const found = await Promise.all(
        (['candidateId', 'recommenderId'] as const).map((fact) => thingsReferringTo(write, RECOMMENDATION, fact, id)),
      );
      return new Map(found.flatMap((things) => [...things]));
    }),
  );
  const led = (id: number) => (id === from ? into : id);
  const after = (row: Row): Row => ({
    ...row,
    candidateId: led(row.candidateId),
    recommenderId: led(row.recommenderId),
  });
  const rows = [...moved!].map(([id, versions]) => [id, versions.map(after)] as const);
  const others = [...kept!].filter(([id]) => !moved!.has(id)).flatMap(([, versions]) => versions);
  const all = rows.flatMap(([, versions]) => versions);
  return {
    contradictions: [
      ...(all.some(({ candidateId, recommenderId }) => candidateId === recommenderId) ? [ONESELF] : []),
      ...(all.some((row) => others.some((other) => same(row, other))) ? [TWICE] : []),
    ],
    // whom others recommended is not told where the changes of an officer are
    fields: rows.flatMap(([, [first]]) =>
      first!.recommenderId === into
        ? [{ field: 'recommendation', before: null, after: `${first!.signedOn} ${first!.title}` }]
        : [],
    ),
    record: () =>
      recordRevisions(
        write,
        RECOMMENDATION,
        new Map(
          rows.map(([id, versions]) => [
            id,
            {
              superseded: versions.map((row) => row.id),
              recorded: versions.map(({ id: _id, ...facts }) => facts),
            },
          ]),
        ),
      ),
  };
}
