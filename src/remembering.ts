import type { MemoryOptions } from './database/memory.ts';
import { ON_RECORD } from './invariants.ts';
import { KEPT_TABLES } from './kept-tables.ts';
import type { Declared } from './record/declaration.ts';
import { isNoted } from './record/kept-table.ts';
import { LAST_POSITION } from './record/last-position.ts';
import { THINGS, touchedSince, type Touching } from './record/touched.ts';
import { believedNow } from './time/temporal.ts';
import { sql, sqlName, sqlText, type Sql } from './sql/sql.ts';

/** The tokens of the things of a type to which a column of some rows refers. */
const tokensIn = (type: string, column: string, from: Sql): Sql =>
  sql`SELECT ${sqlText(THINGS[type]!)} || v.${sqlName(column)} FROM ${from}`;

const rowsChanged = (table: string): Sql => sql`${sqlName(table)} v WHERE v.id = ANY(changed.ids)`;

/** What the rows of a declared table say of things: the one whose rows they are, and those to which their facts refer. */
function declaredTokens(declared: Declared): Sql[] {
  const from = rowsChanged(declared.versions);
  const referring = Object.entries(declared.facts).flatMap(([name, { refersTo }]) =>
    refersTo !== null && refersTo in THINGS ? [tokensIn(refersTo, declared.columns[name]!, from)] : [],
  );
  const { type } = declared;
  const owner = 'owner' in declared && type in THINGS ? [tokensIn(type, declared.owner as string, from)] : [];
  return [...owner, ...referring];
}

const both = (from: Sql): Sql[] => [tokensIn('Officer', 'officer_id', from), tokensIn('Unit', 'unit_id', from)];
const recipientsOf = (honors: Sql): Sql[] => both(sql`honor_recipient v WHERE v.honor_id IN (${honors})`);
const subjectsOf = (evaluations: Sql): Sql[] => both(sql`evaluation v WHERE v.id IN (${evaluations})`);

/** Rows that are of a thing by way of others. */
const BY_OTHERS: readonly Touching[] = [
  { table: 'unit', tokens: [tokensIn('Unit', 'id', rowsChanged('unit'))] },
  { table: 'officer', tokens: [tokensIn('Officer', 'id', rowsChanged('officer'))] },
  // whoever is in a unit is in the order, the filters and the numbers of its roster
  {
    table: 'officer_version',
    tokens: [
      tokensIn(
        'Unit',
        'unit_id',
        sql`assignment_version v WHERE ${believedNow('v')} AND v.unit_id IS NOT NULL
  AND v.officer_id IN (SELECT o.officer_id FROM officer_version o WHERE o.id = ANY(changed.ids))`,
      ),
    ],
  },
  { table: 'assignment', tokens: [tokensIn('Officer', 'officer_id', rowsChanged('assignment'))] },
  { table: 'honor', tokens: recipientsOf(sql`SELECT unnest(changed.ids)`) },
  {
    table: 'honor_version',
    tokens: recipientsOf(sql`SELECT h.honor_id FROM honor_version h WHERE h.id = ANY(changed.ids)`),
  },
  { table: 'honor_recipient', tokens: both(rowsChanged('honor_recipient')) },
  { table: 'evaluation', tokens: both(rowsChanged('evaluation')) },
  {
    table: 'evaluation_version',
    tokens: subjectsOf(sql`SELECT e.evaluation_id FROM evaluation_version e WHERE e.id = ANY(changed.ids)`),
  },
];

const TOUCHING: readonly Touching[] = [
  ...ON_RECORD.map((declared) => ({ table: declared.versions, tokens: declaredTokens(declared) })),
  ...BY_OTHERS,
];

const TABLES: ReadonlyMap<string, readonly string[]> = new Map(
  KEPT_TABLES.map((kept) => [kept.table, kept.follows ?? (isNoted(kept) ? [kept.table] : [])]),
);

const OF_THINGS: ReadonlySet<string> = new Set(
  BY_OTHERS.map(({ table }) => table).concat('unit_version', 'assignment_version'),
);

const touchedText = touchedSince(TOUCHING);

/** The memory of what was read, of so many rows; see database/memory.ts. */
export const remembering = (rows: number): MemoryOptions => ({
  rows,
  positionText: LAST_POSITION,
  touchedText,
  tables: TABLES,
  ofThings: OF_THINGS,
});
