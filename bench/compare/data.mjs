import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

export const UNITS = 2_000;
export const OFFICERS = 100_000;
export const HONORS = 60_000;
const EVALUATIONS_EACH = 5;
export const EVALUATIONS = OFFICERS * EVALUATIONS_EACH;

/** Each unit has so many directly below it, so that four levels under the root are full. */
const BELOW_EACH = 5;
/** Units of the three lower levels have officers. */
const FIRST_MANNED = 32;
/** The first and the last of the units directly below the root: all officers are in those below them. */
export const BELOW_ROOT = [2, 6];
/** A past day, on which the roster differs from that of today. */
export const PAST_DAY = '2015-06-30';
const MOVED_ON = '2018-01-01';

const SYLLABLES = 'jia yi bing ding wu ji geng xin ren gui zi chou yin mao chen si wu wei shen you xu hai'.split(' ');
const CHARACTERS = Array.from('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥');

/** Pinyin of a name that some officers have. */
export const pinyinOf = (i) => [i % 22, (i * 7) % 22, (i * 13) % 22].map((k) => SYLLABLES[k]).join('');

const list = (texts) => `ARRAY[${texts.map((text) => `'${text}'`).join(',')}]`;

/**
 * Records a synthetic force by one change, as a load does. Triggers are disabled, and the constraints that compare
 * every row with all others are restored at the end; the owner of the database may do both.
 */
