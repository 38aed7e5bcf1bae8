import { builder } from '../../graphql/builder.ts';
import { SortDirection, labelledEnum } from '../../graphql/enums.ts';
import { StringFilter } from '../../graphql/filters.ts';
import { UnitCategory, UnitKind } from './unit.enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export interface UnitFilterShape {
  code?: typeof StringFilter.$inferInput | null | undefined;
  name?: typeof StringFilter.$inferInput | null | undefined;
  kind?: (typeof UnitKind.$inferInput)[] | null | undefined;
  category?: (typeof UnitCategory.$inferInput)[] | null | undefined;
  within?: string | null | undefined;
  root?: boolean | null | undefined;
  and?: UnitFilterShape[] | null | undefined;
  or?: UnitFilterShape[] | null | undefined;
  not?: UnitFilterShape | null | undefined;
}

export const UnitFilter = builder.inputRef<UnitFilterShape>('UnitFilter').implement({
  description:
    'Which units. All given fields must hold. A field that is null or omitted always holds; an empty list of values matches no unit.',
  fields: (t) => ({
    code: t.field({ type: StringFilter, description: 'By code, in any case of letters.' }),
    name: t.field({
      type: StringFilter,
      description: 'By full name; a part of it or its start in simplified or traditional characters.',
    }),
    kind: t.field({ type: [UnitKind], description: 'One of these kinds.' }),
    category: t.field({
      type: [UnitCategory],
      description: 'One of these categories. A unit without a category is in none of them.',
    }),
    within: t.id({ description: 'The unit with this id and the units below it, on the day of the query.' }),
    root: t.boolean({ description: 'Whether it has no unit above it (顶层单位) on the day of the query.' }),
    and: t.field({ type: [UnitFilter], description: 'All of these.' }),
    or: t.field({ type: [UnitFilter], description: 'At least one of these; an empty list matches no unit.' }),
    not: t.field({ type: UnitFilter, description: 'Not this.' }),
  }),
});

export const UnitOrderField = labelledEnum(
  vocabulary('UnitOrderField', 'What units are ordered by.', {
    CODE: { zh: '机构代码', en: 'Code', description: 'The code.' },
    NAME: { zh: '名称', en: 'Name', description: 'The pinyin of the name.' },
  }),
);

export const UnitOrder = builder.inputType('UnitOrder', {
  description: 'An order of units. Of several, a later one decides among units that are equal under the earlier ones.',
  fields: (t) => ({
    field: t.field({ type: UnitOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: SortDirection, required: true, description: 'The direction.' }),
  }),
});
