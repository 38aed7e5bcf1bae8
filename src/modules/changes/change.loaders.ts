import { sql, type Sql } from '../../sql/sql.ts';
import type { FieldChange } from '../../record/write.ts';
import { basisColumns, type BasisColumns, type TemporalStatement } from '../../time/temporal.ts';
import type { Covered } from '../../record/reach.ts';
import { loadOne } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { subjectCovered } from './subject.loaders.ts';

export interface ChangeRow extends BasisColumns {
  /** A text: positions may exceed the range of a number. */
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

/** The columns of a row `c` of the table `change`. */
export const CHANGE_COLUMNS = sql`c.position::text AS "position", c.at, c.actor, c.operation, c.subject_type AS "subjectType",
  c.subject_id AS "subjectId", c.fields, ${basisColumns('c')}, c.cited_type AS "citedType", c.cited_id AS "citedId",
  c.request_id AS "requestId"`;

const changesAt = (statement: TemporalStatement, positions: readonly string[], covered: Covered): Sql =>
  sql`SELECT ${CHANGE_COLUMNS} FROM change c
WHERE c.position = ANY(${statement.value(positions, 'bigint[]')}) AND ${statement.recorded('c', 'at')}
  AND ${subjectCovered(statement, covered)}`;

/** Changes by position, for the viewer who made them; null for a change recorded after the moment. */
export const ownChange = loadOne<string, ChangeRow>('position', 'custom', (statement, positions) =>
  changesAt(statement, positions, 'everywhere'),
);

/** Changes by position, for any viewer; null also for a change whose subject is out of the viewer's reach. */
export const changeByPosition = loadOne<string, ChangeRow>(
  'position',
  'custom',
  async (statement, positions, context) => changesAt(statement, positions, await reach(context, 'change:read')),
);
