import type { PageRows } from './connections.ts';
import { cursorMaker, type SortKey, type Window } from './keyset.ts';

/** Where a row stands: the values of its sort keys, as a JSON list of texts; read only where a cursor is asked for. */
export interface Keyed {
  readonly keys: string;
}

/** Makes pages of a list from the rows that were read for them: one more than a page has, if there is one. */
export function pageMaker<Row extends object>(
  list: string,
  { order, window }: { readonly order: readonly SortKey[]; readonly window: Window },
): (read: readonly (Row & Keyed)[]) => PageRows<Row> {
  const { size, backward, after, before } = window;
  let make: ReturnType<typeof cursorMaker> | undefined;
  const cursorOf = (row: Row) =>
    (make ??= cursorMaker(list, order))(JSON.parse((row as Row & Keyed).keys) as readonly string[]);
  return (read) => {
    const more = read.length > size;
    const page = more ? read.slice(0, size) : read;
    const rows = backward ? page.toReversed() : page;
    return {
      rows,
      cursorOf,
      pageInfo: {
        hasNextPage: backward ? before !== null : more,
        hasPreviousPage: backward ? more : after !== null,
        get startCursor() {
          return rows[0] ? cursorOf(rows[0]) : null;
        },
        get endCursor() {
          return rows.length ? cursorOf(rows.at(-1)!) : null;
        },
      },
    };
  };
}
