import { describe, expect, it } from '@jest/globals';
import { WORKING_TABLES } from '../../src/kept-tables.ts';
import { CURRENT, EXCLUSIONS } from '../support/collisions.ts';
import { EVALUATION_VALUE_CHECKS } from '../support/evaluation-value-checks.ts';
import { insert, ROWS, useRows, type Row } from '../support/rows.ts';
import { VALUE_CHECKS } from '../support/value-checks.ts';

/** What the database refuses of rows as they are written; how they end is in history.test.ts. */
const { refusedBy, column } = useRows();

const CHECKS = [...VALUE_CHECKS, ...EVALUATION_VALUE_CHECKS];

// instants after which the rows of ROWS were recorded
const SECOND = '2024-02-01T00:00:00Z';
const THIRD = '2024-03-01T00:00:00Z';
const FOURTH = '2024-04-01T00:00:00Z';

describe('two rows that hold on one day, as known at one instant', () => {
  it.each(EXCLUSIONS)('%s', async (constraint, table, same, other) => {
    const row: Row = { ...ROWS[table], valid_to: '2021-01-01' };
    const two = (first: Row, second: Row) =>
      refusedBy(insert(table, { ...row, ...first }), insert(table, { ...row, ...same, ...second }));
    expect(await two({}, {})).toBe(constraint);
    expect(await two({}, { valid_from: '2020-12-31', valid_to: null })).toBe(constraint);
    // neither is believed any more, but for a while both were
    expect(await two({ superseded_at: THIRD }, { recorded_at: SECOND, superseded_at: FOURTH })).toBe(constraint);

    expect(await two({}, { valid_from: '2021-01-01', valid_to: null })).toBeNull();
    expect(await two({}, { valid_from: '2019-01-01', valid_to: '2020-01-01' })).toBeNull();
    expect(await two({ superseded_at: SECOND }, { recorded_at: SECOND })).toBeNull();
    expect(await two({ superseded_at: SECOND }, { recorded_at: THIRD, superseded_at: FOURTH })).toBeNull();
    expect(await two({}, other)).toBeNull();
  });

  it('may be of officers without a police number, and assignments that are not primary', async () => {
    const officer: Row = { ...ROWS.officer_version, police_number: null };
    const second = insert('officer_version', { ...officer, officer_id: 2 });
    expect(await refusedBy(insert('officer_version', officer), second)).toBeNull();
    const concurrent: Row = { ...ROWS.assignment_version, assignment_id: 2, kind: 'CONCURRENT' };
    const primary = insert('assignment_version', ROWS.assignment_version);
    expect(await refusedBy(primary, insert('assignment_version', concurrent))).toBeNull();
  });
});

it('no look-up by a key finds the index of a constraint that compares rows of a thing: the key stands in it as an expression', async () => {
  const plain = await column(`SELECT conname FROM pg_constraint c JOIN pg_index i ON i.indexrelid = c.conindid
WHERE contype = 'x' AND conrelid::regclass::text LIKE '%\\_version' AND i.indkey[0] <> 0 ORDER BY 1`);
  expect(plain).toEqual([]);
});

describe('two rows that are believed at once', () => {
  it.each(CURRENT)('%s: %s %j, %j', async (index, table, first, same, other) => {
    const row: Row = { ...ROWS[table], ...first };
    expect(await refusedBy(insert(table, row), insert(table, { ...row, ...same }))).toBe(index);
    expect(await refusedBy(insert(table, row), insert(table, { ...row, ...other }))).toBeNull();
    const superseded = insert(table, { ...row, superseded_at: SECOND });
    expect(await refusedBy(superseded, insert(table, { ...row, ...same, recorded_at: SECOND }))).toBeNull();
  });
});

/** Past the triggers that keep rows as they are, which refuse first. */
const UNGUARDED = 'SET LOCAL session_replication_role = replica';

