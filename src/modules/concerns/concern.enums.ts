import { labelledEnum } from '../../graphql/enums.ts';
import { CONCERN_KIND, CONCERN_MEASURE, CONCERN_STAGE } from './concern.vocabulary.ts';

export const ConcernKind = labelledEnum(CONCERN_KIND);
export const ConcernStage = labelledEnum(CONCERN_STAGE);
export const ConcernMeasure = labelledEnum(CONCERN_MEASURE);
