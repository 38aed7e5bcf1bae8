import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** Rows in SQL, for tests of the database itself. */

type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

const literal = (value: Value): string =>
  typeof value === 'string' ? pg.escapeLiteral(value) : value === null ? 'NULL' : String(value);

export const insert = (table: string, row: Row): string =>
  `INSERT INTO "${table}" (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')})`;

/** What the rows below refer to, in an empty database: of everything number 1 and number 2. */
const GROUND = [
  'INSERT INTO unit (version) VALUES (1), (1)',
  'INSERT INTO officer (version) VALUES (1), (1)',
  'INSERT INTO assignment (officer_id) VALUES (1), (2)',
  'INSERT INTO honor (version) VALUES (1), (1)',
  `INSERT INTO honor_program (key) VALUES ('a'), ('b')`,
  `INSERT INTO source (key) VALUES ('a')`,
  `INSERT INTO evaluation_scheme (key, name, subject_kind) VALUES ('a', '甲', 'OFFICER'), ('b', '乙', 'UNIT')`,
  `INSERT INTO indicator (scheme_id, position, key, name, weight_basis_points, maximum) VALUES
    (1, 1, 'a', '甲', 6000, 100), (1, 2, 'b', '乙', 4000, 100), (2, 1, 'a', '甲', 10000, 100)`,
  `INSERT INTO evaluation_cycle (scheme_id, unit_id, from_on, to_on) VALUES
    (1, 1, '2020-01-01', '2021-01-01'), (1, 1, '2021-01-01', '2022-01-01')`,
  'INSERT INTO evaluation (cycle_id, from_on, officer_id) SELECT id, from_on, 1 FROM evaluation_cycle ORDER BY id',
  `INSERT INTO evaluator_group (scheme_id, position, key, name, weight_basis_points) VALUES
    (1, 1, 'a', '甲', 6000), (1, 2, 'b', '乙', 4000)`,
  `INSERT INTO evaluation_appeal (evaluation_id, notified_on, filed_on, grounds) VALUES
    (1, '2021-01-20', '2021-02-01', '甲'), (2, '2022-01-20', '2022-02-01', '乙')`,
  `INSERT INTO selection_policy (key, unit_id) VALUES ('a', 1), ('b', 2)`,
  `INSERT INTO selection_target (policy_id, category, basis_points) VALUES
    (1, 'STATION', 6000), (1, 'GENERAL', 4000), (2, 'STATION', 10000)`,
  `INSERT INTO selection_round (unit_id, policy_id, title, opened_on, vacancies) VALUES
    (1, 1, '甲', '2020-01-01', 1), (1, 1, '乙', '2020-01-01', 1)`,
  `INSERT INTO regulation_rule (key, name, value_unit) VALUES ('a', '甲', 'MONTHS'), ('b', '乙', 'MONTHS')`,
  `INSERT INTO program (key, kind, admission, subject_kind) VALUES
    ('a', 'TALENT', 'BY_ADMISSION', 'OFFICER'), ('b', 'CONTACT', 'BY_CRITERIA', 'OFFICER')`,
  'INSERT INTO program_member (version) VALUES (1), (1)',
  'INSERT INTO activity (version) VALUES (1), (1)',
  'INSERT INTO place (version) VALUES (1), (1)',
  'INSERT INTO duty (version) VALUES (1), (1)',
  'INSERT INTO concern (version) VALUES (1), (1)',
  'INSERT INTO sanction (version) VALUES (1), (1)',
  'INSERT INTO dossier_section (version) VALUES (1), (1)',
  'INSERT INTO case_liability (version) VALUES (1), (1)',
  'INSERT INTO recommendation (version) VALUES (1), (1)',
  `INSERT INTO token (name, hash, created_at) VALUES ('甲', 'a', '2024-01-01T00:00:00Z'), ('乙', 'b', '2024-01-01T00:00:00Z')`,
];

