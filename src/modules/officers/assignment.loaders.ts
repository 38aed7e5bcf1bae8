import { asJsonColumn } from '../../database/statements.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { endsAfter, type BasisColumns, type TemporalStatement } from '../../time/temporal.ts';
import type { Context } from '../../graphql/context.ts';
import { columnsOf, datedLoaders, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loader, loaderFor, readRows } from '../../graphql/loading.ts';
import { rowOfEach, rowsOfEach } from '../../record/group-by.ts';
import { unitById, unitOf, type UnitRow } from '../units/unit.loaders.ts';
import { ASSIGNMENT } from './assignment.declaration.ts';
import { officerById, officerOf, type OfficerRow } from './officer.loaders.ts';

export type AssignmentRow = DatedRow<typeof ASSIGNMENT> & BasisColumns;

export const { byId: assignmentById, lock: assignmentLock } = datedLoaders<typeof ASSIGNMENT, AssignmentRow>(
  ASSIGNMENT,
);

const columns = columnsOf(ASSIGNMENT);

type WithUnit = AssignmentRow & { readonly unit: UnitRow | null };

const withUnit = (statement: TemporalStatement): Sql =>
  sql`${columns}, ${asJsonColumn(unitOf(statement, sql`a.unit_id`))} AS "unit"`;

/** Reads assignments with their units, which are then known to `unitById`. */
async function readWithUnits(
  context: Context,
  textOf: (statement: TemporalStatement) => Sql,
): Promise<readonly WithUnit[]> {
  const rows = await readRows<WithUnit>(context, 'generic', textOf);
  const units = unitById(context);
  for (const { unit } of rows) if (unit) units.prime(unit.id, unit);
  return rows;
}

/** Which assignments are the primary ones of the day of officers, by the condition on their ids. */
const primary = (statement: TemporalStatement, officers: Sql): Sql =>
  sql`assignment_version a WHERE a.officer_id = ${officers} AND a.kind = 'PRIMARY' AND ${statement.holds('a')}`;

/** A subquery of the primary assignment of an officer on the day. */
export const primaryOf = (statement: TemporalStatement, officer: Sql): Sql =>
  sql`SELECT ${columns} FROM ${primary(statement, officer)}`;

/** A subquery of the unit of that assignment. */
export const unitOfOfficer = (statement: TemporalStatement, officer: Sql): Sql =>
  sql`SELECT u.* FROM (SELECT a.unit_id FROM ${primary(statement, officer)}) post
CROSS JOIN LATERAL (${unitOf(statement, sql`post.unit_id`)}) u`;

/** The primary assignments of the day, by officer, with their units. */
export const primaryAssignment = loader<number, AssignmentRow | null>(async (officerIds, context) => {
  const rows = await readWithUnits(context, (statement) => {
    const officers = sql`ANY(${statement.value(officerIds, 'int[]')})`;
    return sql`SELECT ${withUnit(statement)} FROM ${primary(statement, officers)}`;
  });
  return rowOfEach(officerIds, rows, 'officerId');
});

/** Which assignments are read besides those of the day. */
export interface WhichAssignments {
  readonly includeEnded?: boolean | null | undefined;
  readonly includeFuture?: boolean | null | undefined;
}

/**
 * SELECT of the assignments of officers, by the condition on their ids: each as it is on the day, or last was before, else as it
 * begins.
 */
function ofOfficers(statement: TemporalStatement, officers: Sql, which: WhichAssignments, read: Sql): Sql {
  const { includeEnded, includeFuture } = which;
  const [begun, future] = includeEnded
    ? [statement.begun('a'), statement.believed('a')]
    : [statement.holds('a'), sql`${statement.believed('a')} AND ${endsAfter('a', statement.day)}`];
  const first = includeFuture
    ? sql`CASE WHEN a.valid_from <= ${statement.day} THEN a.valid_from END DESC NULLS LAST, a.valid_from`
    : sql`a.valid_from DESC`;
  return sql`SELECT * FROM (
  SELECT DISTINCT ON (a.assignment_id) ${read}
  FROM assignment_version a
  WHERE a.officer_id = ${officers} AND ${includeFuture ? future : begun}
  ORDER BY a.assignment_id, ${first}
) l ORDER BY l."officerId", l.kind, l."validFrom", l.id`;
}

/** A subquery of what `assignmentsOf` finds of an officer. */
export const assignmentsInSql = (statement: TemporalStatement, officer: Sql, which: WhichAssignments): Sql =>
  ofOfficers(statement, officer, which, columns);

/**
 * The assignments of the day by officer, with their units: by kind, then by start. Where asked for, those that ended
 * before the day as well.
 */
export const assignmentsOf = loaderFor<WhichAssignments, number, AssignmentRow[]>(
  async (officerIds, which, context) => {
    const rows = await readWithUnits(context, (statement) => {
      const officers = sql`ANY(${statement.value(officerIds, 'int[]')})`;
      return ofOfficers(statement, officers, which, withUnit(statement));
    });
    return rowsOfEach(officerIds, rows, 'officerId');
  },
);

type WithOfficer = AssignmentRow & { readonly officer: OfficerRow };

const leaders = (statement: TemporalStatement, units: Sql, read: Sql): Sql =>
  sql`SELECT ${read} FROM assignment_version a CROSS JOIN LATERAL (${officerOf(statement, sql`a.officer_id`)}) o
WHERE a.unit_id = ${units} AND a.role <> 'MEMBER' AND ${statement.holds('a')}
ORDER BY a.unit_id, a.role, o."namePinyin", o.name, a.assignment_id`;

/** A subquery of what `leadersOf` finds of a unit. */
export const leadersInSql = (statement: TemporalStatement, unit: Sql): Sql => leaders(statement, unit, columns);

/** The leaders of units on the day, by unit: by role, then by name. The officers are then known to `officerById`. */
export const leadersOf = loader<number, AssignmentRow[]>(async (unitIds, context) => {
  const rows = await readRows<WithOfficer>(context, 'generic', (statement) => {
    const units = sql`ANY(${statement.value(unitIds, 'int[]')})`;
    return leaders(statement, units, sql`${columns}, row_to_json(o) AS "officer"`);
  });
  const officers = officerById(context);
  for (const { officer } of rows) officers.prime(officer.id, officer);
  return rowsOfEach(unitIds, rows, 'unitId');
});
