import { loadOne } from '../../graphql/loading.ts';
import { reach } from '../../graphql/reach.ts';
import { officerCovered, type Covered } from '../../record/reach.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import { basisColumns, type BasisColumns, type TemporalStatement } from '../../time/temporal.ts';
import { leadsTo } from '../officers/officer-merge.sql.ts';

// Links are read as they are now, whatever the moment of the query, as tokens and grants are.

export interface PersonLinkRow extends BasisColumns {
  readonly id: number;
  readonly issuer: string;
  readonly subject: string;
  readonly officerId: number;
  readonly linkedAt: Date;
  readonly endedAt: Date | null;
}

/** The columns of a row `pl` of the table `person_link`. */
export const LINK_COLUMNS = sql`pl.id, pl.issuer, pl.subject, ${leadsTo(sql`pl.officer_id`)} AS "officerId",
  pl.recorded_at AS "linkedAt", pl.superseded_at AS "endedAt", ${basisColumns('pl')}`;

/** The condition that the officer of the link `pl` is covered. */
export const linkCovered = (statement: TemporalStatement, covered: Covered): Sql =>
  officerCovered(statement, leadsTo(sql`pl.officer_id`), covered);

/** Links by id; null for a link that does not exist or is out of the viewer's reach. */
export const personLinkById = loadOne<number, PersonLinkRow>(
  'id',
  'custom',
  async (statement, ids, context) => sql`SELECT ${LINK_COLUMNS} FROM person_link pl
WHERE pl.id = ANY(${statement.value(ids, 'int[]')}) AND ${linkCovered(statement, await reach(context, 'access:admin'))}`,
);