/** What is known from one instant on. */
const recorded = { recorded_at: '2024-01-01T00:00:00Z', superseded_at: null };
/** And what holds on some days besides. */
const dated = { valid_from: '2020-01-01', valid_to: null, ...recorded };

/** A row that the database takes, for every table whose rows are only ever superseded. */
export const ROWS = {
  unit_version: { unit_id: 1, code: 'A', name: '甲', name_pinyin: 'jia', kind: 'BRIGADE', ...dated },
  officer_version: {
    officer_id: 1,
    name: '甲乙',
    name_pinyin: 'jia yi',
    name_joined: 'jiayi',
    name_initials: 'jy',
    name_strokes: '0501',
    police_number: '000001',
    category: 'POLICE',
    ...dated,
  },
  assignment_version: { assignment_id: 1, officer_id: 1, unit_id: 1, title: '民警', kind: 'PRIMARY', ...dated },
  honor_version: { honor_id: 1, title: '嘉奖', status: 'CONFERRED', ...dated },
  honor_program_version: { program_id: 1, name: '评选', status: 'CURRENT', ...dated },
  evaluation_scheme_version: { scheme_id: 1, key: 'a', ...dated },
  evaluation_cycle_version: { cycle_id: 1, status: 'OPEN', ...dated },
  evaluation_appeal_version: { appeal_id: 1, status: 'FILED', ...dated },
  selection_policy_version: { policy_id: 1, unit_id: 1, ...dated },
  selection_round_version: { round_id: 1, status: 'OPEN', ...dated },
  metric_observation: {
    unit_id: 1,
    key: 'calls',
    name: '接警数',
    value: 1,
    value_unit: 'COUNT',
    qualifier: 'EXACT',
    observed_on: '2020-01-01',
    ...recorded,
  },
  officer_personal: { officer_id: 1, key_id: 'k', ...recorded },
  evaluation_version: { evaluation_id: 1, ...recorded },
  evaluation_score: { evaluation_id: 1, indicator_id: 1, value: 1, ...recorded },
  selection: {
    round_id: 1,
    officer_id: 1,
    from_unit_id: 1,
    category: 'STATION',
    title: '所长',
    selected_on: '2020-01-01',
    ...recorded,
  },
  calendar_day: { day: '2020-01-01', kind: 'HOLIDAY', name: '元旦', ...recorded },
  honor_recipient: { honor_id: 1, officer_id: 1, ...recorded },
  officer_merge: { officer_id: 1, into_id: 2, ...recorded },
  regulation_rule_version: { rule_id: 1, value: 6, article: '测试条例', confirmed: 'true', ...dated },
  program_version: { program_id: 1, name: '人才库', status: 'RUNNING', reach: 'WITHIN', ...dated },
  program_member_version: { member_id: 1, program_id: 1, officer_id: 1, ...dated },
  activity_version: {
    activity_id: 1,
    kind: 'TRAINING',
    title: '轮训',
    starts_on: '2020-01-01',
    starts_precision: 'DAY',
    ...dated,
  },
  attendance: { activity_id: 1, officer_id: 1, attended_on: '2020-01-01', outcome: 'ATTENDED', ...recorded },
  tally: {
    officer_id: 1,
    key: 'household_visits',
    name: '走访',
    value: 30,
    value_unit: 'COUNT',
    from_day: '2020-01-01',
    last_on: '2020-01-31',
    ...recorded,
  },
  place_version: { place_id: 1, code: 'A', kind: 'VILLAGE', name: '甲村', ...dated },
  duty_version: { duty_id: 1, kind: 'LINKED', officer_id: 1, target_place_id: 1, ...dated },
  concern_version: { concern_id: 1, officer_id: 1, keeper_id: 1, kind: 'LIFE', summary: 'a', ...dated },
  concern_step: { concern_id: 1, taken_on: '2020-01-01', stage: 'FOUND', taken_by: 'a', ...recorded },
  sanction_version: {
    sanction_id: 1,
    officer_id: 1,
    kind: 'WARNING',
    decided_by: '某局',
    decided_on: '2020-01-01',
    grounds: 'a',
    ...dated,
    basis_document: '某文〔2020〕1号',
  },
  dossier_section_version: { section_id: 1, officer_id: 1, section: 'FAMILY', contents: 'a', ...dated },
  case_liability_version: {
    liability_id: 1,
    officer_id: 1,
    case_number: 'A1',
    role: 'HANDLER',
    unit_id: 1,
    ...dated,
  },
  liability_finding: {
    liability_id: 1,
    found_on: '2020-01-01',
    fault: 'NONE',
    ...recorded,
    basis_document: '某文〔2020〕1号',
  },
  recommendation_version: {
    recommendation_id: 1,
    round_id: 1,
    candidate_id: 1,
    recommender_id: 2,
    program_id: 1,
    title: '所长',
    grounds: '测试',
    signed_on: '2020-01-01',
    ...dated,
  },
  person_link: { issuer: 'https://id.example', subject: 'a', officer_id: 1, ...recorded },
} satisfies Record<string, Row>;

