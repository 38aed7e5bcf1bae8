import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/database/clock.ts';
import type { Registry } from '../../src/database/client.ts';
import { INVARIANTS } from '../../src/invariants.ts';
import '../../src/modules/officers/officer.reach.ts';
import '../../src/modules/units/unit.reach.ts';
import { KEPT_TABLES } from '../../src/kept-tables.ts';
import { addAssignment, transferOfficer } from '../../src/modules/officers/assignment.service.ts';
import { OFFICER } from '../../src/modules/officers/officer.declaration.ts';
import { write, type Writing } from '../../src/record/changes.ts';
import { firstResult, keepResult } from '../../src/record/idempotency.ts';
import { versionOf } from '../../src/record/optimistic-locks.ts';
import { verifyRegistry } from '../../src/record/verify.ts';
import type { Outcome, Write, Writer } from '../../src/record/write.ts';
import { sql } from '../../src/sql/sql.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { createOfficerIn, createUnit } from '../support/factories.ts';

let database: TestDatabase;
let registry: Registry;
let seen: string[] = [];
let units: number[];
let officers: number[];

beforeAll(async () => {
  database = await openTestDatabase({ onStatement: (text) => seen.push(text) });
  ({ registry } = database.database);
  units = [(await createUnit(registry)).id, (await createUnit(registry)).id];
}, 60_000);

afterAll(() => database.close());

beforeEach(async () => {
  officers = [];
  for (let n = 0; n < 12; n++) officers.push((await createOfficerIn(registry, { id: units[0]! })).id);
  await transfer(officers[11]!);
  seen = [];
});

interface Done {
  readonly position: bigint;
  readonly at: Date;
  readonly locks: ReadonlyMap<string, number>;
}

/** Does an act as one that can be committed with others. */
const act = (run: (write: Write) => Promise<Outcome<object>>, options: Writing = {}, kind = 'act'): Promise<Done> =>
  write(
    registry,
    async (inside) => {
      const { change, effectiveOn } = await run(inside);
      await inside.settle();
      const { position, at, locks } = inside;
      const fields = [{ field: 'effectiveOn', before: null, after: effectiveOn }, ...change.fields];
      return {
        result: { position, at, locks },
        change: { ...change, fields, actor: 'test', operation: kind, requestId: 'test' },
      };
    },
    { kind, ...options },
  );

const command = (id: number, expectedVersion: number | null = null) => ({
  id,
  expectedVersion,
  toUnitId: units[1]!,
  title: '所长',
  role: 'MEMBER' as const,
  effectiveOn: '2024-01-01',
  basis: null,
});

const transfer = (id: number, expectedVersion: number | null = null, options: Writing = {}): Promise<Done> =>
  act((inside) => transferOfficer(inside, command(id, expectedVersion)), options);

const groups = (): number => seen.filter((text) => text.includes('UPDATE change_head')).length;
const changes = (): Promise<number> => registry.change.count();
const nothing = (id: number): Outcome<object> => ({
  keys: {},
  effectiveOn: '2024-01-01',
  change: { subjectType: OFFICER.type, subjectId: id, fields: [], basis: null },
});

/** What is wrong with the record and with the rows that it has noted; rows of factories are on no record. */
async function breaks(): Promise<string[]> {
  const found: string[] = [];
  await verifyRegistry(registry, { tables: KEPT_TABLES, invariants: INVARIANTS, onBreak: (line) => found.push(line) });
  return found.filter((line) => !line.includes('no change recorded it') && !line.includes('no change was made when'));
}

