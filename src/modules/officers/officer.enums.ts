import { labelledEnum } from '../../graphql/enums.ts';
import { OFFICER_CATEGORY, OFFICER_STATUS, GENDER, POLICE_RANK } from './officer.vocabulary.ts';

export const OfficerCategory = labelledEnum(OFFICER_CATEGORY);
export const OfficerStatus = labelledEnum(OFFICER_STATUS);
export const Gender = labelledEnum(GENDER);
export const PoliceRank = labelledEnum(POLICE_RANK);
