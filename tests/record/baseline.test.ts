import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { migrate } from '../../src/database/migrate.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import { recordBaseline } from '../../src/record/baseline.ts';
import { changeHash } from '../../src/record/chain.ts';
import { write } from '../../src/record/changes.ts';
import { verifyRegistry } from '../../src/record/verify.ts';
import { openEmptyTestDatabase, openTestDatabase } from '../support/database.ts';
import { unguarded } from '../support/unguarded.ts';

const FOLDER = join(import.meta.dirname, '../../prisma/migrations');
const UPGRADE = '20261127100000_rows_of_changes';
const GENESIS = '0'.repeat(64);

const record = {
  actor: 'test',
  operation: 'test',
  subjectType: 'Registry',
  subjectId: null,
  fields: [],
  basis: null,
  requestId: 'request-1',
};

it('a record from before the upgrade is proven from its baseline on, as it stood then', async () => {
  const test = await openEmptyTestDatabase();
  const before = await mkdtemp(join(tmpdir(), 'muster-migrations-'));
  try {
    const { pool, registry } = test.database;
    for (const name of (await readdir(FOLDER)).filter((folder) => folder < UPGRADE)) {
      await cp(join(FOLDER, name), join(before, name), { recursive: true });
    }
    await migrate(pool, before);
    const at = new Date('2026-11-01T00:00:00.000Z');
    const hash = changeHash(1n, at, record, GENESIS);
    await pool.query('INSERT INTO unit (id) VALUES (1), (2)');
    await pool.query(
      `INSERT INTO token (name, hash, created_at, last_used_at) VALUES ('甲', 'a', $1, now()), ('乙', 'b', $1, NULL)`,
      [at],
    );
    await pool.query('INSERT INTO officer (id) VALUES (1)');
    await pool.query(
      `INSERT INTO personal_read (at, viewer, viewer_id, officer_id, field, request_id)
SELECT $1, 'test', '1', 1, 'birthOn', 'r' FROM generate_series(1, 2500)`,
      [at],
    );
    await pool.query(
      `INSERT INTO change (position, at, actor, operation, subject_type, fields, request_id, previous_hash, hash)
VALUES (1, $1, 'test', 'test', 'Registry', '[]', 'request-1', $2, $3)`,
      [at, GENESIS, hash],
    );
    await pool.query('UPDATE change_head SET position = 1, at = $1, hash = $2', [at, hash]);

    expect(await migrate(pool)).toContain(UPGRADE);
    const lines: string[] = [];
    const verified = () =>
      verifyRegistry(registry, { tables: KEPT_TABLES, invariants: [], onBreak: (line) => lines.push(line) });
    expect(await verified()).toEqual({ changes: 1, position: '1', provenFrom: null, breaks: 0 });

    // two servers that start at once
    expect((await Promise.all([recordBaseline(registry), recordBaseline(registry)])).toSorted()).toEqual([false, true]);
    expect(await recordBaseline(registry)).toBe(false);
    const baseline = await registry.change.findUniqueOrThrow({ where: { position: 2n } });
    const rules = 12 + 4 + 4;
    expect(baseline).toMatchObject({
      actor: 'system',
      operation: 'baseline',
      fields: [{ field: 'rows', before: null, after: String(5 + rules) }],
      readsPosition: 3n,
    });
    await write(registry, async ({ transaction }) => {
      await transaction.unit.update({ where: { id: 1 }, data: { version: 2 } });
      return { result: null, change: record };
    });
    expect(await verified()).toEqual({ changes: 3, position: '3', provenFrom: '2', breaks: 0 });
    expect(lines).toEqual([]);

    await unguarded(registry, async (transaction) => {
      await transaction.$executeRaw`UPDATE unit SET version = 7 WHERE id = 2`;
      await transaction.$executeRaw`UPDATE token SET name = '丙' WHERE id = 1`;
      await transaction.$executeRaw`DELETE FROM personal_read WHERE id = 1500`;
    });
    await verified();
    expect(lines).toEqual([
      'unit 2: it is not as change 2 wrote it',
      'token 1: it is not as change 2 wrote it',
      'personal_read 1500: it is missing; read_link 2 wrote it',
    ]);
  } finally {
    await test.close();
    await rm(before, { recursive: true });
  }
}, 60_000);

it('a new registry needs no baseline', async () => {
  const test = await openTestDatabase();
  try {
    expect(await recordBaseline(test.database.registry)).toBe(false);
    expect(await test.database.registry.change.count()).toBe(0);
  } finally {
    await test.close();
  }
}, 60_000);
