import { labelledEnum } from '../../graphql/enums.ts';
import { ELIGIBILITY_PURPOSE } from './eligibility.vocabulary.ts';

export const EligibilityPurpose = labelledEnum(ELIGIBILITY_PURPOSE);
