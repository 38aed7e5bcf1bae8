import { z } from 'zod';
import { AssignmentRole, OfficerCategory, ProgramReach, UnitCategory, UnitKind } from '../../generated/prisma/enums.ts';
import { GRADE } from '../../modules/officers/grade.vocabulary.ts';
import { EVERYBODY } from '../../modules/programs/criteria.rules.ts';
import type { Criteria } from '../../modules/programs/requirement.declaration.ts';

const valuesOf = (values: object): readonly string[] => Object.values(values) as string[];

/** The fact of each field that has several values, and what these may be. */
const LISTS: Readonly<Record<string, readonly [fact: keyof Criteria, values: readonly string[]]>> = {
  category: ['categories', valuesOf(OfficerCategory)],
  grade: ['grades', GRADE.values],
  role: ['roles', valuesOf(AssignmentRole)],
  unitCategory: ['unitCategories', valuesOf(UnitCategory)],
  unitKind: ['unitKinds', valuesOf(UnitKind)],
};
const MONTHS = new Set(['serviceMonthsFrom', 'serviceMonthsUnder']);

/** Whom something concerns: `role=LEADER|DEPUTY;reach=BELOW`. An empty cell: everybody. */
export const criteria = z.string().transform((cell, context): Criteria => {
  const found: Record<string, unknown> = { ...EVERYBODY };
  for (const part of cell === '' ? [] : cell.split(';')) {
    const [field = '', value = ''] = part.split('=', 2);
    const values = value.split('|');
    const list = LISTS[field];
    if (list && values.every((one) => list[1].includes(one)))
      found[list[0]] = list[1].filter((one) => values.includes(one));
    else if (field === 'reach' && valuesOf(ProgramReach).includes(value)) found[field] = value;
    else if (MONTHS.has(field) && /^[1-9]\d{0,2}$/.test(value)) found[field] = Number(value);
    else context.addIssue(`"${part}" is not a criterion like role=LEADER|DEPUTY, reach=BELOW or serviceMonthsUnder=36`);
  }
  return found as unknown as Criteria;
});
