import { builder } from '../../graphql/builder.ts';
import { StringFilter } from '../../graphql/filters.ts';
import { HonorKind, HonorLevel, HonorStatus, MeritClass } from './honor.enums.ts';

export interface HonorFilterShape {
  title?: typeof StringFilter.$inferInput | null | undefined;
  kind?: (typeof HonorKind.$inferInput)[] | null | undefined;
  level?: (typeof HonorLevel.$inferInput)[] | null | undefined;
  meritClass?: (typeof MeritClass.$inferInput)[] | null | undefined;
  status?: (typeof HonorStatus.$inferInput)[] | null | undefined;
  program?: string | null | undefined;
  awardedYear?: number | null | undefined;
  within?: string | null | undefined;
  and?: HonorFilterShape[] | null | undefined;
  or?: HonorFilterShape[] | null | undefined;
  not?: HonorFilterShape | null | undefined;
}

export const HonorFilter = builder.inputRef<HonorFilterShape>('HonorFilter').implement({
  description:
    'Which honors. All fields given must hold; one that is null or omitted holds for all; an empty list of values matches nothing.',
  fields: (t) => ({
    title: t.field({
      type: StringFilter,
      description: 'By title; a part of it or its start in simplified or traditional characters.',
    }),
    kind: t.field({ type: [HonorKind], description: 'One of these kinds; an honor of unknown kind is in none.' }),
    level: t.field({ type: [HonorLevel], description: 'One of these levels; an honor of unknown level is in none.' }),
    meritClass: t.field({
      type: [MeritClass],
      description: 'One of these classes; an honor of unknown class is in none.',
    }),
    status: t.field({ type: [HonorStatus], description: 'One of these statuses, on the day of the query.' }),
    program: t.id({ description: 'Given under the program with this id.' }),
    awardedYear: t.int({
      description: 'Awarded in this year, 1 to 9999; an honor whose year is not known is in none.',
    }),
    within: t.id({
      description:
        'Given to the unit with this id, to a unit below it, or to an officer who belongs to one of them on the day of the query, or belonged there last before leaving; a unit that was closed counts where it last was. All honors, where all other units of the day are below it.',
    }),
    and: t.field({ type: [HonorFilter], description: 'All of these.' }),
    or: t.field({ type: [HonorFilter], description: 'At least one of these; an empty list matches nothing.' }),
    not: t.field({ type: HonorFilter, description: 'Not this.' }),
  }),
});
