import { asJsonColumn } from '../../database/statements.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { BasisColumns, TemporalStatement } from '../../time/temporal.ts';
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

/** The primary assignments of the day, by officer, with their units. */
export const primaryAssignment = loader<number, AssignmentRow | null>(async (officerIds, context) => {
  const rows = await readWithUnits(
    context,
    (statement) => sql`SELECT ${withUnit(statement)} FROM assignment_version a
WHERE a.officer_id = ANY(${statement.value(officerIds, 'int[]')}) AND a.kind = 'PRIMARY' AND ${statement.holds('a')}`,
  );
  return rowOfEach(officerIds, rows, 'officerId');
});

/**
 * The assignments of the day by officer, with their units: by kind, then by start. Where asked for, those that ended
 * before the day as well.
 */
export const assignmentsOf = loaderFor<{ includeEnded: boolean }, number, AssignmentRow[]>(
  async (officerIds, { includeEnded }, context) => {
    const rows = await readWithUnits(
      context,
      (statement) => sql`SELECT * FROM (
  SELECT DISTINCT ON (a.assignment_id) ${withUnit(statement)}
  FROM assignment_version a
  WHERE a.officer_id = ANY(${statement.value(officerIds, 'int[]')}) AND ${includeEnded ? statement.begun('a') : statement.holds('a')}
  ORDER BY a.assignment_id, a.valid_from DESC
) l ORDER BY l."officerId", l.kind, l."validFrom", l.id`,
    );
    return rowsOfEach(officerIds, rows, 'officerId');
  },
);

type WithOfficer = AssignmentRow & { readonly officer: OfficerRow };

/** The leaders of units on the day, by unit: by role, then by name. The officers are then known to `officerById`. */
export const leadersOf = loader<number, AssignmentRow[]>(async (unitIds, context) => {
  const rows = await readRows<WithOfficer>(
    context,
    'generic',
    (statement) => sql`SELECT ${columns}, row_to_json(o) AS "officer"
FROM assignment_version a CROSS JOIN LATERAL (${officerOf(statement, sql`a.officer_id`)}) o
WHERE a.unit_id = ANY(${statement.value(unitIds, 'int[]')}) AND a.role <> 'MEMBER' AND ${statement.holds('a')}
ORDER BY a.unit_id, a.role, o."namePinyin", o.name, a.assignment_id`,
  );
  const officers = officerById(context);
  for (const { officer } of rows) officers.prime(officer.id, officer);
  return rowsOfEach(unitIds, rows, 'unitId');
});
