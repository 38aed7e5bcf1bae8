import { describe, expect, it } from '@jest/globals';
import { StartupError } from '../../src/errors/startup-error.ts';
import { RULES_OF_ROWS } from '../../src/invariants.ts';
import { OFFICER_INVARIANTS } from '../../src/modules/officers/officer.invariants.ts';
import { write } from '../../src/record/changes.ts';
import { amongRows, keepingSound } from '../../src/record/soundness.ts';
import { sql } from '../../src/sql/sql.ts';
import { another, numbering, useSoundRegistry, withoutConstraint } from '../support/sound-registry.ts';

const sound = useSoundRegistry({ guarded: true });
const { is, rowOf } = sound;
const verified = () => sound.breaksAfter([]);

const HEADER = 'Nothing was stored, for it contradicts what holds of every registry:';

/** Statements of a write; `at`: its instant, as a literal. */
type Statements = (at: string) => readonly string[];

/** The lines with which a write of some statements is refused, after others; none where it is not. All is undone in the end. */
async function refusal(
  statements: Statements,
  { before = [], told = (lines) => Promise.resolve(lines) }: Partial<Options> = {},
): Promise<string[]> {
  const undone = new Error('undone');
  const work = write(sound.registry, async (inside) => {
    const at = `'${inside.at.toISOString()}'`;
    const execute = async (texts: readonly string[]) => {
      for (const text of texts) await inside.transaction.$executeRawUnsafe(text);
    };
    await execute(before);
    await keepingSound(inside, RULES_OF_ROWS, () => execute(statements(at)), told);
    throw undone;
  });
  const error: unknown = await work.catch((cause: unknown) => cause);
  if (error === undone) return [];
  expect(error).toBeInstanceOf(StartupError);
  const [header, ...lines] = (error as StartupError).message.split('\n');
  expect(header).toBe(HEADER);
  return lines;
}

interface Options {
  readonly before: readonly string[];
  readonly told: (lines: readonly string[]) => Promise<readonly string[]>;
}

/** Supersedes the row that a condition finds, and records another like it in its place, numbered 1001. */
const replaced = (table: string, where: string, at: string, values: Record<string, string>) => [
  numbering(table),
  `UPDATE ${table} SET superseded_at = ${at} WHERE ${where}`,
  another(table, where, { recorded_at: at, superseded_at: 'NULL', ...values }),
];

/** Records one more row like the one that a condition finds, numbered 1001. */
const added = (table: string, where: string, at: string, values: Record<string, string>) => [
  numbering(table),
  another(table, where, { recorded_at: at, ...values }),
];

const held = () => `assignment_id = ${is.post}`;
/** A second post of the one who holds the first. */
const secondPost = (at: string, values: Record<string, string>) => [
  numbering('assignment'),
  `INSERT INTO assignment (id, officer_id) VALUES (1001, ${is.officer})`,
  ...added('assignment_version', held(), at, { assignment_id: '1001', ...values }),
];

type Case = readonly [rule: string, statements: (at: string) => string[], lines: () => Promise<string[]> | string[]];