/** A read of personal data. */
export const READ: Row = {
  at: '2024-01-01T00:00:00Z',
  viewer: 'service:test',
  viewer_id: '1',
  officer_id: 1,
  field: 'birthOn',
  request_id: 'r',
};
export const BULK_READ: Row = {
  at: '2024-01-01T00:00:00Z',
  viewer: 'service:test',
  viewer_id: '1',
  fields: '{birthOn}',
  asked: 'officers {}',
  officers: 1,
  position: 1,
  request_id: 'r',
};

export type Kept = keyof typeof ROWS;

/** A row of a table, with changes that its constraint refuses, and with changes next to them that it takes. */
export type ValueCheck = readonly [
  constraint: string,
  table: string,
  row: Row,
  refused: readonly Row[],
  taken: readonly Row[],
];

type RefusedBy = (...statements: string[]) => Promise<string | null>;

export interface Rows {
  /** The constraint that refuses the last of the statements, at once or at commit; null where none does. Keeps nothing. */
  readonly refusedBy: RefusedBy;
  /** Gives work the same after some statements, which are sent once for all that it tries. Keeps nothing. */
  readonly after: (statements: readonly string[], work: (refusedBy: RefusedBy) => Promise<void>) => Promise<void>;
  /** The first column of what a query finds. */
  readonly column: (query: string) => Promise<string[]>;
}

/** A database of its own with the ground, for the tests of one file. */
export function useRows(): Rows {
  let opened: TestDatabase;

  beforeAll(async () => {
    opened = await openTestDatabase();
    await opened.database.pool.query(`BEGIN; ${GROUND.join('; ')}; COMMIT`);
  }, 60_000);

  afterAll(() => opened.close());

  const inTransaction = async (work: (client: pg.PoolClient) => Promise<void>) => {
    const client = await opened.database.pool.connect();
    try {
      await client.query('BEGIN');
      await work(client);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  };

  return {
    refusedBy: async (...statements) => {
      let refused: string | null = null;
      await inTransaction(async (client) => {
        refused = await refusalOf(client, statements);
      });
      return refused;
    },
    after: (before, work) =>
      inTransaction(async (client) => {
        await client.query([...before, 'SAVEPOINT tried'].join('; '));
        await work(async (...statements) => {
          try {
            return await refusalOf(client, statements);
          } finally {
            await client.query('ROLLBACK TO tried');
          }
        });
      }),
    column: async (query) => {
      const { rows } = await opened.database.pool.query<unknown[]>({ text: query, rowMode: 'array' });
      return rows.map(([value]) => String(value));
    },
  };
}

/** The constraint that refuses the last of some statements; null where none does. */
async function refusalOf(client: pg.PoolClient, statements: readonly string[]): Promise<string | null> {
  await client.query(statements.slice(0, -1).join('; '));
  try {
    await client.query(statements.at(-1)!);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return null;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.constraint !== undefined) return error.constraint;
    throw error;
  }
}
