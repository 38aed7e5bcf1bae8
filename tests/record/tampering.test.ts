import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Registry, Transaction } from '../../src/database/client.ts';
import { queryInside } from '../../src/database/statements.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import { changeHash, write, type ChangeRecord } from '../../src/record/changes.ts';
import type { Checkpoint } from '../../src/record/checkpoint.ts';
import { allCheckpoints, signCheckpoint } from '../../src/record/checkpoints.ts';
import { rowsHash } from '../../src/record/proof.ts';
import { verify, type VerifyOptions } from '../../src/record/verify.ts';
import type { FieldChange } from '../../src/record/write.ts';
import { sql } from '../../src/sql/sql.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  createAppeal,
  createCycle,
  createEvaluation,
  createScheme,
  createScore,
} from '../support/evaluation-factories.ts';
import { createAssignment, createMetric, createOfficer, createSource, createUnit, day } from '../support/factories.ts';
import { createHonor, createHonorProgram } from '../support/honor-factories.ts';
import { createPolicy, createRound, createSelection } from '../support/selection-factories.ts';
import { testSigner } from '../support/signer.ts';

/** What somebody with the database may do to rows, past everything that guards them, and what verification says of it. */

let test: TestDatabase;
let kept: readonly Checkpoint[];
const signer = testSigner();

const record: ChangeRecord = {
  actor: 'person:甲',
  operation: 'test',
  subjectType: 'Registry',
  subjectId: null,
  fields: [{ field: 'name', before: null, after: '甲' }],
  basis: null,
  requestId: 'request-1',
};

const recording = (work: (registry: Registry, at: Date) => Promise<unknown>) =>
  write(test.database.registry, async ({ transaction, at }) => {
    await work(transaction as unknown as Registry, at);
    return { result: null, change: record };
  });

/** One row or more of every table of facts. */
async function fill(registry: Registry, recordedAt: Date): Promise<void> {
  const unit = await createUnit(registry, { category: 'STATION', recordedAt });
  const other = await createUnit(registry, { parentId: unit.id, recordedAt });
  const officer = await createOfficer(registry, { rank: 'CONSTABLE_FIRST_CLASS', recordedAt });
  const second = await createOfficer(registry, { recordedAt });
  const assignment = await createAssignment(registry, officer.id, { unitId: unit.id, recordedAt });
  await createMetric(registry, unit.id, {});
  const program = await createHonorProgram(registry, { ownerId: unit.id });
  const honor = await createHonor(registry, [{ officerId: officer.id }], { programId: program.id, recordedAt });
  const policy = await createPolicy(registry, { unitId: unit.id, recordedAt });
  const round = await createRound(registry, { unitId: unit.id, policyId: policy.id });
  await createSelection(registry, { roundId: round.id, fromUnitId: unit.id, officerId: officer.id });
  const gradeBands = [{ grade: 'COMPETENT', minimum: 60 }] as const;
  const scheme = await createScheme(registry, { columns: { ownerId: unit.id }, groups: { a: 10_000 }, gradeBands });
  const period = { fromOn: '2020-01-01', toOn: '2021-01-01' };
  const cycle = await createCycle(registry, { schemeId: scheme.id, unitId: unit.id, ...period });
  const evaluation = await createEvaluation(registry, { cycleId: cycle.id, officerId: officer.id });
  await createAppeal(registry, { evaluationId: evaluation.id });
  await createScore(registry, { evaluationId: evaluation.id, indicatorId: scheme.indicatorIds[0]!, value: 1 });
  await createSource(registry, [{ unitId: unit.id }, { honorId: honor.id }, { assignmentId: assignment.id }]);
  for (const { id } of [officer, second]) {
    const sealed = new Uint8Array([id]);
    await registry.officerPersonal.create({ data: { officerId: id, birthOn: sealed, keyId: 'k', recordedAt } });
  }
  await registry.calendarDay.create({ data: { day: day('2026-10-01'), kind: 'HOLIDAY', name: '国庆节', recordedAt } });
  const units = { create: { unitId: other.id } };
  const grants = { create: { scopes: ['registry:read'], grantedAt: recordedAt, units } };
  await registry.token.create({ data: { name: '甲', hash: new Uint8Array([1]), createdAt: recordedAt, grants } });
  await registry.token.create({ data: { name: '乙', hash: new Uint8Array([2]), createdAt: recordedAt } });
  const key = { viewer: '1', key: 'a', requestHash: 'h', result: {}, createdAt: recordedAt };
  await registry.idempotencyKey.create({ data: key });
  await registry.loadedFact.create({ data: { dataset: 'units', key: 'a', hash: 'h', entityId: unit.id } });
}

