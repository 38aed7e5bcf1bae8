import { builder } from '../../graphql/builder.ts';

export const CorrectionPeriodInput = builder.inputType('CorrectionPeriodInput', {
  description: 'The days on which the record was wrong (更正期间).',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: true, description: 'The first day on which it was wrong.' }),
    until: t.field({
      type: 'Date',
      description: 'The first day on which it was right again. Null: it still is wrong, and so is what follows.',
    }),
  }),
});
