declare const SQL: unique symbol;

/**
 * Text of SQL, as opposed to the text of a user, which the compiler refuses where this is expected. It is made by the tag
 * below alone; values of users go into a statement as parameters.
 */
export type Sql = string & { readonly [SQL]: true };

/** A piece of SQL. What is put into it is SQL itself, or a number. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | number)[]): Sql {
  let text = strings[0]!;
  for (let i = 0; i < parts.length; i++) text += parts[i]! + strings[i + 1]!;
  return text as Sql;
}

const NAME = /^("?)[A-Za-z_][A-Za-z0-9_]*\1(\[\])?$/;

/** The name of a table, a column or a type, from a declaration of the program. */
export function sqlName(name: string): Sql {
  if (!NAME.test(name)) throw new Error(`${name} is no name of a table, a column or a type`);
  return name as Sql;
}

/** A text constant of the program as a literal; texts of users are parameters. */
export const sqlText = (text: string): Sql => `'${text.replaceAll("'", "''")}'` as Sql;

/** Pieces one after another with a separator between them: `', '`, `' AND '`. */
export const joinSql = (parts: readonly Sql[], separator: string): Sql => parts.join(separator) as Sql;
