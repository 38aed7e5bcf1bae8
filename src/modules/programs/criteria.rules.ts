import type { EvaluationSubjectKind } from '../../generated/prisma/enums.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { parseOnce } from '../honors/honor-input.rules.ts';
import { ASSIGNMENT_ROLE } from '../officers/assignment.vocabulary.ts';
import { GRADE, type Grade } from '../officers/grade.vocabulary.ts';
import { OFFICER_CATEGORY } from '../officers/officer.vocabulary.ts';
import { UNIT_CATEGORY, UNIT_KIND } from '../units/unit.vocabulary.ts';
import type { Criteria } from './requirement.declaration.ts';

const MONTHS_MAXIMUM = 600;

type List<Value> = readonly Value[] | null | undefined;

export interface CriteriaInput {
  readonly category?: List<Criteria['categories'][number]>;
  readonly grade?: List<string>;
  readonly reach?: Criteria['reach'] | null | undefined;
  readonly role?: List<Criteria['roles'][number]>;
  readonly serviceMonthsFrom?: number | null | undefined;
  readonly serviceMonthsUnder?: number | null | undefined;
  readonly unitCategory?: List<Criteria['unitCategories'][number]>;
  readonly unitKind?: List<Criteria['unitKinds'][number]>;
}

/** Whom something concerns that concerns all of its kind. */
export const EVERYBODY: Criteria = {
  categories: [],
  grades: [],
  reach: 'WITHIN',
  roles: [],
  serviceMonthsFrom: null,
  serviceMonthsUnder: null,
  unitCategories: [],
  unitKinds: [],
};

/** What is told of officers alone. */
const OF_OFFICERS = ['category', 'grade', 'role', 'serviceMonthsFrom', 'serviceMonthsUnder'] as const;

/** Reads whom something concerns that is of officers or of units, below an owner or, without one, of the whole force. */
export function parseCriteria(
  check: InputCheck,
  path: string,
  input: CriteriaInput | null | undefined,
  of: { readonly subjectKind: EvaluationSubjectKind; readonly owned: boolean },
): Criteria {
  if (!input) return EVERYBODY;
  const { reach, serviceMonthsFrom: from, serviceMonthsUnder: under } = input;
  for (const field of of.subjectKind === 'UNIT' ? OF_OFFICERS : []) {
    if (input[field] != null) check.refuse(`${path}.${field}`, { zh: '只适用于民警', en: 'is of officers alone' });
  }
  if (!of.owned && reach != null && reach !== 'WITHIN') {
    check.refuse(`${path}.reach`, {
      zh: '没有主管单位时只能为本级及下属',
      en: 'must be WITHIN where there is no owner',
    });
  }
  const months = (field: string, value: number | null | undefined): number | null =>
    value == null ? null : check.range(`${path}.${field}`, value, 1, MONTHS_MAXIMUM);
  const criteria = {
    categories: parseOnce(check, `${path}.category`, input.category, OFFICER_CATEGORY.values),
    grades: parseOnce(check, `${path}.grade`, parseGrades(check, `${path}.grade`, input.grade), GRADE.values),
    reach: reach ?? EVERYBODY.reach,
    roles: parseOnce(check, `${path}.role`, input.role, ASSIGNMENT_ROLE.values),
    serviceMonthsFrom: months('serviceMonthsFrom', from),
    serviceMonthsUnder: months('serviceMonthsUnder', under),
    unitCategories: parseOnce(check, `${path}.unitCategory`, input.unitCategory, UNIT_CATEGORY.values),
    unitKinds: parseOnce(check, `${path}.unitKind`, input.unitKind, UNIT_KIND.values),
  };
  if (from != null && under != null && from >= under) {
    check.refuse(`${path}.serviceMonthsFrom`, {
      zh: '必须小于“从警不满（月）”',
      en: 'must be less than serviceMonthsUnder',
    });
  }
  return criteria;
}

function parseGrades(check: InputCheck, path: string, grades: List<string>): readonly Grade[] {
  const unknown = (grades ?? []).filter((grade) => !GRADE.has(grade));
  if (unknown.length > 0) {
    check.refuse(path, {
      zh: `不是职级目录中的代码：${unknown.join('、')}`,
      en: `has what is no code of the grade catalogue: ${unknown.join(', ')}`,
    });
  }
  return (grades ?? []).filter((grade) => GRADE.has(grade));
}
