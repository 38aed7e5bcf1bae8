import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { sql } from '../../src/sql/sql.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await openTestDatabase();
}, 60_000);
afterAll(() => test.close());

const divide = (by: number) => test.database.registry.$query(sql`SELECT 6 / $1::int AS quotient`, [by]);

const units = () => test.database.registry.unit.count();

describe('the database', () => {
  it('works after a failed statement, and runs the same statement again', async () => {
    expect(await divide(3)).toEqual([{ quotient: 2 }]);
    await expect(divide(0)).rejects.toThrow('division by zero');
    expect(await divide(2)).toEqual([{ quotient: 3 }]);
    await expect(test.database.registry.$executeRaw`SELECT 1 / 0`).rejects.toThrow('division by zero');
    expect(await divide(1)).toEqual([{ quotient: 6 }]);
    expect(await test.database.registry.$query(sql`SHOW TimeZone`, [])).toEqual([{ TimeZone: 'UTC' }]);
  });

  it('rolls back a transaction whose connection was lost', async () => {
    const client = await test.database.pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO unit DEFAULT VALUES');
    client.release(true);
    expect(await units()).toBe(0);
    expect(await divide(3)).toEqual([{ quotient: 2 }]);
  });
});
