import { dated, day, flag, reference, text, type FactsOf } from '../../record/declaration.ts';

/** That a cadre recommends an officer in a round, from the day on which it was signed; a later row says that it was taken back. */
export const RECOMMENDATION = dated({
  type: 'Recommendation',
  table: 'recommendation',
  alias: 'rc',
  basisRead: true,
  unique: [{ of: ['roundId', 'recommenderId', 'candidateId'], among: { withdrawn: 'false' } }],
  facts: {
    roundId: reference('SelectionRound', { recordedAs: 'round' }),
    candidateId: reference('Officer', { recordedAs: 'candidate' }),
    recommenderId: reference('Officer', { recordedAs: 'recommender' }),
    programId: reference('Program', { recordedAs: 'program' }),
    title: text(),
    grounds: text(),
    signedOn: day(),
    withdrawn: flag(),
  },
});

export type RecommendationFacts = FactsOf<typeof RECOMMENDATION>;
