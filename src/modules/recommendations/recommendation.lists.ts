import { KEY, type SortKey } from '../../graphql/keyset.ts';
import { nestedList } from '../../graphql/list.ts';
import { officerCovered, type Placed } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import {
  notOneself,
  recommendationColumns,
  RECOMMENDATIONS,
  type RecommendationRow,
} from './recommendation.loaders.ts';

/** Who reads: to whom nothing is told of who recommended them. */
interface Reader {
  readonly officerId: number | null;
}

const LATEST_FIRST: readonly SortKey[] = [
  { sql: sql`rc.signed_on`, type: KEY.day, descending: true },
  { sql: sql`rc.recommendation_id`, type: KEY.int, descending: true },
];

/** Recommendations by what a column refers to, of candidates whom the viewer may read, those taken back included. */
const recommendationsBy = (
  name: string,
  column: Sql,
  { order = LATEST_FIRST, ...whose }: { readonly order?: readonly SortKey[]; readonly ofParent?: Placed } = {},
) =>
  nestedList<RecommendationRow, Reader>({
    name,
    columns: recommendationColumns,
    scope: 'evaluation:read',
    ...whose,
    source: ({ statement, args, parent, covered }) => ({
      from: sql`${RECOMMENDATIONS} rc`,
      where: [
        sql`rc.${column} = ${parent}`,
        statement.holds('rc'),
        officerCovered(statement, sql`rc.candidate_id`, covered),
        notOneself(statement, sql`rc.candidate_id`, args.officerId),
      ],
    }),
    order: () => order,
  });

export const roundRecommendationList = recommendationsBy('roundRecommendations', sql`round_id`, {
  order: [
    { sql: sql`rc.candidate_id`, type: KEY.int },
    { sql: sql`rc.signed_on`, type: KEY.day },
    { sql: sql`rc.recommendation_id`, type: KEY.int },
  ],
});
export const candidateRecommendationList = recommendationsBy('candidateRecommendations', sql`candidate_id`, {
  ofParent: 'officer',
});
export const recommenderRecommendationList = recommendationsBy('recommenderRecommendations', sql`recommender_id`);