/** The rank of the first officer is another from now on. */
async function promote(registry: Registry, at: Date): Promise<void> {
  const first = { id: (await registry.officerVersion.findFirstOrThrow({ orderBy: { id: 'asc' } })).id };
  const before = await registry.officerVersion.update({ where: first, data: { supersededAt: at }, omit: { id: true } });
  const successor = { rank: 'SUPERINTENDENT_THIRD_CLASS', recordedAt: at, supersededAt: null } as const;
  await registry.officerVersion.create({ data: { ...before, ...successor } });
  await registry.officer.update({ where: { id: before.officerId }, data: { version: { increment: 1 } } });
}

const readBy = (viewer: string) => (registry: Registry) =>
  registry.personalRead.createMany({
    data: ['birthOn', 'nationalId'].map((field) => ({
      at: new Date(),
      viewer,
      viewerId: '1',
      officerId: 1,
      field,
      requestId: 'request-1',
    })),
  });

beforeAll(async () => {
  test = await openTestDatabase();
  const { registry } = test.database;
  await recording(fill);
  await readBy('service:甲')(registry);
  await readBy('service:乙')(registry);
  await recording(promote);
  await recording(() => Promise.resolve());
  await signCheckpoint(registry, signer);
  for await (const page of allCheckpoints(registry.$query)) kept = page;
}, 120_000);
afterAll(() => test.close());

