import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Roots, Scope } from '../../src/access/scopes.ts';
import { changeHash, type ChangeRecord } from '../../src/record/chain.ts';
import { write } from '../../src/record/changes.ts';
import { NO_ROWS } from '../../src/record/proof.ts';
import type { FieldChange, Write } from '../../src/record/write.ts';
import type { Registry } from '../../src/database/client.ts';
import { assertReach } from '../../src/record/reach.ts';
import '../../src/kept-tables.ts';
import '../../src/modules/officers/officer.reach.ts';
import '../../src/modules/units/unit.reach.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { sql } from '../../src/sql/sql.ts';
import { unguarded } from '../support/unguarded.ts';

const GENESIS = '0'.repeat(64);

let database: TestDatabase;
let registry: Registry;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ registry } = database.database);
}, 60_000);

afterAll(() => database.close());

// each test starts from an empty record, which nothing can make while the tables are guarded
beforeEach(() =>
  unguarded(registry, async (transaction) => {
    await transaction.$executeRaw`TRUNCATE change, change_row`;
    await transaction.changeHead.update({ where: { id: 1 }, data: { position: 0n, at: new Date(0), hash: GENESIS } });
  }),
);

const record = (more: Partial<ChangeRecord> = {}): ChangeRecord => ({
  actor: 'test',
  operation: 'createUnit',
  subjectType: 'Unit',
  subjectId: 1,
  fields: [],
  basis: null,
  requestId: 'request-1',
  ...more,
});

const writing = (change: ChangeRecord | null = record()) =>
  write(registry, () => Promise.resolve({ result: 'done', change }));

const recorded = () => registry.change.findMany({ orderBy: { position: 'asc' } });
const positions = async () => (await recorded()).map(({ position }) => Number(position));

