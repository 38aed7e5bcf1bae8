import { labelledEnum } from '../../graphql/enums.ts';
import { HONOR_KIND, HONOR_LEVEL, MERIT_CLASS, HONOR_TRAIT, HONOR_STATUS } from './honor.vocabulary.ts';

export const HonorKind = labelledEnum(HONOR_KIND);
export const HonorLevel = labelledEnum(HONOR_LEVEL);
export const MeritClass = labelledEnum(MERIT_CLASS);
export const HonorTrait = labelledEnum(HONOR_TRAIT);
export const HonorStatus = labelledEnum(HONOR_STATUS);
