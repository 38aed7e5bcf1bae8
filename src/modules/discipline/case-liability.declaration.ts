import type { CaseRole } from '../../generated/prisma/enums.ts';
import { dated, oneOf, reference, text, type FactsOf } from '../../record/declaration.ts';

/** That an officer has a part in a case, while it goes on; the officer answers for it for life. */
export const CASE_LIABILITY = dated({
  type: 'CaseLiability',
  table: 'case_liability',
  owner: 'liability_id',
  alias: 'cl',
  basisRead: true,
  unique: [{ of: ['officerId', 'caseNumber', 'role'] }],
  facts: {
    officerId: reference('Officer', { recordedAs: 'officer' }),
    caseNumber: text(),
    role: oneOf<CaseRole>('CaseRole')(),
    /** Where the officer served on the first day. */
    unitId: reference('Unit', { recordedAs: 'unit' }),
  },
});

export type CaseLiabilityFacts = FactsOf<typeof CASE_LIABILITY>;
