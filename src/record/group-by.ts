/** Items by key, in the order in which the keys first come. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The row of each key, in the order of the keys; null for a key without one. */
export function rowOfEach<Row>(keys: readonly unknown[], rows: readonly Row[], column: keyof Row): (Row | null)[] {
  const byKey = new Map<unknown, Row>(rows.map((row) => [row[column], row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** The rows of each key, in the order of the keys and of the rows. */
export function rowsOfEach<Row>(keys: readonly unknown[], rows: readonly Row[], column: keyof Row): Row[][] {
  const byKey = groupBy<Row, unknown>(rows, (row) => row[column]);
  return keys.map((key) => byKey.get(key) ?? []);
}

/** 1, 2, 3 and so on: how WITH ORDINALITY numbers the elements of a list. Keys for rows that are of no one column. */
export const positionsOf = (list: readonly unknown[]): number[] => list.map((_, i) => i + 1);
