import { describe, expect, it } from '@jest/globals';
import { KEPT_TABLES, TABLE_ORDER, WORKING_TABLES } from '../../src/kept-tables.ts';
import { triggersOf } from '../../src/record/kept-table.ts';
import { useRows } from '../support/rows.ts';

const { after, column } = useRows();

/** Those of another program. */
const FOREIGN = ['_prisma_migrations'];

describe('every table of the database', () => {
  it('is declared, with what may change of it', async () => {
    const tables = await column(
      `SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const declared = KEPT_TABLES.map(({ table }) => table);
    expect(declared.toSorted()).toEqual([...new Set(declared)].toSorted());
    expect([...declared, ...WORKING_TABLES, ...FOREIGN].toSorted()).toEqual(tables.toSorted());
  });

  it('is guarded as declared, by triggers that are on', async () => {
    const triggers = await column(
      `SELECT concat_ws(' ', t.tgrelid::regclass, t.tgname, t.tgenabled, p.proname, t.tgtype,
  encode(replace(encode(t.tgargs, 'escape'), '\\000', ',')::bytea, 'escape'))
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND t.tgname NOT LIKE '%\\_sum' ORDER BY 1`,
    );
    const argumentsOf = (all: readonly string[]) => all.map((one) => `${one},`).join('');
    const expected = KEPT_TABLES.flatMap((kept) => {
      const { keep, note } = triggersOf(kept);
      const trigger = (name: string, does: string, type: number, all: readonly string[] = []) =>
        `${kept.table} ${kept.table}_${name} O ${does} ${type} ${argumentsOf(all)}`;
      return [
        // 1 of a row, 2 before, 4 INSERT, 8 DELETE, 16 UPDATE, 32 TRUNCATE
        trigger('keep', 'keep_row', 1 + 2 + 8 + 16, keep),
        trigger('keep_all', 'keep_rows', 2 + 32),
        ...(note ? [trigger('note_new', 'note_rows', 4, note), trigger('note_changed', 'note_rows', 16, note)] : []),
      ];
    });
    expected.push(
      'personal_read personal_read_chain O chain_reads 4 ',
      'bulk_read bulk_read_chain O chain_reads 4 bulk_read,',
      'change_row change_row_told O assert_told 5 ',
      'officer_version officer_version_count O count_new_rows 4 false,',
      'officer_version officer_version_discount O discount_superseded_rows 16 false,',
      'assignment_version assignment_version_count O count_new_rows 4 true,',
      'assignment_version assignment_version_discount O discount_superseded_rows 16 true,',
    );
    expect(triggers.toSorted()).toEqual(expected.toSorted());
  });
});

describe('the order in which new things are sent', () => {
  it('has what a table refers to before it', async () => {
    // rows that are believed until they are superseded come after all things
    const references =
      await column(`SELECT DISTINCT c.conrelid::regclass || ' ' || c.confrelid::regclass FROM pg_constraint c
WHERE c.contype = 'f' AND c.conrelid::regclass::text <> ALL('{${WORKING_TABLES.join()}}') AND c.conrelid <> c.confrelid AND NOT EXISTS (
  SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attname = 'superseded_at'
) ORDER BY 1`);
    const rank = (table: string) => (TABLE_ORDER.includes(table) ? TABLE_ORDER.indexOf(table) : TABLE_ORDER.length);
    const wrong = references.filter((line) => {
      const [from, to] = line.split(' ') as [string, string];
      return rank(to) >= rank(from);
    });
    expect(references.length).toBeGreaterThan(TABLE_ORDER.length);
    expect(wrong).toEqual([]);
  });
});

/** Two values of each type, by the category of the type or its name. */
const VALUES: Readonly<Record<string, readonly [string, string]>> = {
  B: ['FALSE', 'TRUE'],
  N: ['1', '2'],
  S: [`'a'`, `'b'`],
  D: [`'2024-01-01'`, `'2024-01-02'`],
  jsonb: [`'[]'`, `'{}'`],
  bytea: [String.raw`'\x00'`, String.raw`'\x01'`],
};

/** Columns as `name type category nullable first last`; the last two are labels of an enum. */
const COLUMNS = `SELECT concat_ws(' ', a.attname, t.typname, t.typcategory, NOT a.attnotnull, min(e.enumlabel), max(e.enumlabel)) AS line
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_enum e ON e.enumtypid IN (t.oid, t.typelem)
WHERE a.attnum > 0 AND a.attrelid = `;

/** Drops what else could refuse a row: only the triggers are tried. */
const withoutChecks = (table: string) => `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT conname FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype IN ('c', 'x', 'f') LOOP
    EXECUTE format('ALTER TABLE ${table} DROP CONSTRAINT %I', name);
  END LOOP;
END $$`;

/** Statements that put one row into a table without checks, past all else; some columns with a value, the others null where they may be. */
async function rowOf(table: string, filled: readonly string[] = []) {
  const columns = (
    await column(`${COLUMNS}'${table}'::regclass GROUP BY a.attnum, a.attname, a.attnotnull, t.oid`)
  ).map((line) => {
    const [name, type, category, nullable, first, last] = line.split(' ') as [
      string,
      string,
      string,
      string,
      ...string[],
    ];
    const labels = { E: [`'${first}'`, `'${last}'`], A: [`'{}'`, `'{${first ?? 1}}'`] } as const;
    const values =
      (labels as Partial<Record<string, readonly [string, string]>>)[category] ?? VALUES[type] ?? VALUES[category]!;
    return { name, nullable: nullable === 't', values };
  });
  const given = columns.filter(({ name, nullable }) => !nullable || filled.includes(name));
  const statements = [
    'SET LOCAL session_replication_role = replica',
    `DELETE FROM ${table}`,
    `INSERT INTO ${table} (${given.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${given.map(({ values }) => values[0]).join(', ')})`,
    'SET LOCAL session_replication_role = origin',
  ];
  return { columns, statements };
}

/** Which moves of a column each allowance takes: its first value, another, another by a change, none, a lesser one. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  kept: [],
  once: ['first'],
  rises: ['first', 'again', 'corrected'],
  corrected: ['corrected'],
  free: ['first', 'again', 'corrected', 'removed', 'lowered'],
};

describe('a row of any table', () => {
  it.each(KEPT_TABLES)('stays as it is in $table, but for what is declared', async ({ table, allowed = {} }) => {
    const keep = `${table}_keep`;
    const { columns, statements: bare } = await rowOf(table);
    const { statements: whole } = await rowOf(
      table,
      columns.map(({ name }) => name),
    );
    await after([withoutChecks(table)], async (refusedBy) => {
      for (const { name, nullable, values } of columns) {
        const how = allowed[name] ?? 'kept';
        const set = (value: string) => `UPDATE ${table} SET "${name}" = ${value}`;
        const moves = {
          first: [...bare, set(values[1])],
          again: [...whole, set(values[1])],
          corrected: [...whole, `SET LOCAL muster.writing = 'on'`, `${set(values[1])}; SET LOCAL muster.writing = ''`],
          ...(nullable && { removed: [...whole, set('NULL')] }),
          ...(values[1] === '2' && { lowered: [...whole, set('0')] }),
        };
        for (const [move, statements] of Object.entries(moves)) {
          const expected = TAKEN[how]!.includes(move) ? null : keep;
          expect([name, move, await refusedBy(...statements)]).toEqual([name, move, expected]);
        }
      }
      expect(await refusedBy(...bare, `DELETE FROM ${table}`)).toBe(keep);
      expect(await refusedBy(...bare, `TRUNCATE ${table} CASCADE`)).toMatch(/_keep$/);
    });
  });
});
