import { labelledEnum } from '../../graphql/enums.ts';
import { RULE_UNIT } from './regulation-rule.vocabulary.ts';

export const RuleUnit = labelledEnum(RULE_UNIT);
