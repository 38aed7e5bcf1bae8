import { sql, type Sql } from '../sql/sql.ts';

/** The whole years from one day to another, which is not earlier: who began on 29 February has one more from 1 March on. Without a time zone. */
export const yearsBetween = (from: Sql, to: Sql): Sql =>
  sql`date_part('year', age(${to}::timestamp, ${from}::timestamp))::int`;

/** The condition that some whole years or more have passed from one day to another. */
export const yearsPassed = (from: Sql, to: Sql, years: Sql): Sql =>
  sql`${from} <= (${to} - make_interval(years => ${years}))::date`;
