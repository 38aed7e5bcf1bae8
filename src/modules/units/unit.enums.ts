import { labelledEnum } from '../../graphql/enums.ts';
import { UNIT_KIND, UNIT_CATEGORY } from './unit.vocabulary.ts';

export const UnitKind = labelledEnum(UNIT_KIND);
export const UnitCategory = labelledEnum(UNIT_CATEGORY);
