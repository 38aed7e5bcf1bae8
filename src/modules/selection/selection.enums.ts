import { labelledEnum } from '../../graphql/enums.ts';
import { APPORTIONMENT_METHOD, CANDIDATE_REASON_KIND, SELECTION_ROUND_STATUS } from './selection.vocabulary.ts';

export const ApportionmentMethod = labelledEnum(APPORTIONMENT_METHOD);
export const CandidateReasonKind = labelledEnum(CANDIDATE_REASON_KIND);
export const SelectionRoundStatus = labelledEnum(SELECTION_ROUND_STATUS);
