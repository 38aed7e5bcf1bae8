import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Registry } from '../../src/database/client.ts';
import { RuleViolationError } from '../../src/errors/refusals.ts';
import { SealError } from '../../src/personal/sealer.ts';
import { destroyWordKeys, makeWordKey, openWords, sealWords, wordKeyOf } from '../../src/personal/words.ts';
import { rotateKeys } from '../../src/personal/rotation.ts';
import { write } from '../../src/record/changes.ts';
import type { Write } from '../../src/record/write.ts';
import { sql } from '../../src/sql/sql.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { newKey, sealerWith } from '../support/personal.ts';

const old = newKey('k1');
const seals = sealerWith(old);
const WORDS = '夜间多次酒后返岗 (合成)';

let test: TestDatabase;
let registry: Registry;

beforeAll(async () => {
  test = await openTestDatabase();
  ({ registry } = test.database);
}, 60_000);
afterAll(() => test.close());

const inWrite = <Result>(work: (writing: Write) => Promise<Result>) =>
  write(registry, async (writing) => ({
    result: await work(writing),
    change: {
      actor: 'test',
      operation: 'testWords',
      subjectType: 'Registry',
      subjectId: null,
      fields: [],
      basis: null,
      requestId: 'r',
    },
  }));

/** The sealed words of a concern that has a key and nothing else. */
const concernOf = (id: number) =>
  inWrite((writing) => {
    writing.buffer.identity('concern', { id });
    return Promise.resolve(sealWords(makeWordKey(writing, seals, 'Concern', id), 'summary', WORDS));
  });

const keyOf = (id: number) => inWrite((writing) => wordKeyOf(writing, seals, 'Concern', id));

const stored = async () =>
  (await registry.$query<{ row: string }>(sql`SELECT w::text AS row FROM word_key w`, [])).map(({ row }) => row).join();

describe('words of a thing', () => {
  it('open with the key of the thing, in the place where they were sealed alone', async () => {
    const sealed = await concernOf(1);
    const key = (await keyOf(1))!;
    expect(openWords(key, 'summary', sealed)).toBe(WORDS);
    expect(() => openWords(key, 'note', sealed)).toThrow('The sealed note of Concern 1 does not open');
    await concernOf(2);
    const other = (await keyOf(2))!;
    expect(() => openWords(other, 'summary', sealed)).toThrow('The sealed summary of Concern 2 does not open');
    expect(sealed).not.toContain(Buffer.from(WORDS).toString('hex'));
  });

  it('have a key that opens for its own thing alone', async () => {
    await concernOf(3);
    const moved = inWrite(async (writing) => {
      await writing.query(
        sql`UPDATE word_key SET wrapped = (SELECT wrapped FROM word_key WHERE concern_id = 1) WHERE concern_id = 3`,
        [],
      );
      return wordKeyOf(writing, seals, 'Concern', 3);
    });
    await expect(moved).rejects.toThrow(SealError);
  });

  it('are gone once their key is destroyed, which nothing but a change can do', async () => {
    await concernOf(4);
    await expect(registry.$executeRaw`DELETE FROM word_key WHERE concern_id = 4`).rejects.toThrow(
      /never rewritten or deleted/,
    );
    expect(await keyOf(4)).not.toBeNull();
    await inWrite((writing) => destroyWordKeys(writing, 'Concern', [4]));
    expect(await keyOf(4)).toBeNull();
  });

  it('open with another key of the server once all keys were rotated, and the old one is not needed any more', async () => {
    const sealed = await concernOf(6);
    const key = newKey('k2');
    const options = { actor: 'test', requestId: 'r', batchSize: 2 };
    const count = await registry.wordKey.count();
    // what the test of a moved key left opens for nobody, and stops the rotation
    await inWrite((writing) => destroyWordKeys(writing, 'Concern', [3]));
    expect(await rotateKeys(registry, sealerWith(key, old), options)).toBe(count - 1);
    const opened = await inWrite((writing) => wordKeyOf(writing, sealerWith(key), 'Concern', 6));
    expect(openWords(opened!, 'summary', sealed)).toBe(WORDS);
    expect(await rotateKeys(registry, sealerWith(key), options)).toBe(0);
  });

  it('are not stored by a server without a key', async () => {
    const refused = inWrite((writing) => Promise.resolve(makeWordKey(writing, null, 'Concern', 5)));
    await expect(refused).rejects.toThrow(RuleViolationError);
    expect(await stored()).not.toContain(',5,');
  });
});