export async function fill(url) {
  const { write } = await import('../../dist/record/changes.js');
  const { openDatabase } = await import('../../dist/database/client.js');
  const database = await openDatabase({ url, directory: '' });
  const change = {
    actor: 'bench',
    operation: 'fill',
    subjectType: 'Registry',
    subjectId: null,
    fields: [],
    basis: null,
    requestId: 'bench',
  };
  await write(database.registry, async ({ transaction, at }) => {
    await transaction.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    const constraints = await transaction.$queryRawUnsafe(`SELECT conrelid::regclass::text AS "table", conname AS name,
  pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'x'`);
    for (const { table, name } of constraints) {
      await transaction.$executeRawUnsafe(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
    }
    for (const sql of statements(at.toISOString())) await transaction.$executeRawUnsafe(sql);
    // no trigger has counted them
    await transaction.$executeRawUnsafe('SELECT recount_heads()');
    for (const { table, name, definition } of constraints) {
      await transaction.$executeRawUnsafe(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
    }
    return { result: null, change };
  });
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(await readFile(join(import.meta.dirname, 'present.sql'), 'utf8'));
  await client.query('CREATE EXTENSION pg_stat_statements');
  await client.query('VACUUM ANALYZE');
  await client.end();
}

function statements(at) {
  const manned = UNITS - FIRST_MANNED + 1;
  const identities = (table, count) =>
    `INSERT INTO ${table} (id, version) SELECT i, 1 FROM generate_series(1, ${count}) i`;
  const unitOf = (shift) => `${FIRST_MANNED} + (i * 7 + ${shift}) % ${manned}`;
  const name = (array) => `(${array})[1 + i % 22] || (${array})[1 + i / 22 % 22] || (${array})[1 + i / 484 % 22]`;
  const spaced = list(SYLLABLES.map((text) => `${text} `));
  const tables = ['unit', 'officer', 'assignment', 'honor', 'evaluation_scheme', 'evaluation_cycle', 'evaluation'];
  return [
    identities('unit', UNITS),
    `INSERT INTO unit_version (unit_id, code, name, name_pinyin, kind, category, parent_id, authorized_strength, valid_from, recorded_at)
SELECT i, 'B' || lpad(i::text, 5, '0'), '合成单位' || i, 'he cheng dan wei ' || i, CASE WHEN i < 32 THEN 'SUB_BUREAU' ELSE 'STATION' END::"UnitKind",
  CASE WHEN i >= 32 THEN (ARRAY['STATION','OPERATIONAL','GENERAL'])[1 + i % 3]::"UnitCategory" END,
  CASE WHEN i > 1 THEN (i - 2) / ${BELOW_EACH} + 1 END, 60, '2010-01-01', '${at}' FROM generate_series(1, ${UNITS}) i`,
    identities('officer', OFFICERS),
    `INSERT INTO officer_version (officer_id, name, name_pinyin, name_joined, name_initials, name_strokes, police_number, category, rank, joined_on, valid_from, recorded_at)
SELECT i, ${name(list(CHARACTERS))}, rtrim(${name(spaced)}), ${name(list(SYLLABLES))},
  ${name(list(SYLLABLES.map((text) => text[0])))}, lpad((i % 30)::text, 2, '0'), 'S' || lpad(i::text, 6, '0'),
  CASE WHEN i % 20 = 0 THEN 'AUXILIARY' ELSE 'POLICE' END::"OfficerCategory",
  CASE WHEN i % 20 > 0 THEN (enum_range(NULL::"PoliceRank"))[4 + i % 10] END, '2009-07-01', '2010-01-01', '${at}'
FROM generate_series(1, ${OFFICERS}) i`,
    `INSERT INTO assignment (id, version, officer_id) SELECT i, 1, i FROM generate_series(1, ${OFFICERS}) i`,
    `INSERT INTO assignment (id, version, officer_id) SELECT ${OFFICERS} + i, 1, i FROM generate_series(1, ${OFFICERS}) i WHERE i % 5 < 3`,
    `INSERT INTO assignment_version (assignment_id, officer_id, unit_id, title, kind, valid_from, valid_to, recorded_at)
SELECT i, i, ${unitOf(0)}, '民警', 'PRIMARY', '2010-01-01', CASE WHEN i % 5 < 3 THEN DATE '${MOVED_ON}' END, '${at}' FROM generate_series(1, ${OFFICERS}) i`,
    `INSERT INTO assignment_version (assignment_id, officer_id, unit_id, title, kind, valid_from, recorded_at)
SELECT ${OFFICERS} + i, i, ${unitOf(501)}, '民警', 'PRIMARY', '${MOVED_ON}', '${at}' FROM generate_series(1, ${OFFICERS}) i WHERE i % 5 < 3`,
    identities('honor', HONORS),
    `INSERT INTO honor_version (honor_id, title, kind, level, status, awarded_on, awarded_precision, valid_from, recorded_at)
SELECT i, '合成奖励' || i, 'INDIVIDUAL', (enum_range(NULL::"HonorLevel"))[1 + i % 5], 'CONFERRED', DATE '2012-01-01' + i % 4000, 'DAY', DATE '2012-01-01' + i % 4000, '${at}'
FROM generate_series(1, ${HONORS}) i`,
    `INSERT INTO honor_recipient (honor_id, officer_id) SELECT i, 1 + (i::bigint * 7919 % ${OFFICERS})::int FROM generate_series(1, ${HONORS}) i`,
    `INSERT INTO evaluation_scheme (id, key, name, subject_kind) VALUES (1, 'bench', '合成办法', 'OFFICER')`,
    `INSERT INTO evaluation_scheme_version (scheme_id, key, valid_from, recorded_at) VALUES (1, 'bench', '2015-01-01', '${at}')`,
    `INSERT INTO evaluation_cycle (id, scheme_id, unit_id, from_on, to_on)
SELECT i, 1, 1, make_date(2015 + i, 1, 1), make_date(2016 + i, 1, 1) FROM generate_series(1, ${EVALUATIONS_EACH}) i`,
    `INSERT INTO evaluation_cycle_version (cycle_id, status, valid_from, recorded_at)
SELECT i, 'FINALIZED', make_date(2015 + i, 1, 1), '${at}' FROM generate_series(1, ${EVALUATIONS_EACH}) i`,
    `INSERT INTO evaluation (id, cycle_id, from_on, officer_id)
SELECT o + ${OFFICERS} * (c - 1), c, make_date(2015 + c, 1, 1), o FROM generate_series(1, ${EVALUATIONS_EACH}) c, generate_series(1, ${OFFICERS}) o`,
    `INSERT INTO evaluation_version (evaluation_id, total, grade, recorded_at)
SELECT i, 60 + i % 4000 / 100.0, (enum_range(NULL::"EvaluationGrade"))[1 + i % 3], '${at}' FROM generate_series(1, ${EVALUATIONS}) i`,
    // the units directly below the root have policies, and they and all below them had a round
    `INSERT INTO selection_policy (id, key, unit_id) SELECT i, 'bench-' || i, i FROM generate_series(${BELOW_ROOT.join(', ')}) i`,
    `INSERT INTO selection_policy_version (policy_id, unit_id, valid_from, recorded_at) SELECT i, i, '2015-01-01', '${at}' FROM generate_series(${BELOW_ROOT.join(', ')}) i`,
    `INSERT INTO selection_target (policy_id, category, basis_points) SELECT i, t.category::"UnitCategory", t.points
FROM generate_series(${BELOW_ROOT.join(', ')}) i, (VALUES ('STATION', 4500), ('OPERATIONAL', 4000), ('GENERAL', 1500)) t(category, points)`,
    `INSERT INTO selection_round (id, unit_id, policy_id, title, opened_on, vacancies)
SELECT i, i, 2 + i % 5, '合成选任' || i, '2020-01-01', 10 FROM generate_series(2, 781) i`,
    `INSERT INTO selection_round_version (round_id, status, valid_from, recorded_at) SELECT i, 'OPEN', '2020-01-01', '${at}' FROM generate_series(2, 781) i`,
    `INSERT INTO selection (round_id, officer_id, from_unit_id, category, title, selected_on, recorded_at)
SELECT r, r * 100 + s, ${FIRST_MANNED} + s, (ARRAY['STATION','STATION','OPERATIONAL','OPERATIONAL','GENERAL'])[1 + (r + s) % 5]::"UnitCategory", '副所长', DATE '2020-01-02' + r % 700, '${at}'
FROM generate_series(2, 781) r, generate_series(1, 10) s`,
    ...[...tables, 'selection_policy', 'selection_round'].map(
      (table) => `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`,
    ),
  ];
}
