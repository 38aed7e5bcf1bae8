import { builder, type InputFields } from '../../graphql/builder.ts';

export const BasisInput = builder.inputType('BasisInput', {
  description: 'The document and the reason that authorise a change (依据).',
  fields: (t) => ({
    documentNumber: t.string({
      description: 'The number of the order (文号), as printed on it; at most 100 characters.',
    }),
    reason: t.string({ description: 'The reason in words; at most 1,000 characters.' }),
    citing: t.id({
      description:
        'The evaluation, the appeal against one, or the selection on whose grounds it is done (引用): on record, of a finalized cycle, and about the very officer or unit that is changed. Kept with the change, not with the rows. An evaluation or an appeal needs the scope evaluation:read.',
    }),
  }),
});

/** What fields of every mutation say. */
export const EFFECTIVE_ON =
  'The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead.';
export const EXPECTED_VERSION =
  'The version that was read; where it is another by now, StaleVersionError. Null: whatever it is.';

export const basisField = (t: InputFields) => ({
  basis: t.field({ type: BasisInput, description: 'By whose order.' }),
});

/** The same where nobody does it without an order; `what` tells what of it is needed. */
export const requiredBasisField = (t: InputFields, what: string) => ({
  basis: t.field({ type: BasisInput, required: true, description: `By whose order. ${what}` }),
});

/** The fields of a change that takes effect on a day. */
export const datedFields = (t: InputFields) => ({
  effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
  ...basisField(t),
});

/** The fields of a change of one thing, whose optimistic lock is compared; `ofWhat` tells whose it is where that is not plain. */
export const versionedFields = (t: InputFields, ofWhat?: string) => ({
  expectedVersion: t.int({ description: ofWhat === undefined ? EXPECTED_VERSION : `${ofWhat} ${EXPECTED_VERSION}` }),
  ...basisField(t),
});

/** The fields of a change of one thing from a day on: which, its version, the day and the basis. */
export const changeFields = (t: InputFields, thing: string, ofWhat?: string) => ({
  id: t.id({ required: true, description: thing }),
  ...versionedFields(t, ofWhat),
  ...datedFields(t),
});
