import type { InputFieldBuilder, InputFieldRef, InputRef } from '@pothos/core';
import { builder, type Types } from '../../graphql/builder.ts';
import { SortDirection, labelledEnum } from '../../graphql/enums.ts';
import { DateFilter, IntRangeFilter, StringFilter } from '../../graphql/filters.ts';
import { UnitCategory } from '../units/unit.enums.ts';
import { AssignmentRole } from './assignment.enums.ts';
import { Gender, OfficerCategory, OfficerStatus, PoliceRank } from './officer.enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export interface OfficerFilterShape {
  search?: string | null | undefined;
  named?: string | null | undefined;
  policeNumber?: typeof StringFilter.$inferInput | null | undefined;
  category?: (typeof OfficerCategory.$inferInput)[] | null | undefined;
  status?: (typeof OfficerStatus.$inferInput)[] | null | undefined;
  rank?: (typeof PoliceRank.$inferInput)[] | null | undefined;
  gender?: (typeof Gender.$inferInput)[] | null | undefined;
  grade?: readonly string[] | null | undefined;
  serviceYears?: typeof IntRangeFilter.$inferInput | null | undefined;
  age?: typeof IntRangeFilter.$inferInput | null | undefined;
  joinedOn?: typeof DateFilter.$inferInput | null | undefined;
  unit?: string | null | undefined;
  within?: string | null | undefined;
  unitCategory?: (typeof UnitCategory.$inferInput)[] | null | undefined;
  role?: (typeof AssignmentRole.$inferInput)[] | null | undefined;
  and?: OfficerFilterShape[] | null | undefined;
  or?: OfficerFilterShape[] | null | undefined;
  not?: OfficerFilterShape | null | undefined;
}

/** Fields of OfficerFilter that other modules add: see `filterOfficersBy`. */
export const addedFilterFields = new Map<string, { type: InputRef; description: string }>();

export const OfficerFilter = builder.inputRef<OfficerFilterShape>('OfficerFilter').implement({
  description:
    'Which officers. All given fields must hold. A field that is null or omitted always holds; an empty list of values matches no officer.',
  fields: (t) => ({
    search: t.string({
      description:
        'Name, pinyin or police number, at most 64 characters. Chinese characters, simplified or traditional, match anywhere in the name. Pinyin matches from its start: spaced (zhang yu), joined (zhangyu) or as initials (zy), with v, ü or u: for ü. The given name alone is found by its pinyin (jianguo: from its start, or all of it where that has up to five letters) and by its initials (jg). A family name is found by each reading that people give it (shan and dan for 单). A police number matches from its start. Blanks and dots in a Chinese name, full-width forms and the case of letters do not matter; a blank text matches every officer.',
    }),
    named: t.string({
      description:
        'The whole name, all of its pinyin (wangjian) or of its initials (wj), or the whole police number, written in the ways in which `search` takes them. Asked beside `search`, it tells who is meant first: whose initials are wj, not who has them among others. A blank text matches every officer.',
    }),
    policeNumber: t.field({
      type: StringFilter,
      description:
        'By police number, in any case of letters. An officer without a police number meets no condition on it.',
    }),
    category: t.field({ type: [OfficerCategory], description: 'One of these categories.' }),
    status: t.field({ type: [OfficerStatus], description: 'One of these statuses.' }),
    rank: t.field({
      type: [PoliceRank],
      description: 'One of these ranks. An officer without a rank has none of them.',
    }),
    joinedOn: t.field({
      type: DateFilter,
      description: 'By the day of joining. An officer whose day of joining is not known meets no condition on it.',
    }),
    gender: t.field({
      type: [Gender],
      description: 'One of these genders. An officer whose gender is not known has none of them.',
    }),
    grade: t.stringList({
      description:
        'One of these grades, by the codes of the grade catalogue; at most 1,000. An officer whose grade is not known has none of them.',
    }),
    serviceYears: t.field({
      type: IntRangeFilter,
      description:
        'By the whole years from the day of joining to the day of the query; numbers from 0 to 150. An officer whose day of joining is not known, or is later, meets no condition on it.',
    }),
    age: t.field({
      type: IntRangeFilter,
      description:
        'By age, the whole years on the day of the query; numbers from 0 to 150. An officer whose birth date is not known, or is later, meets no condition on it. Needs the scope officer:personal for all officers whom the other conditions find, and a purpose (`x-purpose`); each question is on record in `bulkReads`.',
    }),
    unit: t.id({ description: 'The primary assignment on the day of the query is in the unit with this id.' }),
    within: t.id({
      description: 'The primary assignment on the day of the query is in the unit with this id or in a unit below it.',
    }),
    unitCategory: t.field({
      type: [UnitCategory],
      description:
        'The unit of the primary assignment on the day of the query has one of these categories itself; the categories of units above it do not count.',
    }),
    role: t.field({
      type: [AssignmentRole],
      description: 'At least one assignment on the day of the query, of any kind, has one of these roles.',
    }),
    ...added(t),
    and: t.field({ type: [OfficerFilter], description: 'All of these.' }),
    or: t.field({ type: [OfficerFilter], description: 'At least one of these; an empty list matches no officer.' }),
    not: t.field({ type: OfficerFilter, description: 'Not this.' }),
  }),
});

const added = (t: InputFieldBuilder<Types, 'InputObject'>): Record<string, InputFieldRef<Types, unknown>> =>
  Object.fromEntries([...addedFilterFields].map(([name, field]) => [name, t.field(field)]));

export const OfficerOrderField = labelledEnum(
  vocabulary('OfficerOrderField', 'What officers are ordered by.', {
    NAME: { zh: '姓名拼音', en: 'Name', description: 'The pinyin of the name, then its characters.' },
    STROKES: {
      zh: '姓氏笔画',
      en: 'Strokes',
      description: 'The strokes of the family name, then of each further character (姓氏笔画), as official lists are.',
    },
    POLICE_NUMBER: {
      zh: '警号',
      en: 'Police number',
      description: 'The police number, character by character; ASC has those without one last.',
    },
    RANK: {
      zh: '警衔',
      en: 'Rank',
      description:
        'The rank; ASC has the lowest first and those without one last, DESC those without one first, then the highest.',
    },
    HIGHEST_RANK: {
      zh: '警衔从高到低',
      en: 'Highest rank',
      description:
        'As rosters are: ASC has the highest rank first and those without one last, and within a rank by name.',
    },
    JOINED_ON: {
      zh: '入警日期',
      en: 'Joined on',
      description: 'The day of joining; ASC has those of whom it is not known last.',
    },
  }),
);

export const OfficerOrder = builder.inputType('OfficerOrder', {
  description:
    'An order of officers. Of several, a later one decides among officers that are equal under the earlier ones; each field at most once.',
  fields: (t) => ({
    field: t.field({ type: OfficerOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: SortDirection, required: true, description: 'The direction.' }),
  }),
});
