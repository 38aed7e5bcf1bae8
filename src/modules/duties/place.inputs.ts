import { builder } from '../../graphql/builder.ts';
import { StringFilter } from '../../graphql/filters.ts';
import { PlaceKind } from '../programs/requirement.enums.ts';

export const PlaceFilter = builder.inputType('PlaceFilter', {
  description:
    'Which places. All given fields must hold; one that is null or omitted always holds; an empty list of values matches no place.',
  fields: (t) => ({
    code: t.field({ type: StringFilter, description: 'By code, in any case of letters.' }),
    kind: t.field({ type: [PlaceKind], description: 'One of these kinds.' }),
    name: t.field({
      type: StringFilter,
      description: 'By name; a part of it or its start in simplified or traditional characters.',
    }),
    uncoveredBy: t.id({
      description: 'For which nobody holds a duty under the program with this id on the day of the query (未覆盖).',
    }),
    within: t.id({ description: 'In the place with this id, at any depth; that place itself is not among them.' }),
  }),
});