/** The breaks after somebody has done something; then all is as it was. */
async function breaksAfter(
  work: (transaction: Transaction) => Promise<unknown>,
  options: Partial<VerifyOptions> = {},
): Promise<string[]> {
  const lines: string[] = [];
  const undone = new Error('undone');
  await test.database.registry
    .$transaction(async (inside) => {
      const transaction = inside as unknown as Transaction;
      await transaction.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
      await work(transaction);
      const onBreak = (line: string) => lines.push(line);
      await verify(queryInside(transaction), { tables: KEPT_TABLES, invariants: [], onBreak, ...options });
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return lines;
}

const run =
  (...statements: string[]) =>
  async (transaction: Transaction) => {
    for (const statement of statements) await transaction.$executeRawUnsafe(statement);
  };

/** Each: what is altered, the table, what is set, and where the row is another than the first. */
const ALTERED: readonly (readonly [kind: string, row: string, set: string, where?: string, change?: number])[] = [
  ['the name of an officer', 'officer_version 2', `name = '丙丁'`],
  ['a rank', 'officer_version 3', `rank = 'COMMISSIONER_GENERAL'`, 'id = 3', 2],
  ['a rank that is not believed any more', 'officer_version 1', 'rank = NULL', 'id = 1', 2],
  ['a police number', 'officer_version 2', `police_number = '000009'`],
  ['the first day of a period', 'officer_version 2', `valid_from = '2019-01-01'`],
  ['the last day of a period', 'assignment_version 1', `valid_to = '2030-01-01'`],
  ['the unit of a post', 'assignment_version 1', 'unit_id = 2'],
  ['the officer of a post', 'assignment 1', 'officer_id = 2'],
  ['the code of a unit', 'unit_version 1', `code = 'X'`],
  ['what a unit is below', 'unit_version 2', 'parent_id = NULL'],
  ['when something was recorded', 'unit_version 1', `recorded_at = recorded_at - interval '1 day'`],
  ['that something is believed no more', 'unit_version 1', 'superseded_at = recorded_at'],
  [
    'until when something was believed',
    'officer_version 1',
    `superseded_at = superseded_at - interval '0.001 s'`,
    'id = 1',
    2,
  ],
  ['by whose order', 'unit_version 1', `basis_document = '伪造〔2026〕1号'`],
  ['an optimistic lock', 'officer 1', 'version = 1', 'id = 1', 2],
  ['an honor', 'honor_version 1', `title = '一等功'`],
  ['who got an honor', 'honor_recipient 1', 'officer_id = 2'],
  ['an honor program', 'honor_program_version 1', `name = '另一项'`],
  ['a score', 'evaluation_score 1', 'value = 99'],
  ['a grade', 'evaluation_version 1', `grade = 'EXCELLENT'`],
  ['who was evaluated', 'evaluation 1', 'officer_id = 2'],
  ['the weight of an indicator', 'indicator 1', 'weight_basis_points = 9999'],
  ['the band of a grade', 'grade_band 1', 'minimum = 1'],
  ['the weight of evaluators', 'evaluator_group 1', 'weight_basis_points = 1'],
  ['the cap of a cycle', 'evaluation_cycle 1', 'excellent_cap_basis_points = 10000'],
  ['the status of a cycle', 'evaluation_cycle_version 1', `status = 'FINALIZED'`],
  ['the grounds of an appeal', 'evaluation_appeal 1', `grounds = '无'`],
  [
    'the decision of an appeal',
    'evaluation_appeal_version 1',
    `status = 'UPHELD', decided_on = '2020-02-01', decision = '准'`,
  ],
  ['who was selected', 'selection 1', 'officer_id = 2'],
  ['the vacancies of a round', 'selection_round 1', 'vacancies = 99'],
  ['the method of a policy', 'selection_policy 1', `method = 'SAINTE_LAGUE'`],
  ['a target', 'selection_target 1 STATION', 'basis_points = 1', `category = 'STATION'`],
  ['a day of the calendar', 'calendar_day 1', `kind = 'WORKDAY'`],
  ['a figure', 'metric_observation 1', 'value = 1000'],
  ['a source', 'source 1', `publisher = '别处'`],
  ['what a source attests', 'attestation 1', 'unit_id = 2'],
  ['sealed data', 'officer_personal 1', String.raw`birth_on = '\x02'`],
  ['scopes of a grant', 'access_grant 1', `scopes = '{access:admin}'`],
  ['the hash of a token', 'token 1', String.raw`hash = '\x09'`],
  ['the end of a token', 'token 1', `expires_at = '2999-01-01'`],
  ['that a token was revoked', 'token 2', 'revoked_at = now()'],
  ['what was answered under a key', 'idempotency_key 1 a', `result = '{"a": 1}'`],
  ['what was loaded', 'loaded_fact units a', `hash = 'i'`],
  ['a rule of a regulation', 'evaluation_rule 1', 'value = 1'],
  ['a step of ranks', 'rank_step 1', 'years = 1'],
  ['days of a public notice', 'honor_notice_rule 1', 'working_days = 1'],
];

describe('a row that was altered', () => {
  it.each(ALTERED)('is named: %s', async (...[, row, set, where, change = 1]) => {
    const [table, id] = row.split(' ') as [string, string];
    const lines = await breaksAfter(run(`UPDATE ${table} SET ${set} WHERE ${where ?? whereOf(row, id)}`));
    expect(lines).toEqual([`${row}: it is not as change ${change} wrote it`]);
  });

  it('is named after a later change has written it again', async () => {
    const lines = await breaksAfter(async (transaction) => {
      await run(`UPDATE unit_version SET name = '伪' WHERE id = 1`)(transaction);
      await run(
        'SET LOCAL session_replication_role = origin',
        `SET LOCAL muster.writing = 'next'`,
        'UPDATE unit_version SET superseded_at = now() WHERE id = 1',
        'SET LOCAL session_replication_role = replica',
      )(transaction);
    });
    expect(lines).toEqual(['unit_version 1: it was altered between changes 1 and 4']);
  });
});

const whereOf = (row: string, id: string): string => {
  const known: Readonly<Record<string, string>> = {
    'idempotency_key 1 a': `key = 'a'`,
    'loaded_fact units a': `key = 'a'`,
  };
  return known[row] ?? `id = ${id}`;
};

describe('a row that was taken away or put there', () => {
  it.each([
    ['believed', 'officer_version 3', 'id = 3', 2],
    ['superseded', 'officer_version 1', 'id = 1', 2],
    ['a thing with its rows', 'evaluation_appeal 1', 'id = 1', 1],
    ['a grant', 'access_grant 1', 'id = 1', 1],
    ['the unit of a grant', 'access_grant_unit 1 2', 'grant_id = 1', 1],
    ['a kept key', 'idempotency_key 1 a', `key = 'a'`, 1],
  ])('is named: %s', async (_kind, row, where, change) => {
    const lines = await breaksAfter(run(`DELETE FROM ${row.split(' ')[0]!} WHERE ${where}`));
    expect(lines).toEqual([`${row}: it is missing; change ${change} wrote it`]);
  });

  it('is named: one more', async () => {
    const more = `INSERT INTO unit (id) VALUES (99)`;
    expect(await breaksAfter(run(more))).toEqual(['unit 99: no change recorded it']);
    const token = String.raw`INSERT INTO token (id, name, hash, created_at) VALUES (99, '丙', '\x63', now())`;
    expect(await breaksAfter(run(token))).toEqual(['token 99: no change recorded it']);
  });

  it('is named: two that were exchanged', async () => {
    const swap = `UPDATE officer_personal p SET birth_on = o.birth_on FROM officer_personal o WHERE o.id = 3 - p.id`;
    expect(await breaksAfter(run(swap))).toEqual(
      [1, 2].map((id) => `officer_personal ${id}: it is not as change 1 wrote it`),
    );
    const move = 'UPDATE access_grant_unit SET unit_id = 1';
    expect(await breaksAfter(run(move))).toEqual([
      'access_grant_unit 1 1: no change recorded it',
      'access_grant_unit 1 2: it is missing; change 1 wrote it',
    ]);
  });
});

describe('reads of personal data', () => {
  it('are named where one was altered, taken away or put there', async () => {
    expect(await breaksAfter(run(`UPDATE personal_read SET viewer = 'x' WHERE id = 3`))).toEqual([
      'personal_read 3: it is not as read_link 2 wrote it',
    ]);
    expect(await breaksAfter(run('DELETE FROM personal_read WHERE id = 1'))).toEqual([
      'personal_read 1: it is missing; read_link 1 wrote it',
    ]);
    const more = `INSERT INTO personal_read (id, at, viewer, viewer_id, officer_id, field, request_id)
SELECT 99, at, viewer, viewer_id, officer_id, field, request_id FROM personal_read WHERE id = 1`;
    expect(await breaksAfter(run(more))).toEqual(['personal_read 99: no read_link recorded it']);
  });

  it('show where the end of their chain was cut off, head and all, by the changes after them', async () => {
    const cut = run(
      'DELETE FROM personal_read WHERE id > 2',
      'DELETE FROM read_link WHERE position = 2',
      'UPDATE read_head SET position = 1, hash = l.hash FROM read_link l WHERE l.position = 1',
    );
    expect(await breaksAfter(cut)).toEqual(
      [2, 3].map((position) => `change ${position}: the reads of personal data before it are not as they were`),
    );
  });

  it('show where a link was lost, altered, or is not the one of the head', async () => {
    expect(await breaksAfter(run('DELETE FROM read_link WHERE position = 1'))).toEqual([
      'read_link 2: the one before it is missing',
      'personal_read 1: no read_link recorded it',
      'personal_read 2: no read_link recorded it',
    ]);
    expect(await breaksAfter(run(`UPDATE read_link SET keys = '{1,9}' WHERE position = 1`))).toEqual([
      'read_link 1: it is not as it was recorded: its hash does not fit',
      'personal_read 2: no read_link recorded it',
      'personal_read 9: it is missing; read_link 1 wrote it',
    ]);
    expect(await breaksAfter(run('UPDATE read_head SET position = 7'))).toEqual([
      'the head of the reads does not fit read_link 2, the last there is',
    ]);
  });
});

describe('notes of rows', () => {
  it('show where they were altered with the row', async () => {
    const lines = await breaksAfter(
      run(
        `UPDATE unit_version SET name = '伪' WHERE id = 1`,
        `UPDATE change_row r SET hashes[array_position(r.keys, '1')] = row_hash(v::text) FROM unit_version v
WHERE r.table_name = 'unit_version' AND '1' = ANY(r.keys) AND v.id = 1`,
      ),
    );
    expect(lines).toEqual(['change 1: the rows noted for it are not those it wrote']);
  });

  it('show where there are more than a change wrote, and of no change', async () => {
    const note = (position: number) => `INSERT INTO change_row (position, id, table_name, keys, hashes)
SELECT ${position}, 999, 'unit', '{99}', ARRAY[row_hash(u::text)] FROM unit u WHERE id = 99`;
    const more = 'INSERT INTO unit (id) VALUES (99)';
    expect(await breaksAfter(run(more, note(2)))).toEqual(['change 2: the rows noted for it are not those it wrote']);
    expect(await breaksAfter(run(more, note(7)))).toEqual([
      'change_row 999: it notes rows of unit for change 7, which proves none',
    ]);
  });

  it('show where a change does not prove them any more', async () => {
    const lines = await breaksAfter(run('UPDATE change SET rows_hash = NULL, reads_hash = NULL WHERE position = 2'));
    expect(lines).toEqual([
      'change 2 is not as it was recorded: its hash does not fit',
      'change 2 proves no rows, as the changes before it do',
      ...[8, 9, 10].map(() =>
        expect.stringMatching(/^change_row \d+: it notes rows of officer(_version)? for change 2/),
      ),
    ]);
  });
});

/** Alters a row with its note, and hashes all changes anew, up to the head. */
async function rewrite(transaction: Transaction): Promise<void> {
  await run(
    `UPDATE unit_version SET name = '伪' WHERE id = 1`,
    `UPDATE change_row r SET hashes[array_position(r.keys, '1')] = row_hash(v::text) FROM unit_version v
WHERE r.table_name = 'unit_version' AND '1' = ANY(r.keys) AND v.id = 1`,
  )(transaction);
  let previous = '0'.repeat(64);
  for (const change of await transaction.change.findMany({ orderBy: { position: 'asc' } })) {
    const { position, at, readsPosition, readsHash } = change;
    const [rows] = await transaction.$queryRawUnsafe<{ hash: string }[]>(
      sql`SELECT coalesce(${rowsHash(sql`$1::bigint`)}, encode(sha256(''), 'hex')) AS hash`,
      position,
    );
    const proof = { rowsHash: rows!.hash, readsPosition: String(readsPosition), readsHash: readsHash! };
    const told = { ...change, fields: change.fields as unknown as FieldChange[], basis: null, cites: null };
    const hash = changeHash(position, at, told, previous, proof);
    const data = { rowsHash: proof.rowsHash, previousHash: previous, hash };
    await transaction.change.update({ where: { position }, data });
    await transaction.changeHead.update({ where: { id: 1 }, data: { hash } });
    previous = hash;
  }
}

/** Takes away the last change, with its head and all that it wrote. */
const shorten = run(
  'DELETE FROM change WHERE position = 3',
  'UPDATE change_head h SET position = 2, at = c.at, hash = c.hash FROM change c WHERE c.position = 2',
);

describe('a record that agrees with itself', () => {
  it.each([
    ['was rewritten to its end', rewrite, 'the record was rewritten: its change has another hash or instant'],
    ['was shortened', shorten, 'the record was shortened: it ends at position 2'],
  ])('and %s shows against checkpoints that were kept elsewhere, and against its own', async (_case, work, problem) => {
    const forgotten = (transaction: Transaction) =>
      work(transaction).then(() => run('DELETE FROM checkpoint')(transaction));
    expect(await breaksAfter(forgotten)).toEqual([]);
    expect(await breaksAfter(forgotten, { against: kept, publicKey: signer.publicKey })).toEqual([
      `checkpoint 3 of those kept: ${problem}`,
    ]);
    expect(await breaksAfter(work)).toEqual([`checkpoint 3: ${problem}`]);
  });

  it('shows a checkpoint that nobody signed, and one that another signed', async () => {
    const [checkpoint] = kept;
    const forged = { ...checkpoint!, hash: 'f'.repeat(64) };
    expect(await breaksAfter(run(), { against: [forged] })).toEqual([
      'checkpoint 3 of those kept: its signature does not fit',
    ]);
    expect(await breaksAfter(run(), { against: kept, publicKey: testSigner().publicKey })).toEqual([
      'checkpoint 3 of those kept: it was signed with another key',
    ]);
    expect(await breaksAfter(run(`UPDATE checkpoint SET hash = 'f'`))).toEqual([
      'checkpoint 3: its signature does not fit',
    ]);
  });
});

describe('the registry of these tests', () => {
  it('has no breaks, and rows in every table that is noted', async () => {
    expect(await breaksAfter(run())).toEqual([]);
    const { rows } = await test.database.pool.query<{ name: string }>(
      'SELECT DISTINCT table_name AS name FROM change_row',
    );
    const noted = KEPT_TABLES.filter((table) => table.noted !== null).map(({ table }) => table);
    expect(rows.map(({ name }) => name).toSorted()).toEqual(noted.toSorted());
  });
});
