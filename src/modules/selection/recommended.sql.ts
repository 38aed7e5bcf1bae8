import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';

/** The id of the selection of an officer in a round by the day; NULL where there is none. */
export const selectionIn = (statement: TemporalStatement, round: Sql, officer: Sql): Sql =>
  sql`(SELECT s.id FROM selection s WHERE s.round_id = ${round} AND s.officer_id = ${officer}
    AND ${statement.happened('s', 'selected_on')})`;

/** The status of a round on the day. */
export const roundStatusOn = (statement: TemporalStatement, round: Sql): Sql =>
  sql`(SELECT v.status FROM selection_round_version v WHERE v.round_id = ${round} AND ${statement.begun('v')}
    ORDER BY v.valid_from DESC LIMIT 1)`;
