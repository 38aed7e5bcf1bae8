import { sql, sqlName, type Sql } from '../sql/sql.ts';

/** The row that an object is. */
export interface Row {
  readonly alias: Sql;
  readonly column: (name: string) => Sql;
  /** How many such rows there are at most. */
  readonly many: number;
  /** Whether it is a thing with a token, or hangs on one that is shown. */
  readonly hangs: boolean;
  /** Its number among the objects with holes, once it has one. */
  owner: number | null;
}

/** The row with a number of its own in the statement. */
export function newRow(number: number, many: number, hangs: boolean): Row {
  const alias = sqlName(`row${number}`);
  return { alias, column: (name) => sql`${alias}.${sqlName(`"${name}"`)}`, many, hangs, owner: null };
}

/** The columns of a row under the names that its object has for them. */
export const renamed = ({ column }: Row, columns: Readonly<Record<string, string>>): Pick<Row, 'column'> => ({
  column: (name) => column(columns[name] ?? name),
});
