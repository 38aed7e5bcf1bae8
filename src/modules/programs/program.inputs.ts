import { builder } from '../../graphql/builder.ts';
import { StringFilter } from '../../graphql/filters.ts';
import { ProgramKind, ProgramStatus } from './program.enums.ts';

export const ProgramFilter = builder.inputType('ProgramFilter', {
  description:
    'Which programs. All fields given must hold; one that is null or omitted holds for all; an empty list of values matches nothing.',
  fields: (t) => ({
    kind: t.field({ type: [ProgramKind], description: 'One of these kinds.' }),
    name: t.field({ type: StringFilter, description: 'By name.' }),
    status: t.field({ type: [ProgramStatus], description: 'One of these, on the day of the query.' }),
    unit: t.id({ description: 'Run by the unit with this id.' }),
    within: t.id({
      description: 'Run by the unit with this id or by a unit below it, on the day of the query.',
    }),
  }),
});