const BROKEN: readonly Case[] = [
  [
    'a unit that is below one that is not there',
    (at) => replaced('unit_version', `code = 'A1'`, at, { valid_from: `'2023-01-01'` }),
    async () => [
      `unit_version ${await rowOf('unit_version', `code = 'A11'`)}: it is below unit ${is.station} on days on which that one is not there`,
      `assignment_version ${await rowOf('assignment_version', `assignment_id = ${is.formerPost}`)}: it is in unit ${is.station} on days on which that one is not there`,
    ],
  ],
  [
    'a unit that is below itself',
    (at) => replaced('unit_version', `code = 'A'`, at, { parent_id: `${is.team}` }),
    () => [is.bureau, is.station, is.team].map((id) => `unit ${id}: it is below itself from 2020-01-01`),
  ],
  [
    'a post in a unit before the unit is there',
    (at) => secondPost(at, { valid_from: `'2019-01-01'`, kind: `'CONCURRENT'`, title: `'另一职'` }),
    () => [
      `assignment_version 1001: it is in unit ${is.team} on days on which that one is not there`,
      `assignment_version 1001: it is held by officer ${is.officer} on days on which that one is not there`,
    ],
  ],
  [
    'a post of someone who has left',
    (at) => replaced('assignment_version', `assignment_id = ${is.formerPost}`, at, { valid_to: 'NULL' }),
    () => [`assignment_version 1001: it is held by officer ${is.retired}, who is RETIRED from 2023-01-01`],
  ],
  [
    'the very post twice',
    (at) => secondPost(at, { kind: `'CONCURRENT'` }),
    async () => [
      `assignment_version ${await rowOf('assignment_version', held())} and 1001: the very post is held twice at once by officer ${is.officer}`,
    ],
  ],
  [
    'a secondment to the own unit',
    (at) => secondPost(at, { kind: `'SECONDMENT'`, title: `'协助'` }),
    () => [`assignment_version 1001: it is a secondment to the unit of the primary post of officer ${is.officer}`],
  ],
  [
    'a number, a rank and a grade after service',
    (at) =>
      replaced('officer_version', `officer_id = ${is.retired} AND status = 'RETIRED'`, at, {
        police_number: `'R99999'`,
        rank: `'COMMISSIONER_GENERAL'`,
      }),
    () => [
      `officer_version 1001: officer ${is.retired} has a police number and is RETIRED`,
      `officer_version 1001: officer ${is.retired} has another rank or grade than on the day before, and is RETIRED`,
    ],
  ],
  [
    'a return after death',
    (at) => [
      ...replaced('officer_version', `officer_id = ${is.retired} AND status = 'RETIRED'`, at, {
        status: `'DECEASED'`,
        valid_to: `'2024-01-01'`,
      }),
      another('officer_version', `officer_id = ${is.retired} AND status = 'DECEASED'`, {
        recorded_at: at,
        status: `'RETIRED'`,
        valid_from: `'2024-01-01'`,
        valid_to: 'NULL',
      }),
    ],
    () => [`officer_version 1002: officer ${is.retired} is RETIRED after having died`],
  ],
  [
    'the rank of an auxiliary',
    (at) => [
      withoutConstraint('officer_version', 'officer_version_rank_check'),
      ...replaced('officer_version', `officer_id = ${is.officer}`, at, {
        category: `'AUXILIARY'`,
        rank: `'COMMISSIONER_GENERAL'`,
      }),
    ],
    () => [`officer_version 1001: officer ${is.officer} is an auxiliary and has a rank`],
  ],
  [
    'an honor of someone who was merged into another',
    (at) => [
      numbering('honor'),
      'INSERT INTO honor (id) VALUES (1001)',
      `INSERT INTO honor_version (honor_id, title, kind, status, valid_from, recorded_at)
VALUES (1001, '嘉奖', 'INDIVIDUAL', 'NOMINATED', '2021-01-01', ${at})`,
      `INSERT INTO honor_recipient (id, honor_id, officer_id) VALUES (1001, 1001, ${is.officer})`,
      `INSERT INTO officer_merge (officer_id, into_id, recorded_at) VALUES (${is.officer}, ${is.retired}, ${at})`,
    ],
    () => [`honor_recipient 1001: it is of officer ${is.officer}, who was merged into officer ${is.retired}`],
  ],
  [
    'an evaluation that begins on another day than its cycle',
    () => [
      withoutConstraint('evaluation', 'evaluation_cycle_id_from_on_fkey'),
      `INSERT INTO evaluation_cycle (id, scheme_id, unit_id, from_on, to_on)
VALUES (1001, ${is.scheme}, ${is.bureau}, '2020-01-01', '2021-01-01')`,
      `INSERT INTO evaluation (id, cycle_id, officer_id, from_on) VALUES (1001, 1001, ${is.officer}, '2019-12-31')`,
    ],
    () => ['evaluation 1001: it begins on 2019-12-31, and its cycle on 2020-01-01'],
  ],
  [
    'targets that do not sum to the whole',
    () => [
      `INSERT INTO selection_policy (id, key, unit_id, method) VALUES (1001, 'half', ${is.bureau}, 'LARGEST_REMAINDER')`,
      `INSERT INTO selection_target (policy_id, category, basis_points) VALUES (1001, 'STATION', 5000)`,
    ],
    () => ['selection_policy 1001: its parts sum to 5000 basis points, not 10000'],
  ],
];

