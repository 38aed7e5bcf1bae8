import type { CaseFault } from '../../generated/prisma/enums.ts';
import { day, oneOf, recorded, reference, type FactsOf } from '../../record/declaration.ts';

/** What was found of a part in a case when it was looked into again. */
export const LIABILITY_FINDING = recorded({
  type: 'LiabilityFinding',
  table: 'liability_finding',
  facts: {
    liabilityId: reference('CaseLiability'),
    foundOn: day(),
    fault: oneOf<CaseFault>('CaseFault')(),
    sanctionId: reference('Sanction', { nullable: true }),
  },
});

export type LiabilityFindingFacts = FactsOf<typeof LIABILITY_FINDING>;
