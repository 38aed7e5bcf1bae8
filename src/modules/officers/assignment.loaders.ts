import { sql } from '../../sql/sql.ts';
import { asJsonColumn } from '../../database/statements.ts';
import { basisColumns, type BasisColumns, type Dated, datedColumns, TemporalStatement } from '../../time/temporal.ts';
import type { AssignmentKind, AssignmentRole } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { loader, loaderFor, lockOf, rowOfEach, rowsOfEach } from '../../graphql/loading.ts';
import { unitById, unitOf, type UnitRow } from '../units/unit.loaders.ts';
import { officerById, officerOf, type OfficerRow } from './officer.loaders.ts';

export interface AssignmentRow extends Dated, BasisColumns {
  readonly id: number;
  readonly officerId: number;
  readonly unitId: number | null;
  readonly externalOrgan: string | null;
  readonly title: string;
  readonly role: AssignmentRole;
  readonly kind: AssignmentKind;
}

const assignmentColumns = (alias: string): string =>
  `${alias}.assignment_id AS "id", ${alias}.officer_id AS "officerId", ${alias}.unit_id AS "unitId",
  ${alias}.external_organ AS "externalOrgan", ${alias}.title, ${alias}.role, ${alias}.kind, ${datedColumns(alias)}, ${basisColumns(alias)}`;

/**
 * Assignments by id as of the moment. One that ended before the day is still found, as it last was; one that has not
 * begun is null.
 */
export const assignmentById = loader<number, AssignmentRow | null>(async (ids, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT DISTINCT ON (a.assignment_id) ${assignmentColumns('a')} FROM assignment_version a
WHERE a.assignment_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('a')}
ORDER BY a.assignment_id, a.valid_from DESC`;
  return rowOfEach(ids, await context.operation.query<AssignmentRow>(text, statement.values, 'generic'), 'id');
});

/** The optimistic lock of assignments; read only where it is selected. */
export const assignmentLock = lockOf('assignment');

interface WithUnit extends AssignmentRow {
  readonly unit: UnitRow | null;
}

function rememberUnits(context: Context, rows: readonly WithUnit[]): void {
  const units = unitById(context);
  for (const { unit } of rows) if (unit) units.prime(unit.id, unit);
}

/** The primary assignments of the day, by officer; brings their units along. */
export const primaryAssignment = loader<number, AssignmentRow | null>(async (officerIds, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT ${assignmentColumns('a')}, ${asJsonColumn(unitOf(statement, sql`a.unit_id`))} AS "unit" FROM assignment_version a
WHERE a.officer_id = ANY(${statement.value(officerIds, 'int[]')}) AND a.kind = 'PRIMARY' AND ${statement.holds('a')}`;
  const rows = await context.operation.query<WithUnit>(text, statement.values, 'generic');
  rememberUnits(context, rows);
  return rowOfEach(officerIds, rows, 'officerId');
});

/** The assignments of the day by officer, with those that ended before it where asked for: by kind, then by start. */
export const assignmentsOf = loaderFor<{ includeEnded: boolean }, number, AssignmentRow[]>(
  async (officerIds, { includeEnded }, context) => {
    const statement = new TemporalStatement(context.operation.moment);
    const text = `SELECT * FROM (
  SELECT DISTINCT ON (a.assignment_id) ${assignmentColumns('a')}, ${asJsonColumn(unitOf(statement, sql`a.unit_id`))} AS "unit"
  FROM assignment_version a
  WHERE a.officer_id = ANY(${statement.value(officerIds, 'int[]')}) AND ${includeEnded ? statement.begun('a') : statement.holds('a')}
  ORDER BY a.assignment_id, a.valid_from DESC
) l ORDER BY l."officerId", l.kind, l."validFrom", l.id`;
    const rows = await context.operation.query<WithUnit>(text, statement.values, 'generic');
    rememberUnits(context, rows);
    return rowsOfEach(officerIds, rows, 'officerId');
  },
);

interface WithOfficer extends AssignmentRow {
  readonly officer: OfficerRow;
}

/** Who leads units on the day, by unit: by role, then by name; brings the officers along. */
export const leadersOf = loader<number, AssignmentRow[]>(async (unitIds, context) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT ${assignmentColumns('a')}, row_to_json(o) AS "officer"
FROM assignment_version a CROSS JOIN LATERAL (${officerOf(statement, 'a.officer_id')}) o
WHERE a.unit_id = ANY(${statement.value(unitIds, 'int[]')}) AND a.role <> 'MEMBER' AND ${statement.holds('a')}
ORDER BY a.unit_id, a.role, o."namePinyin", o.name, a.assignment_id`;
  const rows = await context.operation.query<WithOfficer>(text, statement.values, 'generic');
  const officers = officerById(context);
  for (const { officer } of rows) officers.prime(officer.id, officer);
  return rowsOfEach(unitIds, rows, 'unitId');
});
