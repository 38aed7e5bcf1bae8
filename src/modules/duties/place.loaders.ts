import { columnsOf, datedLoaders, rowOf, type DatedRow } from '../../graphql/dated-loaders.ts';
import { loadOne } from '../../graphql/loading.ts';
import { sql, type Sql } from '../../sql/sql.ts';
import type { TemporalStatement } from '../../time/temporal.ts';
import { PLACE } from './place.declaration.ts';

export type PlaceRow = DatedRow<typeof PLACE>;

export const { byId: placeById, history: placeHistory, lock: placeLock } = datedLoaders<typeof PLACE, PlaceRow>(PLACE);

export const placeColumns: Sql = columnsOf(PLACE);

/** A subquery of the place whose id the expression gives, as `placeById` finds it. */
export const placeOf = (statement: TemporalStatement, id: Sql): Sql => rowOf(statement, PLACE, id);

const placesWith = (statement: TemporalStatement, code: Sql): Sql => sql`SELECT ${placeColumns} FROM place_version p
WHERE p.code = ${code} AND ${statement.holds('p')}`;

/** Places by code on the day; null for a code that no place has that day. */
export const placeByCode = loadOne<string, PlaceRow>('code', 'generic', (statement, codes) =>
  placesWith(statement, sql`ANY(${statement.value(codes, 'text[]')})`),
);

/** A subquery of the place that has a code on the day. */
export const placeWithCode = (statement: TemporalStatement, code: string): Sql =>
  placesWith(statement, statement.value(code, 'text'));
