/**
 * How a statement is run. Planned for `each` of the values it is asked for: what searches. Planned `once` and for all, and
 * sent without waiting for others: what is found by its keys, whatever they are, and soon. `fresh`, as the first and never
 * from memory: what comes without a change, as a note of when a token was used.
 */
export type Running = 'each' | 'once' | 'fresh';

/**
 * Runs one reading statement. Column aliases are the row's property names; days, numerics and big integers are cast
 * in the SQL (`::text`, `::float8`), so that rows are the same through every door.
 */
export type Rows = <Row>(text: string, values: readonly unknown[], how?: Running) => Promise<readonly Row[]>;