/** Of rows that are changed in place, for one more could not stand alone. */
const UPDATES: readonly (readonly [
  constraint: string,
  update: string,
  refused: readonly number[],
  taken: readonly (number | null)[],
])[] = [
  [
    'evaluation_scheme_cap_check',
    'UPDATE evaluation_scheme SET excellent_cap_basis_points =',
    [-1, 10_001],
    [0, 10_000, null],
  ],
  ['change_head_single_check', 'UPDATE change_head SET id =', [0, 2], [1]],
  ['form_of_texts_single_check', 'UPDATE form_of_texts SET id =', [0, 2], [1]],
  ['read_head_single_check', 'UPDATE read_head SET id =', [0, 2], [1]],
];

describe('an evaluation', () => {
  it('begins on the day on which the period of its cycle does', async () => {
    const row = { cycle_id: 1, officer_id: 2 };
    expect(await refusedBy(insert('evaluation', { ...row, from_on: '2020-01-01' }))).toBeNull();
    expect(await refusedBy(insert('evaluation', { ...row, from_on: '2021-01-01' }))).toBe(
      'evaluation_cycle_id_from_on_fkey',
    );
  });
});

describe('two tallies of one officer and one key', () => {
  it('have no day in common while both are believed', async () => {
    const january: Row = { ...ROWS.tally };
    const from = (from_day: string, change: Row = {}) =>
      insert('tally', { ...january, from_day, last_on: '2020-02-28', ...change });
    expect(await refusedBy(insert('tally', january), from('2020-01-31'))).toBe('tally_once');
    expect(await refusedBy(insert('tally', january), from('2020-02-01'))).toBeNull();
    expect(await refusedBy(insert('tally', january), from('2020-01-31', { key: 'case_trips' }))).toBeNull();
    expect(await refusedBy(insert('tally', january), from('2020-01-31', { officer_id: 2 }))).toBeNull();
    const superseded = insert('tally', { ...january, superseded_at: SECOND });
    expect(await refusedBy(superseded, from('2020-01-31', { recorded_at: SECOND }))).toBeNull();
  });
});

describe('values that make no sense', () => {
  it.each(CHECKS)('%s', async (constraint, table, row, refused, taken) => {
    for (const change of refused) expect(await refusedBy(insert(table, { ...row, ...change }))).toBe(constraint);
    for (const change of taken) expect(await refusedBy(insert(table, { ...row, ...change }))).toBeNull();
  });

  it.each(UPDATES)('%s', async (constraint, update, refused, taken) => {
    for (const value of refused) expect(await refusedBy(UNGUARDED, `${update} ${value}`)).toBe(constraint);
    for (const value of taken) expect(await refusedBy(UNGUARDED, `${update} ${value}`)).toBeNull();
  });
});

describe('text that is ordered', () => {
  it('sorts by its bytes', async () => {
    const columns = await column(`SELECT table_name || '.' || column_name FROM information_schema.columns
WHERE table_schema = 'public' AND collation_name = 'C' ORDER BY table_name, column_name`);
    expect(columns).toEqual([
      'case_liability_version.case_number',
      'evaluation_scheme.key',
      'honor_program.key',
      'metric_observation.key',
      'officer_version.name',
      'officer_version.name_initials',
      'officer_version.name_joined',
      'officer_version.name_pinyin',
      'officer_version.name_strokes',
      'officer_version.police_number',
      'place_version.code',
      'program.key',
      'regulation_rule.key',
      'selection_policy.key',
      'source.key',
      'tally.key',
      'unit_version.code',
      'unit_version.name_pinyin',
    ]);
  });
});

describe('these tests', () => {
  const sorted = (names: readonly string[]) => [...new Set(names)].toSorted();

  it('try every check and every exclusion', async () => {
    const constraints = await column(`SELECT conname FROM pg_constraint
WHERE contype IN ('c', 'x') AND connamespace = 'public'::regnamespace`);
    expect(sorted(['tally_once', ...[...EXCLUSIONS, ...CHECKS, ...UPDATES].map(([name]) => name)])).toEqual(
      sorted(constraints),
    );
  });

  it('try every unique index of what is believed', async () => {
    const indexes = await column(`SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indisunique AND i.indpred IS NOT NULL AND c.relnamespace = 'public'::regnamespace
  AND i.indrelid::regclass::text NOT IN (${WORKING_TABLES.map((table) => `'${table}'`).join()})`);
    expect(sorted(CURRENT.map(([name]) => name))).toEqual(sorted(indexes));
  });
});
