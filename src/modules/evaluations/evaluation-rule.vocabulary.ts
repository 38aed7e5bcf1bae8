import type { EvaluationRuleKind } from '../../generated/prisma/enums.ts';

/** What the rules of regulations are about that evaluations are held by. */
export const EVALUATION_RULES = {
  EXCELLENT_CAP: { key: 'evaluation.excellent.basis-points', name: '优秀等次比例上限', unit: 'BASIS_POINTS' },
  EXCELLENT_CAP_APPROVED: {
    key: 'evaluation.excellent-approved.basis-points',
    name: '经批准的优秀等次比例上限',
    unit: 'BASIS_POINTS',
  },
  PROBATION_MONTHS: { key: 'evaluation.probation.months', name: '试用期', unit: 'MONTHS' },
  APPEAL_DAYS: { key: 'evaluation.appeal.days', name: '申请复核、申诉期限', unit: 'DAYS' },
} as const satisfies Readonly<Record<EvaluationRuleKind, { key: string; name: string; unit: string }>>;
