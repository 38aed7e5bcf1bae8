import { labelledEnum } from '../../graphql/enums.ts';
import { RECOMMENDATION_STATUS } from './recommendation.vocabulary.ts';

export const RecommendationStatus = labelledEnum(RECOMMENDATION_STATUS);
