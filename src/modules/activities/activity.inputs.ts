import { builder } from '../../graphql/builder.ts';
import { DateFilter, StringFilter } from '../../graphql/filters.ts';
import { HonorLevel } from '../honors/honor.enums.ts';
import { ActivityKind } from '../programs/requirement.enums.ts';
import { ActivityStatus } from './activity.enums.ts';

export const ActivityFilter = builder.inputType('ActivityFilter', {
  description:
    'Which activities. All fields given must hold; one that is null or omitted holds for all; an empty list of values matches nothing.',
  fields: (t) => ({
    title: t.field({
      type: StringFilter,
      description: 'By title; a part of it or its start in simplified or traditional characters.',
    }),
    kind: t.field({ type: [ActivityKind], description: 'One of these kinds.' }),
    level: t.field({ type: [HonorLevel], description: 'One of these levels; one of unknown level is in none.' }),
    status: t.field({ type: [ActivityStatus], description: 'One of these, on the day of the query.' }),
    startsOn: t.field({
      type: DateFilter,
      description: 'Begins in this time; where less than a day is known, the first day that it may mean.',
    }),
    program: t.id({ description: 'Under the program with this id.' }),
    within: t.id({
      description: 'Organized by the unit with this id or by a unit below it, at any depth.',
    }),
  }),
});
