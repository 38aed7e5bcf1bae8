import type { EvaluationCycleStatus } from '../../../generated/prisma/enums.ts';
import { dated, oneOf } from '../../../record/declaration.ts';

/** A cycle: its scheme, its unit and its period stay, and its status changes. */
export const EVALUATION_CYCLE = dated({
  type: 'EvaluationCycle',
  table: 'evaluation_cycle',
  owner: 'cycle_id',
  alias: 'v',
  facts: { status: oneOf<EvaluationCycleStatus>('EvaluationCycleStatus')() },
});
