import type { ConcernMeasure, ConcernStage } from '../../generated/prisma/enums.ts';
import { bytes, day, oneOf, recorded, reference, type FactsOf } from '../../record/declaration.ts';

/** What was done about a concern, and how far it has come by that; the first step is that it was found. */
export const CONCERN_STEP = recorded({
  type: 'ConcernStep',
  table: 'concern_step',
  alias: 'st',
  facts: {
    concernId: reference('Concern'),
    takenOn: day(),
    stage: oneOf<ConcernStage>('ConcernStage')(),
    measure: oneOf<ConcernMeasure>('ConcernMeasure')({ nullable: true }),
    /** Sealed with the key of the concern, as is the note. */
    takenBy: bytes(),
    note: bytes({ nullable: true }),
  },
});

export type ConcernStepFacts = FactsOf<typeof CONCERN_STEP>;
