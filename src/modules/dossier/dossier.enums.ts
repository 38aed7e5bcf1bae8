import { labelledEnum } from '../../graphql/enums.ts';
import { DOSSIER_SECTION_KIND, EDUCATION_MODE, PHOTO_TYPE, POLITICAL_STATUS } from './dossier.vocabulary.ts';
import { ETHNICITY } from './ethnicity.vocabulary.ts';

export const DossierSectionKind = labelledEnum(DOSSIER_SECTION_KIND);
export const Ethnicity = labelledEnum(ETHNICITY);
export const PoliticalStatus = labelledEnum(POLITICAL_STATUS);
export const EducationMode = labelledEnum(EDUCATION_MODE);
export const PhotoType = labelledEnum(PHOTO_TYPE);
