import { builder } from '../../graphql/builder.ts';

export const MomentInput = builder.inputType('MomentInput', {
  description: 'A day, and the instant whose knowledge answers.',
  fields: (t) => ({
    date: t.field({ type: 'Date', required: true, description: 'The day that is asked about, past or future.' }),
    knownAt: t.field({
      type: 'DateTime',
      description:
        'As believed at this instant, which is not in the future. Default: as known at the moment of the query.',
    }),
  }),
});
