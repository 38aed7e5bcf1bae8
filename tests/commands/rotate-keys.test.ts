import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../../src/database/client.ts';
import { readEnv } from '../../src/env.ts';
import { sealRow } from '../../src/personal/row.ts';
import { sealer } from '../../src/personal/sealer.ts';
import { useProgram } from '../support/program.ts';
import { sql } from '../../src/sql/sql.ts';

const program = useProgram({ data: 'migrated' });

const key = () => randomBytes(32).toString('base64');
const [K1, K2] = [`k1:${key()}`, `k2:${key()}`];
const MUSTER_PERSONAL_HASH_KEY = key();
const keys = (list: string) => ({ MUSTER_PERSONAL_KEYS: list, MUSTER_PERSONAL_HASH_KEY });

const ROWS = 1_200;

/** The database of a program that is not running. */
async function inDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ directory: join(program.directory, 'data') });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const fill = async ({ registry }: Database) => {
  const seals = sealer(readEnv(keys(K1)).personalKeys!);
  const officers = await registry.officer.createManyAndReturn({ data: Array.from({ length: ROWS }, () => ({})) });
  await registry.officerPersonal.createMany({
    data: officers.map(({ id }) => ({
      ...sealRow(seals, id, { birthOn: '1980-01-01', nationalId: `number ${id}` }),
      recordedAt: new Date(),
    })),
  });
};

const underKeys = ({ registry }: Database) =>
  registry.$query(
    sql`SELECT key_id AS key, superseded_at IS NULL AS believed, count(*)::int AS rows FROM officer_personal
GROUP BY 1, 2 ORDER BY 1, 2`,
    [],
  );

describe('rotate-keys', () => {
  it('refuses to start without keys', async () => {
    expect(await program.call(['rotate-keys'])).toEqual({
      code: 1,
      out: '',
      err: 'MUSTER_PERSONAL_KEYS is not set: there is no key to seal with.\n',
    });
  });

  it('seals all anew, also when it is killed and started again', async () => {
    await inDatabase(fill);

    const killed = program.start(['rotate-keys'], keys(`${K2},${K1}`));
    await killed.printed('500 rows sealed anew');
    killed.child.kill('SIGKILL');
    await killed.outcome;

    const again = await program.run(['rotate-keys'], keys(`${K2},${K1}`));
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toMatch(/^\d+ rows sealed anew with the key k2\n1200 superseded rows still need the key k1\n$/);
    expect(await inDatabase(underKeys)).toEqual([
      { key: 'k1', believed: false, rows: ROWS },
      { key: 'k2', believed: true, rows: ROWS },
    ]);

    expect(await program.call(['rotate-keys'], keys(K2))).toEqual({
      code: 0,
      out: '0 rows sealed anew with the key k2\n1200 superseded rows still need the key k1\n',
      err: '',
    });
  }, 120_000);
});
