import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { sql } from '../../src/sql/sql.ts';

/** The embedded database has one connection and no pipelines. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

onServer('statements with a generic plan', () => {
  let test: TestDatabase;
  const seen: string[] = [];

  beforeAll(async () => {
    test = await openTestDatabase({ onStatement: (text) => seen.push(text) });
  });
  afterAll(() => test.close());

  const ask = (value: number) =>
    test.database.registry.$query<{ value: number; session: number }>(
      sql`SELECT $1::int AS value, pg_backend_pid() AS session`,
      [value],
      'generic',
    );

  /** Waits until the statement runs that often: opening a connection may take longer than what is asked meanwhile. */
  const running = async (text: string, times: number) => {
    const count = `SELECT count(*)::int AS count FROM pg_stat_activity
WHERE datname = current_database() AND state = 'active' AND query = $1`;
    const now = async () => (await test.database.pool.query<{ count: number }>(count, [text])).rows[0]!.count;
    while ((await now()) < times) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  it('answer each caller, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 500 }, (_, i) => ask(i)));
    expect(answers.map((rows) => rows.map(({ value }) => value))).toEqual(answers.map((_, i) => [i]));
    expect(new Set(answers.map(([row]) => row!.session)).size).toBe(3);
  });

  it('fail without failing those around them', async () => {
    const { $query } = test.database.registry;
    const divide = (by: number) => $query<{ n: number }>(sql`SELECT 6 / $1::int AS n`, [by], 'generic');
    const results = await Promise.allSettled([divide(1), divide(0), divide(2), divide(0), divide(3)]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('keep their connections while these work; others that are idle for long, or lost before they work, are ended', async () => {
    const idle = sql`SELECT current_setting('idle_session_timeout') AS idle`;
    const { $query } = test.database.registry;
    expect(await $query(idle, [], 'generic')).toEqual([{ idle: '0' }]);
    expect(await $query(idle, [], 'custom')).toEqual([{ idle: '1min' }]);
  });

  it('use another connection when theirs is lost', async () => {
    const [row] = await ask(1);
    const sessions = (await Promise.all(Array.from({ length: 9 }, () => ask(1)))).map(([found]) => found!.session);
    const lost = [...new Set([row!.session, ...sessions])];
    await test.database.pool.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid', [lost]);
    const asked = () => Promise.all(Array.from({ length: 9 }, (_, i) => ask(i)));
    let after: Awaited<ReturnType<typeof asked>> | null = null;
    // the news may take a moment, and comes to each connection by itself
    for (let i = 0; i < 100 && !after; i++) {
      after = await asked().catch(() => null);
      if (!after) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    if (!after) throw new Error('none of the connections was replaced');
    expect(after.map(([found]) => found!.value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(after.some(([found]) => lost.includes(found!.session))).toBe(false);
  });

  it('are answered even if a statement before them is cancelled', async () => {
    const { $query, $queryUntil } = test.database.registry;
    const time = new AbortController();
    const impatient = $queryUntil(time.signal);
    const onEachLine = <Result>(send: () => Promise<Result>) => Promise.allSettled(Array.from({ length: 3 }, send));
    const first = onEachLine(() => impatient(sql`SELECT pg_sleep(20)`, [], 'generic'));
    const others = onEachLine(() => $query<{ n: number }>(sql`SELECT 1 AS n FROM pg_sleep(0.3)`, [], 'generic'));
    const second = onEachLine(() => impatient(sql`SELECT 2 AS n`, [], 'generic'));
    await running('SELECT pg_sleep(20)', 3);
    time.abort();
    const cancelled = { status: 'rejected', reason: { code: '57014' } };
    expect(await first).toMatchObject([cancelled, cancelled, cancelled]);
    const answered = { status: 'fulfilled', value: [{ n: 1 }] };
    expect(await others).toEqual([answered, answered, answered]);
    await second;
  });

  it('have one plan for all values, and searches one for each execution', async () => {
    const { $query, $queryUntil } = test.database.registry;
    const modeOf = sql`SELECT current_setting('plan_cache_mode') AS mode`;
    for (const query of [$query, $queryUntil(new AbortController().signal)]) {
      expect(await query(modeOf, [], 'generic')).toEqual([{ mode: 'force_generic_plan' }]);
      expect(await query(modeOf, [], 'steady')).toEqual([{ mode: 'force_generic_plan' }]);
      expect(await query(modeOf, [])).toEqual([{ mode: 'force_custom_plan' }]);
    }
  });

  it('hold up nobody where they may take long', async () => {
    const { $query, $queryUntil } = test.database.registry;
    const time = new AbortController();
    const long = Array.from({ length: 3 }, () => $queryUntil(time.signal)(sql`SELECT pg_sleep(20)`, [], 'steady'));
    const ends = Promise.allSettled(long);
    await running('SELECT pg_sleep(20)', 3);
    const quick = Array.from({ length: 9 }, (_, i) => ask(i));
    expect((await Promise.all(quick)).map(([found]) => found!.value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await $query(sql`SELECT 1 AS n`, [], 'steady')).toEqual([{ n: 1 }]);
    time.abort();
    const cancelled = { status: 'rejected', reason: { code: '57014' } };
    expect(await ends).toMatchObject([cancelled, cancelled, cancelled]);
  });

  it('are observed like all other statements', () => {
    expect(seen.filter((text) => text.startsWith('SELECT 6 /')).length).toBe(5);
  });
});
