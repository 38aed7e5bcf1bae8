import type { Reading } from '../record/write.ts';
import { sql, sqlName, type Sql } from '../sql/sql.ts';
import { believedNow } from '../time/temporal.ts';

/** The name of the officer of a row. */
const officer = sql`(SELECT o.name FROM officer_version o WHERE o.officer_id = v.officer_id AND ${believedNow('o')}
  ORDER BY o.valid_from DESC LIMIT 1)`;

/** What the rows of a table are in the files, by its name: the file, and by what people know a row. */
const ROWS: Readonly<Record<string, { readonly file: string; readonly name: Sql }>> = {
  unit_version: { file: 'units.csv', name: sql`v.code` },
  officer_version: { file: 'officers.csv', name: sql`v.name` },
  assignment_version: { file: 'posts.csv', name: sql`concat_ws(' ', ${officer}, v.title)` },
};

/** Lines that each begin with a table and the number of a row, with the file and the name of the row before them. */
export async function named({ query }: Reading, lines: readonly string[]): Promise<string[]> {
  const told: string[] = [];
  for (const line of lines) {
    const [, table = '', id = ''] = /^(\w+) (\d+)/.exec(line) ?? [];
    const rows = ROWS[table];
    if (!rows) {
      told.push(line);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- a refused load, and few lines
    const [row] = await query<{ name: string }>(
      sql`SELECT ${rows.name} AS name FROM ${sqlName(table)} v WHERE v.id = $1::int`,
      [Number(id)],
    );
    told.push(`${rows.file}: ${row?.name ?? id}: ${line}`);
  }
  return told;
}