describe('many rows written at once', () => {
  it.each(BROKEN)('are refused with %s, and nothing is stored', async (_rule, statements, lines) => {
    expect(await refusal(statements)).toEqual(await lines());
    expect(await verified()).toEqual([]);
  });

  it('are not refused where nothing is broken', async () => {
    expect(await refusal(() => [])).toEqual([]);
    expect(await refusal((at) => secondPost(at, { kind: `'CONCURRENT'`, title: `'另一职'` }))).toEqual([]);
    expect(await refusal((at) => replaced('unit_version', `code = 'A1'`, at, { name: `'新名'` }))).toEqual([]);
  });

  it('are not refused for what was broken before', async () => {
    const before = [
      'SET LOCAL session_replication_role = replica',
      `UPDATE assignment_version SET valid_to = NULL WHERE assignment_id = ${is.formerPost}`,
      `UPDATE selection_target SET basis_points = 1 WHERE policy_id = ${is.policy} AND category = 'GENERAL'`,
      'SET LOCAL session_replication_role = origin',
    ];
    expect(await refusal(() => [], { before })).toEqual([]);
    expect(await refusal((at) => secondPost(at, { kind: `'SECONDMENT'` }), { before })).toEqual([
      expect.stringMatching(/^assignment_version \d+ and 1001: the very post is held twice/),
      expect.stringMatching(/^assignment_version 1001: it is a secondment/),
    ]);
  });

  it('are refused in the words of whoever gave them, and with no more lines than anybody reads', async () => {
    const policies = () =>
      Array.from({ length: 60 }, (_, i) => 1001 + i).flatMap((id) => [
        `INSERT INTO selection_policy (id, key, unit_id, method) VALUES (${id}, 'half-${id}', ${is.bureau}, 'LARGEST_REMAINDER')`,
        `INSERT INTO selection_target (policy_id, category, basis_points) VALUES (${id}, 'STATION', 5000)`,
      ]);
    const told = (lines: readonly string[]) => Promise.resolve(lines.map((line) => `policies.csv: ${line}`));
    const lines = await refusal(policies, { told });
    expect(lines).toHaveLength(51);
    expect(lines[0]).toBe('policies.csv: selection_policy 1001: its parts sum to 5000 basis points, not 10000');
    expect(lines[50]).toBe('and 10 more');
  });
});

it('asks of some rows what is asked of all, and of no others', async () => {
  const rankOfAuxiliary = [
    withoutConstraint('officer_version', 'officer_version_rank_check'),
    `UPDATE officer_version SET category = 'AUXILIARY', rank = 'COMMISSIONER_GENERAL' WHERE officer_id = ${is.officer}`,
  ];
  const among = (officer: number) => {
    const ofOfficer = sql`v.officer_id = ${officer}`;
    const invariants = [amongRows(OFFICER_INVARIANTS, { officer_version: ofOfficer, assignment_version: ofOfficer })];
    return sound.breaksAfter(rankOfAuxiliary, { invariants, tables: [] });
  };
  expect(await among(is.officer)).toContainEqual(expect.stringContaining('is an auxiliary and has a rank'));
  expect(await among(is.retired)).not.toContainEqual(expect.stringContaining('is an auxiliary'));
});