describe('acts that come at once', () => {
  it('are committed in groups, each with its own position, instant and locks, and rows written by table', async () => {
    const before = await changes();
    const done = await Promise.all(officers.slice(0, 11).map((id) => transfer(id)));
    expect(groups()).toBe(1);
    for (const part of ['FROM officer_version v', 'INSERT INTO assignment_version', 'UPDATE assignment_version']) {
      expect(seen.filter((text) => text.includes(part))).toHaveLength(1);
    }
    const positions = done.map(({ position }) => Number(position)).toSorted((a, b) => a - b);
    expect(positions).toEqual(positions.map((_, i) => positions[0]! + i));
    expect(new Set(done.map(({ at }) => at.getTime())).size).toBe(11);
    expect(await changes()).toBe(before + 11);
    for (const [i, { at, locks, position }] of done.entries()) {
      expect(locks.get(`officer:${officers[i]}`)).toBe(2);
      const rows = await registry.$query<{ ended: number; begun: number }>(
        sql`SELECT count(*) FILTER (WHERE superseded_at = $2)::int AS ended, count(*) FILTER (WHERE recorded_at = $2)::int AS begun
FROM assignment_version WHERE officer_id = $1`,
        [officers[i], at],
      );
      expect(rows).toEqual([{ ended: 1, begun: 2 }]);
      const noted = await registry.$query<{ tables: string[] }>(
        sql`SELECT array_agg(table_name ORDER BY id) AS tables FROM change_row WHERE position = $1`,
        [position],
      );
      expect(noted[0]!.tables).toEqual([
        'assignment',
        'assignment_version',
        'assignment_version',
        'assignment',
        'officer',
      ]);
    }
    expect(await breaks()).toEqual([]);
  });

  it('leave nothing of those that are refused, which take no position', async () => {
    const before = await changes();
    const refused = (id: number) =>
      act(async (inside) => {
        await transferOfficer(inside, command(id));
        throw new Error(`not ${id}`);
      });
    const ended = await Promise.allSettled(officers.slice(0, 9).map((id, i) => (i % 3 ? transfer(id) : refused(id))));
    expect(ended.map((one) => (one.status === 'rejected' ? (one.reason as Error).message : 'done'))).toEqual(
      officers.slice(0, 9).map((id, i) => (i % 3 ? 'done' : `not ${id}`)),
    );
    expect(groups()).toBeLessThan(4);
    expect(await changes()).toBe(before + 6);
    const untouched = sql`SELECT max(version) AS version FROM officer WHERE id = ANY($1::int[])`;
    expect(await registry.$query(untouched, [[officers[0], officers[3], officers[6]]])).toEqual([{ version: 1 }]);
    expect(await breaks()).toEqual([]);
  });

  it('see what those before them did to the same thing', async () => {
    const ended = await Promise.allSettled([
      transfer(officers[0]!),
      ...[1, 1, 1, 1].map(() => transfer(officers[1]!, 1)),
      act((inside) =>
        addAssignment(inside, {
          officerId: officers[1]!,
          expectedVersion: null,
          facts: { unitId: units[0]!, externalOrgan: null, title: '兼任', role: 'MEMBER', kind: 'CONCURRENT' },
          effectiveOn: '2024-02-01',
          until: null,
          basis: null,
        }),
      ),
    ]);
    const ends = ended.map((one) => (one.status === 'rejected' ? (one.reason as Error).constructor.name : 'done'));
    expect(ends).toEqual(['done', 'done', 'StaleVersionError', 'StaleVersionError', 'StaleVersionError', 'done']);
    const versions = sql`SELECT version FROM officer WHERE id = ANY($1::int[]) ORDER BY id`;
    expect(await registry.$query(versions, [officers.slice(0, 2)])).toEqual([{ version: 2 }, { version: 3 }]);
    expect(await breaks()).toEqual([]);
  });

  it('are done one by one where the database refuses one of them', async () => {
    const before = await changes();
    const taken = (id: number) =>
      act(async (inside) => {
        await versionOf(inside, 'officer', id);
        inside.buffer.identity('officer', { id });
        return nothing(id);
      });
    const ended = await Promise.allSettled([
      transfer(officers[0]!),
      transfer(officers[1]!),
      taken(officers[2]!),
      transfer(officers[3]!),
    ]);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(String((ended[2] as PromiseRejectedResult).reason)).toContain('officer_pkey');
    expect(await changes()).toBe(before + 3);
    expect(await breaks()).toEqual([]);
  });

  it('are done alone where they use the transaction, or read after they have recorded something', async () => {
    const before = await changes();
    const ways: ((inside: Write, id: number) => Promise<unknown>)[] = [
      ({ transaction }, id) => transaction.officer.findUnique({ where: { id } }),
      async (inside, id) => {
        inside.buffer.raise('officer', [id]);
        return inside.query(sql`SELECT version FROM officer WHERE id = $1`, [id]);
      },
      async ({ buffer }, id) => {
        buffer.raise('officer', [id]);
        await buffer.flush();
      },
      (inside) => Promise.resolve(inside.position),
    ];
    const all = ways.map((way, i) =>
      act(
        async (inside) => {
          await way(inside, officers[i]!);
          return nothing(officers[i]!);
        },
        {},
        `way ${i}`,
      ),
    );
    await Promise.all([transfer(officers[9]!), ...all, transfer(officers[10]!)]);
    expect(await changes()).toBe(before + 6);
    expect(await breaks()).toEqual([]);
  });

  it('come first in their group where it is not known what they read', async () => {
    const highest = sql`SELECT sum(version)::int AS sum FROM officer WHERE id = ANY($1::int[])`;
    const counted: number[] = [];
    const count = () =>
      act(
        async (inside) => {
          const [row] = await inside.query<{ sum: number }>(highest, [officers]);
          inside.buffer.raise('officer', [officers[0]!]);
          counted.push(row!.sum);
          return nothing(officers[0]!);
        },
        {},
        'count',
      );
    const done = await Promise.all([
      transfer(officers[1]!),
      count(),
      transfer(officers[2]!),
      count(),
      transfer(officers[3]!),
      count(),
    ]);
    const [first] = done.map(({ position }) => position).toSorted((a, b) => (a < b ? -1 : 1));
    // each counted what is on record before it: 13 of before, and one of each act
    const expected = [done[1], done[3], done[5]].map(({ position }) => 13 + Number(position - first!));
    expect(new Set(counted.slice(-3))).toEqual(new Set(expected));
  });

  it('are one where they carry the same idempotency key', async () => {
    let acts = 0;
    const keyed = () =>
      write(
        registry,
        async (inside) => {
          const first = await firstResult<{ n: number }>(inside, 'viewer', `key ${officers[0]}`);
          if (first) return { result: first.result.n, change: null };
          const { change } = await transferOfficer(inside, command(officers[0]!));
          await inside.settle();
          acts += 1;
          keepResult(inside, 'viewer', `key ${officers[0]}`, { requestHash: 'hash', result: { n: acts } });
          return { result: acts, change: { ...change, actor: 'test', operation: 'act', requestId: 'test' } };
        },
        { kind: 'keyed' },
      );
    expect(
      await Promise.all([transfer(officers[1]!), keyed(), keyed(), keyed(), transfer(officers[2]!)]),
    ).toMatchObject([{}, 1, 1, 1, {}]);
    expect(acts).toBe(1);
    expect(await breaks()).toEqual([]);
  });

  it('share the question of what a viewer who is bound to units reaches', async () => {
    const bound = (unitIds: readonly number[]): Writer => ({
      scope: 'personnel:write',
      scopes: new Map([['personnel:write', unitIds]]),
      holder: { tokenId: 1 },
      officerId: null,
      ofGroups: [],
      reachedAt: null,
      asserted: new Set(),
    });
    const ended = await Promise.allSettled([
      ...officers.slice(0, 4).map((id) => transfer(id, null, { writer: bound(units) })),
      transfer(officers[4]!, null, { writer: bound([units[0]!]) }),
    ]);
    expect(ended.map((one) => (one.status === 'rejected' ? (one.reason as Error).name : 'done'))).toEqual([
      'done',
      'done',
      'done',
      'done',
      'Error',
    ]);
    expect(groups()).toBe(1);
    // the units that are given, and those of the posts that end
    expect(seen.filter((text) => text.includes('WITH asked'))).toHaveLength(2);
  });

  it('are more than ten, each with a time of its own, without a warning of listeners', async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error) => void warnings.push(warning);
    process.on('warning', warned);
    const clocks = officers.slice(0, 11).map(() => new Clock(10_000));
    await Promise.all(clocks.map((clock, i) => transfer(officers[i]!, null, { clock })));
    for (const clock of clocks) clock.stop();
    expect(groups()).toBe(1);
    process.off('warning', warned);
    expect(warnings).toEqual([]);
  });

  it('write nothing where their time is over while they wait', async () => {
    const before = await changes();
    const over = new Clock(0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const ended = await Promise.allSettled([
      transfer(officers[0]!),
      transfer(officers[1]!, null, { clock: over }),
      transfer(officers[2]!),
    ]);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((ended[1] as PromiseRejectedResult).reason).toMatchObject({ name: 'NoTurnError' });
    expect(await changes()).toBe(before + 2);
  });
});

/** On the embedded database no clock stops what is under way. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

onServer('acts that are decided', () => {
  it('are all done, though the time of one is over before their rows are written', async () => {
    const before = await changes();
    const other = await database.database.pool.connect();
    await other.query('BEGIN; LOCK TABLE assignment_version IN SHARE MODE');
    const [short, long] = [new Clock(2_000), new Clock(20_000)];
    const acts = [transfer(officers[0]!, null, { clock: short }), transfer(officers[1]!, null, { clock: long })];
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await other.query('COMMIT');
    other.release();
    const ended = await Promise.allSettled(acts);
    [short, long].forEach((clock) => clock.stop());
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await changes()).toBe(before + 2);
    expect(await breaks()).toEqual([]);
  });
});
