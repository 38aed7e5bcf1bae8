import { labelledEnum } from '../../graphql/enums.ts';
import { IMPORT_ERROR_POLICY, IMPORT_KIND, IMPORT_STATUS } from './import.vocabulary.ts';

export const ImportKind = labelledEnum(IMPORT_KIND);
export const ImportStatus = labelledEnum(IMPORT_STATUS);
export const ImportErrorPolicy = labelledEnum(IMPORT_ERROR_POLICY);
