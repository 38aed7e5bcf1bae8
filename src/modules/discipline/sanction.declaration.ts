import type { DisciplineForm, PoliceRank, SanctionKind } from '../../generated/prisma/enums.ts';
import { bytes, dated, day, flag, oneOf, reference, text, type FactsOf } from '../../record/declaration.ts';

/**
 * A sanction, or a measure with effects by law, from the day of the decision on. One that was lifted has a later row that says
 * so; one that was overturned is so from its first day.
 */
export const SANCTION = dated({
  type: 'Sanction',
  table: 'sanction',
  basisRead: true,
  facts: {
    officerId: reference('Officer', { recordedAs: 'officer' }),
    kind: oneOf<SanctionKind>('SanctionKind')(),
    form: oneOf<DisciplineForm>('DisciplineForm')({ nullable: true }),
    decidedBy: text(),
    decidedOn: day(),
    /** The first day after its period, where the decision set another than the rule for the kind. */
    untilOn: day({ nullable: true }),
    /** The lower rank, of a RANK_REDUCTION. */
    toRank: oneOf<PoliceRank>('PoliceRank')({ nullable: true }),
    /** For what; sealed, see personal/words.ts. */
    grounds: bytes({ recordedAs: null }),
    lifted: flag(),
    overturned: flag(),
  },
});

export type SanctionFacts = FactsOf<typeof SANCTION>;
