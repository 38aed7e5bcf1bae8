import type { ConcernKind } from '../../generated/prisma/enums.ts';
import { bytes, dated, flag, oneOf, reference, type FactsOf } from '../../record/declaration.ts';

/** An early sign of trouble about an officer, from the day on which it was found. What was done about it is in its steps. */
export const CONCERN = dated({
  type: 'Concern',
  table: 'concern',
  alias: 'cn',
  facts: {
    officerId: reference('Officer'),
    keeperId: reference('Unit'),
    kind: oneOf<ConcernKind>('ConcernKind')(),
    /** Sealed; see personal/words.ts. */
    summary: bytes(),
    /** Whether the key of its words is destroyed. */
    expunged: flag(),
  },
});

export type ConcernFacts = FactsOf<typeof CONCERN>;
