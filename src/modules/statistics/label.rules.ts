import type { Message } from '../../errors/refusals.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { GRADE } from '../officers/grade.vocabulary.ts';
import { ASSIGNMENT_ROLE } from '../officers/assignment.vocabulary.ts';
import { GENDER, OFFICER_CATEGORY, OFFICER_STATUS, POLICE_RANK } from '../officers/officer.vocabulary.ts';
import { UNIT_CATEGORY, UNIT_KIND } from '../units/unit.vocabulary.ts';
import type { Grouping } from './statistics.vocabulary.ts';

const VOCABULARIES: Readonly<Partial<Record<Grouping, Vocabulary>>> = {
  CATEGORY: OFFICER_CATEGORY,
  GENDER,
  GRADE,
  RANK: POLICE_RANK,
  ROLE: ASSIGNMENT_ROLE,
  STATUS: OFFICER_STATUS,
  UNIT_CATEGORY,
  UNIT_KIND,
};

const UNKNOWN: Message = { zh: '未知', en: 'Not known' };
const NONE: Message = { zh: '无', en: 'None' };
const OTHERS: Message = { zh: '其他', en: 'Others' };

/** What stands for no value, of what may not be there. Default: it is not known. */
const WITHOUT: Readonly<Partial<Record<Grouping, Message>>> = {
  // who is no police officer has neither
  RANK: { zh: '无警衔', en: 'No rank' },
  GRADE: { zh: '无职级', en: 'No grade' },
  ROLE: NONE,
  UNIT: NONE,
  UNIT_CATEGORY: NONE,
  UNIT_KIND: NONE,
  BRANCH: OTHERS,
};

/** The years of a band, such as 10-14, by how many bands are before it. */
export const bandOf = (before: number, years: number): string => `${before * years}-${(before + 1) * years - 1}`;

/** The value of a group for people. A code that no catalogue has stands for itself. */
export function labelOf(grouping: Grouping, value: string | null): Message {
  if (value === null) return WITHOUT[grouping] ?? UNKNOWN;
  if (grouping === 'SERVICE_YEARS_BAND') return { zh: `${value}年`, en: `${value} years` };
  if (grouping === 'AGE_BAND') return { zh: `${value}岁`, en: `Aged ${value}` };
  return VOCABULARIES[grouping]?.terms[value] ?? { zh: value, en: value };
}
