import { labelledEnum } from '../../graphql/enums.ts';
import { ACTIVITY_KIND, DUTY_KIND, PLACE_KIND } from './requirement.vocabulary.ts';

export const ActivityKind = labelledEnum(ACTIVITY_KIND);
export const DutyKind = labelledEnum(DUTY_KIND);
export const PlaceKind = labelledEnum(PLACE_KIND);
