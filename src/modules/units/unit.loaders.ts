import { sql, type Sql } from '../../sql/sql.ts';
import { columnsOf, datedLoaders, rowOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadMany, loadOne } from '../../graphql/loading.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { UNIT } from './unit.declaration.ts';
import { ascentOf } from './unit.tree.ts';

export type UnitRow = DatedRow<typeof UNIT>;

export const { byId: unitById, history: unitHistory, lock: unitLock } = datedLoaders(UNIT);

export const unitColumns: Sql = columnsOf(UNIT);

/** A subquery of the unit whose id the expression gives, as `unitById` finds it. */
export const unitOf = (statement: TemporalStatement, id: Sql): Sql => rowOf(statement, UNIT, id);

const unitsWith = (statement: TemporalStatement, code: Sql): Sql => sql`SELECT ${unitColumns} FROM unit_version u
WHERE u.code = ${code} AND ${statement.holds('u')}`;

/** Units by code on the day; null for a code that no unit has that day. */
export const unitByCode = loadOne<string, UnitRow>('code', 'generic', (statement, codes) =>
  unitsWith(statement, sql`ANY(${statement.value(codes, 'text[]')})`),
);

/** A subquery of the unit that has a code on the day. */
export const unitWithCode = (statement: TemporalStatement, code: string): Sql =>
  unitsWith(statement, statement.value(code, 'text'));

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
