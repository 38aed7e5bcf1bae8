import { joinSql, sql, sqlName, type Sql } from '../sql/sql.ts';
import type { Declaration, Recording, RowOf } from '../record/declaration.ts';
import { thingOf } from '../record/recordings.ts';
import {
  basisColumns,
  datedColumns,
  type TemporalStatement,
  type BasisColumns,
  type Dated,
  type Recorded,
} from '../time/temporal.ts';
import type { RowsByKey } from './in-sql.ts';
import { loadMany, loadOne, lockOf } from './loading.ts';

/** The row of a thing on a day: its id, its facts, the days for which they hold and, where declared, by whose order. */
export type DatedRow<D> = RowOf<D> & Dated & (D extends { readonly basisRead: true } ? BasisColumns : unknown);

/** A row of its history: besides, by whose order, and when the registry believed it. */
export type VersionRow<D> = DatedRow<D> & BasisColumns & Recorded;

/** The row of a recording, with by whose order it is there. */
export type RecordedRow<R> = RowOf<R> & BasisColumns;

const CASTS: ReadonlyMap<string, Sql> = new Map([
  ['date', sql`::text`],
  ['numeric', sql`::float8`],
]);

/** The columns of `DatedRow`, or of `RecordedRow`, of rows under the alias. */
export function columnsOf(declaration: Declaration | Recording, alias = declaration.alias): Sql {
  const row = sqlName(alias);
  const facts = Object.entries(declaration.facts).flatMap(([name, { type, read }]) => {
    if (!read) return [];
    const column = declaration.columns[name]!;
    // drivers know no lists of enums
    const cast = type.endsWith('[]') ? sql`::text[]` : (CASTS.get(type) ?? sql``);
    return [sql`${row}.${sqlName(column)}${cast}${name === column ? sql`` : sql` AS "${sqlName(name)}"`}`];
  });
  const dated = 'owner' in declaration;
  const id = sql`${thingOf(declaration, alias)} AS "id"`;
  const basis = (dated ? declaration.basisRead : declaration.basisKept) ? [basisColumns(alias)] : [];
  return joinSql([id, ...facts, ...(dated ? [datedColumns(alias)] : []), ...basis], ', ');
}

/**
 * A subquery of the thing whose id the expression gives, as `byId` finds it: on the day, or as it last was; one that is
 * not there yet has no row.
 */
export function rowOf(statement: TemporalStatement, declaration: Declaration, id: Sql): Sql {
  const { alias, versions, owner } = declaration;
  const row = sqlName(alias);
  return sql`SELECT ${columnsOf(declaration)} FROM ${sqlName(versions)} ${row} WHERE ${row}.${sqlName(owner)} = ${id} AND ${statement.begun(alias)}
ORDER BY ${row}.valid_from DESC LIMIT 1`;
}

/** The statement by which `byId` finds things. */
export function byIdText(statement: TemporalStatement, declaration: Declaration, ids: readonly number[]): Sql {
  const { alias, versions, owner } = declaration;
  const key = sql`${sqlName(alias)}.${sqlName(owner)}`;
  return sql`SELECT DISTINCT ON (${key}) ${columnsOf(declaration)} FROM ${sqlName(versions)} ${sqlName(alias)}
WHERE ${key} = ANY(${statement.value(ids, 'int[]')}) AND ${statement.begun(alias)}
ORDER BY ${key}, ${sqlName(alias)}.valid_from DESC`;
}

/** Loads a declared thing by a fact that only one has on any day, such as a code: as of the day; null for a text that none has then. */
export function loaderByText<D extends Declaration, Row extends DatedRow<D> = DatedRow<D>>(
  declaration: D,
  fact: string & keyof D['facts'] & keyof Row,
) {
  const row = sqlName(declaration.alias);
  const rowsWith = (statement: TemporalStatement, text: Sql): Sql =>
    sql`SELECT ${columnsOf(declaration)} FROM ${sqlName(declaration.versions)} ${row}
WHERE ${row}.${sqlName(declaration.columns[fact]!)} = ${text} AND ${statement.holds(declaration.alias)}`;
  return Object.assign(
    loadOne<string, Row>(fact, 'generic', (statement, texts) =>
      rowsWith(statement, sql`ANY(${statement.value(texts, 'text[]')})`),
    ),
    { rowInSql: rowsWith } satisfies RowsByKey,
  );
}

/** The loaders of a declared thing by its id: as of the moment, its optimistic lock, and all that was ever recorded of it. */
export function datedLoaders<D extends Declaration, Row extends DatedRow<D> = DatedRow<D>>(declaration: D) {
  const { alias, versions, owner, table } = declaration;
  const row = sqlName(alias);
  const key = sql`${row}.${sqlName(owner)}`;
  const columns = columnsOf(declaration);
  const from = sql`FROM ${sqlName(versions)} ${row}`;

  /** One whose record ended before the day is found as it last was, so that what refers to it can name it; else null. */
  const byId = Object.assign(
    loadOne<number, Row>('id', 'generic', (statement, ids) => byIdText(statement, declaration, ids)),
    { rowInSql: (statement, id) => rowOf(statement, declaration, id) } satisfies RowsByKey,
  );

  /** What is no longer believed is included. */
  const basis = declaration.basisRead ? sql`` : sql`, ${basisColumns(alias)}`;
  const recorded = (statement: TemporalStatement, condition: Sql): Sql =>
    sql`SELECT ${columns}${basis}, ${statement.recording(alias)}
${from} WHERE ${condition} AND ${statement.recorded(alias)}
ORDER BY ${key}, ${row}.valid_from, ${row}.recorded_at, ${row}.id`;
  const history = Object.assign(
    loadMany<number, VersionRow<D>>('id', 'generic', (statement, ids) =>
      recorded(statement, sql`${key} = ANY(${statement.value(ids, 'int[]')})`),
    ),
    { rowsInSql: (statement: TemporalStatement, id: Sql): Sql => recorded(statement, sql`${key} = ${id}`) },
  );

  return { byId, history, lock: lockOf(table) };
}
