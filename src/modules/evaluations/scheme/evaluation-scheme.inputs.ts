import { builder } from '../../../graphql/builder.ts';
import { StringFilter } from '../../../graphql/filters.ts';

export const EvaluationSchemeFilter = builder.inputType('EvaluationSchemeFilter', {
  description: 'Which schemes of evaluation. All fields given must hold; one that is null or omitted holds for all.',
  fields: (t) => ({
    name: t.field({ type: StringFilter, description: 'By name.' }),
  }),
});
