import { OFFICER } from '../modules/officers/officer.declaration.ts';
import { UNIT } from '../modules/units/unit.declaration.ts';
import { namesOf } from '../record/recorded-facts.ts';
import type { Reading } from '../record/write.ts';
import { sql, sqlName, type Sql } from '../sql/sql.ts';
import { today } from '../time/day.ts';
import { believedNow } from '../time/temporal.ts';

/** The name of the officer of a row. */
const officer = sql`(SELECT o.name FROM officer_version o WHERE o.officer_id = v.officer_id AND ${believedNow('o')}
  ORDER BY o.valid_from DESC LIMIT 1)`;

/** What the rows of a table are in the files: the file, and by what people know a row of it. */
const ROWS: Readonly<Record<string, { readonly file: string; readonly name: Sql }>> = {
  unit_version: { file: 'units.csv', name: sql`v.code` },
  officer_version: { file: 'officers.csv', name: sql`v.name` },
  assignment_version: { file: 'posts.csv', name: sql`concat_ws(' ', ${officer}, v.title)` },
  place_version: { file: 'places.csv', name: sql`v.code` },
  duty_version: { file: 'duties.csv', name: sql`concat_ws(' ', ${officer}, v.kind, v.title)` },
};

const THING = /\b(unit|officer) (\d+)\b/g;

/** The lines of `verify` about rows of a load: each begins with the file and the row, and names units and officers as people do. */
export async function named(reading: Reading, lines: readonly string[]): Promise<string[]> {
  const rows = await rowNames(reading, lines);
  const idsOf = (thing: string) =>
    lines.flatMap((line) => [...line.matchAll(THING)].flatMap(([, kind, id]) => (kind === thing ? [Number(id)] : [])));
  const [unitOf, officerOf] = await Promise.all(
    [UNIT, OFFICER].map(({ type, table }) => namesOf(reading, type, idsOf(table), today())),
  );
  return lines.map((line) => {
    const told = line.replaceAll(THING, (_all, thing: string, id: string) => {
      const nameOf = thing === UNIT.table ? unitOf : officerOf;
      return `${thing} ${nameOf?.(Number(id)) ?? id}`;
    });
    const row = rows.get(rowOf(line));
    return row === undefined ? told : `${row}${told.replace(NUMBERS, '')}`;
  });
}

/** The numbers of rows that are stored for nobody: a load that is refused leaves none. */
const NUMBERS = /^\w+ \d+( and \d+)*: /;

/** The table and the number of the row with which a line begins. */
const rowOf = (line: string): string => /^\w+ \d+/.exec(line)?.[0] ?? '';

/** By the beginning of a line: the file and the name of the row. */
async function rowNames({ query }: Reading, lines: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    Object.entries(ROWS).map(async ([table, { file, name }]) => {
      const ids = lines.flatMap((line) => (line.startsWith(`${table} `) ? [Number(rowOf(line).split(' ')[1])] : []));
      if (ids.length === 0) return [];
      const rows = await query<{ id: number; name: string }>(
        sql`SELECT v.id, ${name} AS name FROM ${sqlName(table)} v WHERE v.id = ANY($1::int[])`,
        [ids],
      );
      return rows.map((row) => [`${table} ${row.id}`, `${file}: ${row.name}: `] as const);
    }),
  );
  return new Map(found.flat());
}
