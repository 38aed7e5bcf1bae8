import type { Scope } from '../access/scopes.ts';
import type { PlanMode } from '../database/run-query.ts';
import type { Sql } from '../sql/sql.ts';
import type { TemporalStatement } from '../time/temporal.ts';
import type { Context } from './context.ts';
import type { SortKey, Window } from './keyset.ts';

// How a field is found in SQL, beside the resolver that finds the same. What tells it becomes a part of the one statement that
// a planned query is (src/compiled/answer-sql.ts); what does not is resolved from the row that the statement gives for it.

/** A column of the row that an object is, by the name that its loaders give it. */
export type Column = (name: string) => Sql;

/** Arguments of a field, which its declaration may narrow. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Arguments = any;

/** SELECT of rows from the row of the object, with the columns that loaders give them. */
type Select = (statement: TemporalStatement, column: Column, args: Arguments) => Sql;

/** A thing, by the name of its type and its id. */
export interface ThingOf {
  readonly type: string;
  readonly id: number;
}

/** A value of a statement whose text is kept for all requests: it is the day's or the viewer's, and is put in when the statement is sent. */
export class LaterValue {
  readonly of: (context: Context) => unknown;

  constructor(of: (context: Context) => unknown) {
    this.of = of;
  }
}

/** The units of the viewer in which all of a list is shown, or nothing. */
export interface ReachInSql {
  /** The unit of the parent. */
  readonly unit: (statement: TemporalStatement, parent: Sql) => Sql;
  /** The condition that a unit is within reach. */
  readonly condition: (statement: TemporalStatement, unit: Sql) => Sql;
}

/** A page of a list as a part of a larger statement. */
export interface PageInSql {
  readonly order: readonly SortKey[];
  readonly window: Window;
  /** What the cursors of the list begin with. */
  readonly mark: string;
  readonly mode: PlanMode;
  /** The thing whose changes alone change what it finds; null for none. */
  readonly of: ThingOf | null;
  /** Within which reach of the viewer the parent has to be; null: wherever it is. */
  readonly reach: ReachInSql | null;
  /** SELECT of the page, in the order in which it is read; `oneMore`: with a row more, if there is one. */
  readonly rows: (statement: TemporalStatement, parent: Sql, oneMore: boolean) => Sql;
  /** SELECT of how many rows all pages have. */
  readonly count: (statement: TemporalStatement, parent: Sql) => Sql;
}

/** A list that can be read inside a larger statement; null for arguments for which something has to be looked up before. */
export interface PagesInSql {
  /** The scope for whose units alone the list has anything, where it has one. */
  readonly covers: Scope | undefined;
  readonly inSql: (context: Context, args: Arguments) => PageInSql | null;
}

/** How a field is found in SQL. */
export type FieldInSql =
  /** A value, as a field that is exposed under a column has it. */
  | { readonly kind: 'value'; readonly of: (column: Column) => Sql }
  /** The global id. */
  | { readonly kind: 'id' }
  /** An object that is the row of its parent; `columns`: under which names it has the columns that it exposes. */
  | {
      readonly kind: 'own';
      readonly columns?: Readonly<Record<string, string>>;
      readonly absent?: (column: Column) => Sql;
    }
  /** The only row of a SELECT, or null. Default mode, of what is asked for at the root: `generic`. */
  | { readonly kind: 'row'; readonly select: Select; readonly mode?: PlanMode }
  /** All rows of a SELECT, in its order. */
  | { readonly kind: 'rows'; readonly select: Select }
  | { readonly kind: 'page'; readonly list: PagesInSql };

/** The option of a field that tells how it is found in SQL: `t.field({ ...inSql({ kind: 'row', … }), … })`. */
export const inSql = (found: FieldInSql): { readonly extensions: { readonly inSql: FieldInSql } } => ({
  extensions: { inSql: found },
});

/** The option of a field whose row is found by an id; none where that cannot be told in SQL. */
export const rowById = (byId: object, key: string): { readonly extensions?: { readonly inSql: FieldInSql } } => {
  const { rowInSql } = byId as Partial<RowsByKey>;
  return rowInSql ? inSql({ kind: 'row', select: (statement, column) => rowInSql(statement, column(key)) }) : {};
};

/** Of loaders by id, or by another key: a SELECT of the row with the key, as they find it. */
export interface RowsByKey {
  readonly rowInSql: (statement: TemporalStatement, key: Sql) => Sql;
}
