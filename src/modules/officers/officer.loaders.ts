import { datedColumns, TemporalStatement, type Dated } from '../../database/temporal.ts';
import type { OfficerCategory, OfficerStatus } from '../../generated/prisma/enums.ts';
import { loader, oneOf } from '../../graphql/loading.ts';

export interface OfficerRow extends Dated {
  readonly id: number;
  readonly name: string;
  readonly policeNumber: string | null;
  readonly category: OfficerCategory;
  readonly status: OfficerStatus;
}

export const officerColumns = (alias: string): string =>
  `${alias}.officer_id AS "id", ${alias}.name, ${alias}.police_number AS "policeNumber", ${alias}.category, ${alias}.status,
  ${datedColumns(alias)}`;

/** Officers by id as of the moment; one who left before the day is still found, as he last was. */
export const officerById = loader<number, OfficerRow | null>(async (ids, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT DISTINCT ON (o.officer_id) ${officerColumns('o')} FROM officer_version o
WHERE o.officer_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('o')}
ORDER BY o.officer_id, o.valid_from DESC`;
  return oneOf(ids, await context.rows<OfficerRow>(text, statement.values), ({ id }) => id);
});
