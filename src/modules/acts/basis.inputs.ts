import { builder } from '../../graphql/builder.ts';

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
