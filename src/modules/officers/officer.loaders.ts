import { TemporalStatement } from '../../database/temporal.ts';
import { loader, oneOf } from '../../graphql/loading.ts';

export interface OfficerRow {
  readonly id: number;
  readonly name: string;
}

/** Officers by id as of the moment; one who has left before the day is still found, as last known. */
export const officerById = loader<number, OfficerRow | null>(async (ids, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT DISTINCT ON (o.officer_id) o.officer_id AS "id", o.name FROM officer_version o
WHERE o.officer_id = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun('o')}
ORDER BY o.officer_id, o.valid_from DESC`;
  return oneOf(ids, await context.rows<OfficerRow>(text, statement.values), ({ id }) => id);
});
