import { labelledEnum } from '../../graphql/enums.ts';
import { OFFICER_GROUPING } from './statistics.vocabulary.ts';

export const OfficerGrouping = labelledEnum(OFFICER_GROUPING);
