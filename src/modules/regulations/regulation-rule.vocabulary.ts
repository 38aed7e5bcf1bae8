import type { RuleUnit } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const RULE_UNIT = vocabulary<RuleUnit>('RuleUnit', 'What the number of a rule is measured in (规则单位).', {
  BASIS_POINTS: { zh: '万分之一', en: 'Basis points', description: 'Hundredths of a percent (万分之一).' },
  DAYS: { zh: '天', en: 'Days', description: 'Calendar days (天).' },
  HOURS: { zh: '学时', en: 'Hours', description: 'Hours of study (学时).' },
  MONTHS: { zh: '个月', en: 'Months', description: 'Months (月).' },
  TIMES: { zh: '次', en: 'Times', description: 'Times (次).' },
  WORKING_DAYS: { zh: '工作日', en: 'Working days', description: 'Working days (工作日).' },
  YEARS: {
    zh: '年度',
    en: 'Years',
    description: 'Calendar years in which it counts, that of the decision first (年度).',
  },
});
