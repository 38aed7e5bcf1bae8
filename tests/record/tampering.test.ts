import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Registry, Transaction } from '../../src/database/client.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import type { ChangeRecord } from '../../src/record/chain.ts';
import { write } from '../../src/record/changes.ts';
import type { Checkpoint } from '../../src/record/checkpoint.ts';
import { allCheckpoints, signCheckpoint } from '../../src/record/checkpoints.ts';
import type { VerifyOptions } from '../../src/record/verify.ts';
import { breaksAfterwards, letPast } from '../support/breaks.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { fill, promote, readBy } from '../support/filled-registry.ts';
import { rewrite, run, shorten } from '../support/rewritten-record.ts';
import { testSigner } from '../support/signer.ts';
import { ALTERED, whereOf } from '../support/tampering-kinds.ts';

/** What somebody with the database may do to rows, past everything that guards them, and what verification says of it. */

let test: TestDatabase;
let past: { end: () => Promise<void> };
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
  past = await letPast(test.database);
}, 120_000);
afterAll(async () => {
  await past.end();
  await test.close();
});

/** The breaks after somebody has done something; then all is as it was. */
async function breaksAfter(
  work: (transaction: Transaction) => Promise<unknown>,
  options: Partial<VerifyOptions> = {},
): Promise<string[]> {
  const all = { tables: KEPT_TABLES, invariants: [], ...options };
  return (await breaksAfterwards(test.database.registry, work, all)).lines;
}

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

// the last, since it leaves a read, which is chained by what guards the rows
describe('readings of many', () => {
  it('of many are named by their table, in the same chain', async () => {
    const put = `INSERT INTO bulk_read (at, viewer, viewer_id, fields, asked, officers, position, request_id)
VALUES (now(), 'service:test', '1', '{birthOn}', 'officers {}', 2, 3, 'r')`;
    await past.end();
    await test.database.registry.$executeRawUnsafe(put);
    expect(await breaksAfter(() => Promise.resolve())).toEqual([]);
    expect(await breaksAfter(run('UPDATE bulk_read SET officers = 1'))).toEqual([
      'bulk_read 1: it is not as read_link 3 wrote it',
    ]);
    expect(await breaksAfter(run('DELETE FROM bulk_read'))).toEqual([
      'bulk_read 1: it is missing; read_link 3 wrote it',
    ]);
    expect(await breaksAfter(run(put.replace('(at', '(id, at').replace('(now()', '(9, now()')))).toEqual([
      'bulk_read 9: no read_link recorded it',
    ]);
  });
});
