import { exactlyOne, parseCode, parseIdOf } from './arguments.ts';
import type { Context } from './context.ts';
import { inSql, type RowsByKey } from './in-sql.ts';

/** Loaders by a key, which tell the same in SQL. */
type ByKey<Key, Row> = RowsByKey & ((context: Context) => { load(key: Key): Promise<Row | null> });

/** What a thing is asked for by: its id, or a code as people know it, under the name of its argument. */
type Named<Code extends string> = { readonly [name in Code | 'id']?: string | null | undefined };

/** How a field finds one thing by exactly one of two arguments: its code, whatever the case of its letters, or its id. */
export function oneByKey<Row, Code extends string>(
  type: string,
  code: Code,
  byCode: ByKey<string, Row>,
  byId: ByKey<number, Row>,
) {
  const read = (args: Named<Code>): { readonly code: string } | { readonly id: number } => {
    const [given, id] = [args[code], args.id];
    exactlyOne([code, 'id'], given, id);
    return given == null ? { id: parseIdOf(type, id!, 'id') } : { code: parseCode(given, code) };
  };
  return {
    ...inSql({
      kind: 'row',
      select: (statement, _column, args: Named<Code>) => {
        const asked = read(args);
        return 'code' in asked
          ? byCode.rowInSql(statement, statement.value(asked.code, 'text'))
          : byId.rowInSql(statement, statement.value(asked.id, 'int'));
      },
    }),
    resolve: (_root: unknown, args: Named<Code>, context: Context): Promise<Row | null> => {
      const asked = read(args);
      return 'code' in asked ? byCode(context).load(asked.code) : byId(context).load(asked.id);
    },
  };
}
