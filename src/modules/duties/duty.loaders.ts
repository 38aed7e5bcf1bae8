import { columnsOf, datedLoaders, rowOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadMany, MANY_MAXIMUM } from '../../graphql/loading.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { DUTY } from './duty.declaration.ts';
import { CHAIN_MAXIMUM } from './duty.rules.ts';

export type DutyRow = DatedRow<typeof DUTY>;

export const { byId: dutyById, lock: dutyLock } = datedLoaders<typeof DUTY, DutyRow>(DUTY);

export const dutyColumns: Sql = columnsOf(DUTY);

const dutyOf = (statement: TemporalStatement, id: Sql): Sql => rowOf(statement, DUTY, id);

/** The duties that a query of `id` gives, each with those above it, the head of its chain first. */
const chains = (statement: TemporalStatement, ids: Sql): Sql => sql`WITH RECURSIVE up AS (
  SELECT k.id AS "start", d.id, d."aboveId", 1 AS height
  FROM (${ids}) AS k CROSS JOIN LATERAL (${dutyOf(statement, sql`k.id`)}) d
  UNION ALL
  SELECT up."start", d.id, d."aboveId", up.height + 1
  FROM up CROSS JOIN LATERAL (${dutyOf(statement, sql`up."aboveId"`)}) d WHERE up.height < ${CHAIN_MAXIMUM}
)
SELECT up."start", d.* FROM up CROSS JOIN LATERAL (${dutyOf(statement, sql`up.id`)}) d
ORDER BY up."start", up.height DESC`;

/** A duty and those above it, the head of the chain first, by the id of the duty. */
export const dutyChain = Object.assign(
  loadMany<number, DutyRow & { readonly start: number }>('start', 'generic', (statement, ids) =>
    chains(statement, sql`SELECT unnest(${statement.value(ids, 'int[]')}) AS id`),
  ),
  { rowsInSql: (statement: TemporalStatement, id: Sql): Sql => chains(statement, sql`SELECT ${id} AS id`) },
);

/** The duties that officers hold on the day, in the order in which they got them; a bounded number of each. */
export const dutiesHeldBy = loadMany<number, DutyRow>(
  'officerId',
  'generic',
  (statement, ids) => sql`SELECT t.* FROM unnest(${statement.value(ids, 'int[]')}) AS k(id) CROSS JOIN LATERAL (
  SELECT ${dutyColumns} FROM duty_version d WHERE d.officer_id = k.id AND ${statement.holds('d')}
  ORDER BY d.duty_id LIMIT ${MANY_MAXIMUM}
) t`,
);
