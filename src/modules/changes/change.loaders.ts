import type { FieldChange } from '../../database/changes.ts';
import { basisColumns, type BasisColumns, TemporalStatement } from '../../database/temporal.ts';
import { loader, oneOf } from '../../graphql/loading.ts';

export interface ChangeRow extends BasisColumns {
  /** Beyond what a number holds, in time. */
  readonly position: string;
  readonly at: Date;
  readonly actor: string;
  readonly operation: string;
  readonly subjectType: string;
  readonly subjectId: number | null;
  readonly fields: readonly FieldChange[];
  readonly requestId: string;
}

export const changeColumns = (alias: string): string =>
  `${alias}.position::text AS "position", ${alias}.at, ${alias}.actor, ${alias}.operation,
  ${alias}.subject_type AS "subjectType", ${alias}.subject_id AS "subjectId", ${alias}.fields,
  ${basisColumns(alias)}, ${alias}.request_id AS "requestId"`;

/** Changes by position; null for one that had not been recorded by the moment. */
export const changeByPosition = loader<string, ChangeRow | null>(async (positions, context) => {
  const statement = new TemporalStatement(context.moment);
  const text = `SELECT ${changeColumns('c')} FROM change c
WHERE c.position = ANY(${statement.value(positions, 'bigint[]')}) AND ${statement.recorded('c', 'at')}`;
  return oneOf(positions, await context.rows<ChangeRow>(text, statement.values), ({ position }) => position);
});
