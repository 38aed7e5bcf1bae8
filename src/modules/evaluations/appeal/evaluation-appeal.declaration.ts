import type { EvaluationAppealStatus } from '../../../generated/prisma/enums.ts';
import { dated, day, oneOf, text } from '../../../record/declaration.ts';

/** An appeal: what was filed stays, and its decision is what changes. */
export const EVALUATION_APPEAL = dated({
  type: 'EvaluationAppeal',
  table: 'evaluation_appeal',
  owner: 'appeal_id',
  alias: 'v',
  facts: {
    status: oneOf<EvaluationAppealStatus>('EvaluationAppealStatus')(),
    decidedOn: day({ nullable: true, recordedAs: null }),
    decision: text({ nullable: true, recordedAs: null }),
  },
});
