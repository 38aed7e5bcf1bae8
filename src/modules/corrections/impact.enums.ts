import { labelledEnum } from '../../graphql/enums.ts';
import { CORRECTION_IMPACT_KIND } from './impact.vocabulary.ts';

export const CorrectionImpactKind = labelledEnum(CORRECTION_IMPACT_KIND);
