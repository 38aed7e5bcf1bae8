import type { Sql } from '../sql/sql.ts';

/**
 * How PostgreSQL plans a statement. `custom`: anew for the values of each execution, as a search needs. `generic`: once for
 * all values, as a look-up by keys can; sent without waiting for the answers to others, so it must be quick. `steady`: planned so,
 * where it may take long, such as a walk down the tree: nobody waits behind it. `uncached`: as `custom`, and never answered from
 * memory, for what is written without a change (such as when a token was last used).
 */
export type PlanMode = 'custom' | 'generic' | 'steady' | 'uncached';

/** Whether a statement in this mode is planned once for all values. */
export const isPlannedOnce = (mode: PlanMode): boolean => mode === 'generic' || mode === 'steady';

/** What was read, as it is kept, and the tokens of what it depends on: it stands until a change touches one of them. */
export interface Read<Row> {
  readonly rows: readonly Row[];
  readonly tokens: readonly string[];
}

/** The tokens of the tables that a part of a statement names. */
export interface TokensOf {
  readonly tables: (text: Sql) => readonly string[];
  /** Only of those tables whose changes touch no thing that has a token of its own. */
  readonly otherTables: (text: Sql) => readonly string[];
}

/** Tells what rows depend on, where that is less than all that is in the tables they were read from. */
export type Shows<Row> = (rows: readonly Row[], tokensOf: TokensOf) => Read<Row>;

/**
 * Runs one reading statement. Column aliases are the property names of the rows; days, numerics and big integers are cast
 * in the SQL (`::text`, `::float8`), so that rows are the same through every connection. Default mode: `custom`. What runs
 * past the memory does not ask what the rows show.
 */
export type RunQuery = <Row>(
  text: Sql,
  values: readonly unknown[],
  mode?: PlanMode,
  shows?: Shows<Row>,
) => Promise<readonly Row[]>;