describe('write', () => {
  it('numbers changes without a gap, at instants that grow', async () => {
    for (let n = 0; n < 5; n++) await writing();
    const rows = await recorded();
    expect(rows.map(({ position }) => position)).toEqual([1n, 2n, 3n, 4n, 5n]);
    const instants = rows.map(({ at }) => at.getTime());
    expect(instants).toEqual([...new Set(instants)].toSorted((a, b) => a - b));
  });

  it('records later than the change before even where the clock has gone back', async () => {
    const ahead = new Date(Date.now() + 3_600_000);
    await registry.changeHead.update({ where: { id: 1 }, data: { at: ahead } });
    let given: Date | undefined;
    await write(registry, ({ at }) => {
      given = at;
      return Promise.resolve({ result: null, change: record() });
    });
    expect(given?.getTime()).toBe(ahead.getTime() + 1);
    expect((await recorded()).map(({ at }) => at)).toEqual([given]);
  });

  it('chains hashes that the stored rows give again', async () => {
    await writing(
      record({
        actor: '政工 "甲"',
        fields: [
          { field: 'name', before: null, after: '派出所\n"乙"\\' },
          { field: 'code', before: 'A', after: null },
        ],
        basis: { documentNumber: '局发〔2021〕1号', reason: null },
      }),
    );
    await writing(record({ subjectId: null, basis: { documentNumber: null, reason: '更名 é 🚓' } }));
    await writing();
    let previous = GENESIS;
    const rows = await recorded();
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      const { position, at, actor, operation, subjectType, subjectId, requestId, previousHash, hash } = row;
      const { basisDocument: documentNumber, basisReason: reason } = row;
      const fields = row.fields as unknown as FieldChange[];
      const basis = documentNumber === null && reason === null ? null : { documentNumber, reason };
      const change = { actor, operation, subjectType, subjectId, fields, basis, requestId };
      const proof = { rowsHash: NO_ROWS, readsPosition: '0', readsHash: GENESIS };
      expect(previousHash).toBe(previous);
      expect(changeHash(position, at, change, previousHash, proof)).toBe(hash);
      previous = hash;
    }
    expect(await registry.changeHead.findUnique({ where: { id: 1 } })).toMatchObject({ position: 3n, hash: previous });
  });

  it('gives another hash for any other content', () => {
    const at = new Date(0);
    const field = { field: 'name', before: null, after: 'A' };
    const variants = [
      record(),
      record({ actor: 'other' }),
      record({ operation: 'moveUnit' }),
      record({ subjectType: 'Officer' }),
      record({ subjectId: 2 }),
      record({ fields: [field] }),
      record({ fields: [{ ...field, before: 'A', after: null }] }),
      record({ basis: { documentNumber: 'A', reason: null } }),
      record({ basis: { documentNumber: null, reason: 'A' } }),
      record({ requestId: 'request-2' }),
    ];
    const hashes = variants.map((change) => changeHash(1n, at, change, GENESIS));
    hashes.push(changeHash(2n, at, record(), GENESIS), changeHash(1n, new Date(1), record(), GENESIS));
    hashes.push(changeHash(1n, at, record(), 'f'.repeat(64)));
    expect(new Set(hashes).size).toBe(13);
  });

  it('records nothing where there was nothing to do', async () => {
    expect(await writing(null)).toBe('done');
    await writing();
    expect(await positions()).toEqual([1]);
  });

  it('keeps nothing of a write that fails, and leaves no gap', async () => {
    await writing();
    const failing = write(registry, async ({ transaction }) => {
      await transaction.source.create({ data: { key: 'lost' } });
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    await writing();
    expect(await positions()).toEqual([1, 2]);
    expect(await registry.source.count({ where: { key: 'lost' } })).toBe(0);
  });

  it('reads what it has written, inside', async () => {
    const seen = await write(registry, async ({ transaction, query }) => {
      const { id } = await transaction.source.create({ data: { key: 'inside' } });
      return { result: await query(sql`SELECT key FROM source WHERE id = $1`, [id]), change: record() };
    });
    expect(seen).toEqual([{ key: 'inside' }]);
  });

  it('fails for rows that no change tells of, and keeps none', async () => {
    const silent = write(registry, async ({ transaction }) => {
      await transaction.source.create({ data: { key: 'silent' } });
      return { result: null, change: null };
    });
    await expect(silent).rejects.toThrow('RestrictViolation');
    expect(await registry.source.count({ where: { key: 'silent' } })).toBe(0);
    expect(await positions()).toEqual([]);
  });

  it('sends things in the order in which they refer to each other, however they were put together', async () => {
    await write(registry, ({ buffer }) => {
      buffer.identity('honor_recipient', { honor_id: 901, unit_id: 901 });
      buffer.identity('assignment', { id: 901, officer_id: 901 });
      buffer.identity('honor', { id: 901 });
      buffer.identity('officer', { id: 901 });
      buffer.identity('unit', { id: 901 });
      return Promise.resolve({ result: null, change: record() });
    });
    expect(await registry.honorRecipient.count({ where: { honorId: 901, unitId: 901 } })).toBe(1);
  });

  it('lets 20 writes at once follow each other, and one that fails among them leaves no gap', async () => {
    const order: string[] = [];
    const work = (name: string) =>
      write(registry, async ({ transaction }) => {
        order.push(name);
        await transaction.source.create({ data: { key: name } });
        if (name === 'failing') throw new Error('refused');
        return { result: name, change: record({ requestId: name }) };
      });
    const names = Array.from({ length: 20 }, (_, i) => `write-${i}`);
    const all = await Promise.allSettled([...names.slice(0, 10), 'failing', ...names.slice(10)].map(work));
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    const rows = await recorded();
    expect(rows.map(({ position }) => Number(position))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    // each began only when the one before it had ended
    expect(rows.map(({ requestId }) => requestId)).toEqual(order.filter((name) => name !== 'failing'));
    expect(await registry.source.count({ where: { key: { startsWith: 'write-' } } })).toBe(20);
    expect(await registry.source.count({ where: { key: 'failing' } })).toBe(0);
  });
});

describe('an act of a viewer whose scope is bound to units', () => {
  const act = async (roots: Roots, tell: boolean) => {
    const writer = {
      scope: 'unit:write' as const,
      scopes: new Map([['unit:write' as const, roots]]),
      holder: { tokenId: 1 },
      officerId: null,
      ofGroups: [],
      reachedAt: null,
      asserted: new Set<Scope>(),
    };
    const work = async (one: Write) => {
      if (tell) await assertReach(one, {});
      return { result: 'done', change: record() };
    };
    return write(registry, work, { writer });
  };

  it('is recorded if it tells what it is about, and otherwise is a failure that leaves nothing', async () => {
    expect(await act([1], true)).toBe('done');
    expect(await act('everywhere', false)).toBe('done');
    await expect(act([1], false)).rejects.toThrow('createUnit did not say what it is about: it must call assertReach');
    expect(await positions()).toEqual([1, 2]);
  });
});

describe('a recorded change', () => {
  it('is neither rewritten nor deleted', async () => {
    await writing();
    await expect(registry.change.updateMany({ data: { actor: 'other' } })).rejects.toThrow(/change_keep/);
    await expect(registry.change.deleteMany()).rejects.toThrow(/change_keep/);
    expect((await recorded()).map(({ actor }) => actor)).toEqual(['test']);
  });
});
