import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { HeavyStatements } from '../../src/database/heavy.ts';
import type { RunQuery } from '../../src/database/run-query.ts';
import { SHARES } from '../../src/database/shares.ts';
import { sql } from '../../src/sql/sql.ts';

const SLOW = sql`SELECT slow`;
const QUICK = sql`SELECT quick`;
const { signal } = new AbortController();

/** Queries that never end, and the statements that were begun. */
function endless() {
  const begun: string[] = [];
  const query: RunQuery = (text) => {
    begun.push(text);
    return new Promise(() => undefined);
  };
  return { begun, query };
}

describe('statements that took long', () => {
  it('wait for each other, one of each viewer and so many together, and quick ones do not', async () => {
    const heavy = new HeavyStatements();
    heavy.note(SLOW, 1_000);
    heavy.note(QUICK, 1);
    const { begun, query } = endless();
    for (const holder of ['a', 'a', 'b', 'c', 'd', 'e', 'f']) void heavy.before(query, { holder, signal })(SLOW, []);
    for (let i = 0; i < 3; i++) void heavy.before(query, { holder: 'a', signal })(QUICK, []);
    void heavy.before(query, { holder: 'a', signal })(SLOW, [], 'generic');
    await setImmediate();
    expect(begun.filter((text) => text === QUICK)).toHaveLength(3);
    // and the one that goes through a pipeline
    expect(begun.filter((text) => text === SLOW)).toHaveLength(SHARES.heavy + 1);
  });

  it('are heavy no more when they have become quick', async () => {
    const heavy = new HeavyStatements();
    heavy.note(SLOW, 100);
    for (let i = 0; i < 20; i++) heavy.note(SLOW, 1);
    const { begun, query } = endless();
    for (let i = 0; i < 3; i++) void heavy.before(query, { holder: 'a', signal })(SLOW, []);
    await setImmediate();
    expect(begun).toHaveLength(3);
  });
});
