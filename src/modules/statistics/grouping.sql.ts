import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { yearsBetween } from '../../time/whole-years.ts';
import { ageOf } from '../officers/age.sql.ts';
import type { Ages } from '../officers/age.rules.ts';
import { GRADE } from '../officers/grade.vocabulary.ts';
import type { Grouping } from './statistics.vocabulary.ts';

/** How many years are one band. */
export const BAND_YEARS = 5;

/** What a grouping is of: the officer `o`, the primary post `a`, its unit by the id, the row `u` of that unit, or its branch `b`. */
type Joined = 'officer' | 'post' | 'unit' | 'unit-row' | 'branch';

/** A grouping: the value of a row, by which rows are grouped and ordered. Of units it is the id, ordered by the code. */
interface Grouped {
  readonly from: Joined;
  readonly value: (statement: TemporalStatement, ages: Ages | null) => Sql;
}

const column = (from: Joined, value: Sql): Grouped => ({ from, value: () => value });

export const GROUPED: Readonly<Record<Grouping, Grouped>> = {
  AGE_BAND: {
    from: 'officer',
    value: (statement, ages) => sql`${ageOf(statement, sql`o.officer_id`, ages!)} / ${BAND_YEARS}`,
  },
  CATEGORY: column('officer', sql`o.category`),
  GENDER: column('officer', sql`o.gender`),
  GRADE: column('officer', sql`o.grade`),
  RANK: column('officer', sql`o.rank`),
  STATUS: column('officer', sql`o.status`),
  SERVICE_YEARS_BAND: {
    from: 'officer',
    value: ({ day }) =>
      sql`CASE WHEN o.joined_on <= ${day} THEN ${yearsBetween(sql`o.joined_on`, day)} / ${BAND_YEARS} END`,
  },
  ROLE: column('post', sql`a.role`),
  UNIT: column('unit', sql`a.unit_id`),
  UNIT_CATEGORY: column('unit-row', sql`u.category`),
  UNIT_KIND: column('unit-row', sql`u.kind`),
  BRANCH: column('branch', sql`b.branch`),
};

export const isOfUnits = (grouping: Grouping): boolean => grouping === 'UNIT' || grouping === 'BRANCH';

/** By what the groups are ordered: enums as they are declared, grades as in the catalogue, units by their codes. */
export const orderOf = (grouping: Grouping, key: Sql, code: Sql, statement: TemporalStatement): Sql => {
  if (grouping === 'GRADE') return sql`array_position(${statement.value(GRADE.values, 'text[]')}, ${key}), ${key}`;
  return isOfUnits(grouping) ? sql`${code}, ${key}` : key;
};
