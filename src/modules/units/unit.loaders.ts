import { sql, type Sql } from '../../sql/sql.ts';
import { columnsOf, datedLoaders, loaderByText, rowOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadMany } from '../../graphql/loading.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { UNIT } from './unit.declaration.ts';
import { ascentOf } from './unit.tree.ts';

export type UnitRow = DatedRow<typeof UNIT>;

export const { byId: unitById, history: unitHistory, lock: unitLock } = datedLoaders(UNIT);

export const unitColumns: Sql = columnsOf(UNIT);

/** A subquery of the unit whose id the expression gives, as `unitById` finds it. */
export const unitOf = (statement: TemporalStatement, id: Sql): Sql => rowOf(statement, UNIT, id);

export const unitByCode = loaderByText(UNIT, 'code');

const chains = (statement: TemporalStatement, ids: Sql): Sql => sql`${ascentOf(statement, ids)}
SELECT up."start", ${unitColumns} FROM up JOIN unit_version u ON u.unit_id = up.unit_id AND ${statement.holds('u')}
ORDER BY up."start", up.height DESC`;

/** A unit and the units above it, root first, by the unit's id. */
export const unitChain = Object.assign(
  loadMany<number, UnitRow & { start: number }>('start', 'generic', (statement, ids) =>
    chains(statement, sql`ANY(${statement.value(ids, 'int[]')})`),
  ),
  { rowsInSql: chains },
);
