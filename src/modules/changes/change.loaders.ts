import { sql, type Sql } from '../../sql/sql.ts';
import type { FieldChange } from '../../record/write.ts';
import { basisColumns, type BasisColumns, type TemporalStatement } from '../../time/temporal.ts';
import type { Covered } from '../../record/reach.ts';
import type { RehearsedChange } from '../../record/rehearsal.ts';
import type { Context } from '../../graphql/context.ts';
import { loadOne } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { readerOf, subjectCovered, toldTo } from './subject.loaders.ts';

/** Positions have no gaps, so none will ever have more digits. */
export const POSITION = /^[1-9]\d{0,17}$/;

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

const changesAt = (
  statement: TemporalStatement,
  positions: readonly string[],
  covered: Covered,
  told: Sql = sql`TRUE`,
): Sql =>
  sql`SELECT ${CHANGE_COLUMNS} FROM change c
WHERE c.position = ANY(${statement.value(positions, 'bigint[]')}) AND ${statement.recorded('c', 'at')}
  AND ${subjectCovered(statement, covered)} AND ${told}`;

/** Changes by position, for the viewer who made them; null for a change recorded after the moment. */
const ownChanges = loadOne<string, ChangeRow>('position', 'custom', (statement, positions) =>
  changesAt(statement, positions, 'everywhere'),
);

/** The change that the viewer has just made, or would have made in a dry run. */
export async function ownChange(context: Context, position: string): Promise<ChangeRow> {
  const rehearsed = context.operation.dryRun?.change(position);
  if (rehearsed) return rowOf(rehearsed);
  const found = await ownChanges(context).load(position);
  if (!found) throw new Error(`change ${position} is lost`);
  return found;
}

/** The row that a change of a dry run would have had. */
const rowOf = ({ basis, cites, ...change }: RehearsedChange): ChangeRow => ({
  ...change,
  position: change.position.toString(),
  basisDocument: basis?.documentNumber ?? null,
  basisReason: basis?.reason ?? null,
  citedType: cites?.type ?? null,
  citedId: cites?.id ?? null,
});

/** Changes by position, for any viewer; null also for a change whose subject is out of the viewer's reach. */
export const changeByPosition = loadOne<string, ChangeRow>(
  'position',
  'custom',
  async (statement, positions, context) => {
    const [covered, reader] = await Promise.all([reach(context, 'change:read'), readerOf(context)]);
    return changesAt(statement, positions, covered, toldTo(statement, reader));
  },
);
