import { labelledEnum } from '../../graphql/enums.ts';
import { CASE_FAULT, CASE_ROLE, DISCIPLINE_FORM, SANCTION_KIND, SANCTION_STATUS } from './discipline.vocabulary.ts';
import { SANCTION_EFFECT_KIND } from './effect.vocabulary.ts';

export const SanctionKind = labelledEnum(SANCTION_KIND);
export const DisciplineForm = labelledEnum(DISCIPLINE_FORM);
export const SanctionStatus = labelledEnum(SANCTION_STATUS);
export const SanctionEffectKind = labelledEnum(SANCTION_EFFECT_KIND);
export const CaseRole = labelledEnum(CASE_ROLE);
export const CaseFault = labelledEnum(CASE_FAULT);
