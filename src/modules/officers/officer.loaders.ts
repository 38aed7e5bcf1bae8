import {
  basisColumns,
  type BasisColumns,
  type Dated,
  datedColumns,
  type Recorded,
  TemporalStatement,
} from '../../time/temporal.ts';
import type { Day } from '../../time/day.ts';
import type { Gender, OfficerCategory, OfficerStatus, PoliceRank } from '../../generated/prisma/enums.ts';
import { loader, lockOf, rowOfEach, rowsOfEach } from '../../graphql/loading.ts';

export interface OfficerRow extends Dated {
  readonly id: number;
  readonly name: string;
  readonly namePinyin: string;
  readonly policeNumber: string | null;
  readonly category: OfficerCategory;
  readonly gender: Gender | null;
  readonly status: OfficerStatus;
  readonly rank: PoliceRank | null;
  readonly grade: string | null;
  readonly joinedOn: Day | null;
}

export const officerColumns = (alias: string): string =>
  `${alias}.officer_id AS "id", ${alias}.name, ${alias}.name_pinyin AS "namePinyin", ${alias}.police_number AS "policeNumber",
  ${alias}.category, ${alias}.gender, ${alias}.status, ${alias}.rank, ${alias}.grade, ${alias}.joined_on::text AS "joinedOn",
  ${datedColumns(alias)}`;

/**
 * Officers by id as of the moment. One whose record ended before the day is still found, as it last was, so that what
 * refers to it can name it; one that is not yet there is null.
 */
export const officerById = loader<number, OfficerRow | null>(async (ids, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT DISTINCT ON (o.officer_id) ${officerColumns('o')} FROM officer_version o
WHERE o.officer_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('o')}
ORDER BY o.officer_id, o.valid_from DESC`;
  return rowOfEach(ids, await context.operation.query<OfficerRow>(text, statement.values, 'generic'), 'id');
});

/** A subquery of the officer whose id the expression gives, as `officerById` finds them. */
export const officerOf = (statement: TemporalStatement, id: string): string =>
  `SELECT ${officerColumns('o')} FROM officer_version o WHERE o.officer_id = ${id} AND ${statement.begun('o')}
ORDER BY o.valid_from DESC LIMIT 1`;

/** Officers by police number on the day; null for a number that nobody has that day. */
export const officerByPoliceNumber = loader<string, OfficerRow | null>(async (numbers, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT ${officerColumns('o')} FROM officer_version o
WHERE o.police_number = ANY(${statement.value(numbers, 'text[]')}) AND ${statement.holds('o')}`;
  return rowOfEach(
    numbers,
    await context.operation.query<OfficerRow>(text, statement.values, 'generic'),
    'policeNumber',
  );
});

/** The optimistic lock of officers; read only where it is selected. */
export const officerLock = lockOf('officer');

export interface OfficerVersionRow extends OfficerRow, BasisColumns, Recorded {}

/** Everything ever recorded of officers, by their ids, what is no longer believed included. */
export const officerHistory = loader<number, OfficerVersionRow[]>(async (ids, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT ${officerColumns('o')}, ${basisColumns('o')}, ${statement.recording('o')}
FROM officer_version o WHERE o.officer_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.recorded('o')}
ORDER BY o.officer_id, o.valid_from, o.recorded_at, o.id`;
  return rowsOfEach(ids, await context.operation.query<OfficerVersionRow>(text, statement.values, 'generic'), 'id');
});
