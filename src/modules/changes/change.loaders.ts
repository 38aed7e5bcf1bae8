import type { FieldChange } from '../../record/write.ts';
import { basisColumns, type BasisColumns, TemporalStatement } from '../../time/temporal.ts';
import type { Covered } from '../../record/reach.ts';
import type { Context } from '../../graphql/context.ts';
import { loader, oneOf } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { subjectCovered } from './subject.loaders.ts';

export interface ChangeRow extends BasisColumns {
  /** Beyond what a number holds, in time. */
  readonly position: string;
  readonly at: Date;
  readonly actor: string;
  readonly operation: string;
  readonly subjectType: string;
  readonly subjectId: number | null;
  readonly fields: readonly FieldChange[];
  readonly citedType: string | null;
  readonly citedId: number | null;
  readonly requestId: string;
}

export const changeColumns = (alias: string): string =>
  `${alias}.position::text AS "position", ${alias}.at, ${alias}.actor, ${alias}.operation,
  ${alias}.subject_type AS "subjectType", ${alias}.subject_id AS "subjectId", ${alias}.fields,
  ${basisColumns(alias)}, ${alias}.cited_type AS "citedType", ${alias}.cited_id AS "citedId", ${alias}.request_id AS "requestId"`;

const changesAt = async (positions: readonly string[], context: Context, covered: Covered) => {
  const statement = new TemporalStatement(context.operation.moment);
  const text = `SELECT ${changeColumns('c')} FROM change c
WHERE c.position = ANY(${statement.value(positions, 'bigint[]')}) AND ${statement.recorded('c', 'at')}
  AND ${subjectCovered(statement, covered)}`;
  return oneOf(positions, await context.operation.query<ChangeRow>(text, statement.values), ({ position }) => position);
};

/** Changes by position, for the viewer who made them; null for one that had not been recorded by the moment. */
export const ownChange = loader<string, ChangeRow | null>((positions, context) =>
  changesAt(positions, context, 'everywhere'),
);

/** Changes by position, for any viewer: one whose subject is out of reach is null as well. */
export const changeByPosition = loader<string, ChangeRow | null>(async (positions, context) =>
  changesAt(positions, context, await reach(context, 'change:read')),
);
