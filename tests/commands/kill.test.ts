import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ClientError, GraphQLClient } from 'graphql-request';
import { openDatabase, type Registry } from '../../src/database/client.ts';
import { CreateUnitDocument, type CreateUnitMutation } from '../generated/graphql.ts';
import { breaksOf } from '../support/breaks.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { useProgram } from '../support/program.ts';
import { sql } from '../../src/sql/sql.ts';

const program = useProgram({ data: 'with the published facts' });

const TOKEN = 'a-token-for-the-test-of-kill';
const WRITERS = 4;
/** After how many acknowledged writes each server is killed, while the other writers still wait for theirs. */
const KILLED_AFTER: readonly number[] = Array.from({ length: 12 }, () => 10);
/** After how many kills the database is looked through: to open and verify it takes as long as a start. */
const LOOKED_THROUGH = 4;

type Answer = CreateUnitMutation['createUnit'];

let server: TestDatabase | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

const clientOf = (url: string) => new GraphQLClient(url, { headers: { authorization: `Bearer ${TOKEN}` } });

/** Sends one write under its key; the key is the code, so that what is found can be told. */
const send = async (url: string, code: string): Promise<Answer> => {
  const input = { code, name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' } as const;
  return (await clientOf(url).request(CreateUnitDocument, { input, key: code })).createUnit;
};

/** What a write leaves, in three places, found from each of them. */
const traces = (registry: Registry) =>
  registry.$query<{ key: string | null; code: string | null; position: string | null }>(
    sql`SELECT k.key, v.code, c.position::text AS position FROM idempotency_key k
FULL JOIN (SELECT unit_id, code FROM unit_version WHERE code LIKE 'KILL-%') v ON v.unit_id = (k.result -> 'keys' ->> 'unitId')::int
FULL JOIN (SELECT subject_id, position FROM change WHERE operation = 'createUnit') c ON c.subject_id = v.unit_id
ORDER BY c.position`,
    [],
  );

const kind = process.env['TEST_DATABASE_URL'] === undefined ? 'embedded' : 'postgresql';

describe(`a server that is killed with SIGKILL while it writes, on its ${kind} database`, () => {
  it('has kept what it acknowledged, and nothing by half', async () => {
    if (kind === 'postgresql') server = await openTestDatabase();
    const env = {
      PORT: '0',
      MUSTER_BOOTSTRAP_TOKEN: TOKEN,
      ...(server?.url !== undefined && { DATABASE_URL: server.url }),
    };
    const serve = async () => {
      const started = program.start(['serve'], env);
      const address = /http:[^"\s]+/.exec((await started.printed('serving at')).split('serving at')[1]!)![0];
      const url = `${address}/graphql`;
      // the first start makes the token once it serves
      while (
        !(await clientOf(url)
          .request('{ viewer { name } }')
          .catch(() => null))
      )
        await setTimeout(20);
      return { ...started, url };
    };
    const sent: string[] = [];
    const acknowledged = new Map<string, Answer>();

    for (const [kill, after] of KILLED_AFTER.entries()) {
      const { child, outcome, url } = await serve();
      const enough = acknowledged.size + after;
      const write = async (): Promise<void> => {
        const code = `KILL-${sent.length + 1}`;
        sent.push(code);
        const answer = await send(url, code).catch((error: unknown) => {
          if (error instanceof ClientError) throw error;
          // the server is dead: nobody knows whether this was done
          return null;
        });
        if (!answer) return;
        acknowledged.set(code, answer);
        if (acknowledged.size === enough) child.kill('SIGKILL');
        await write();
      };
      await Promise.all(Array.from({ length: WRITERS }, write));
      expect((await outcome).code).toBeNull();

      if ((kill + 1) % LOOKED_THROUGH > 0) continue;
      const database = await openDatabase({ url: server?.url, directory: join(program.directory, 'data') });
      const breaks = await breaksOf(database.registry);
      const found = await traces(database.registry);
      await database.close();
      expect(breaks).toEqual([]);
      expect(found.filter(({ key, code, position }) => key === null || key !== code || position === null)).toEqual([]);
      const kept = new Set(found.map(({ code }) => code));
      expect([...acknowledged.keys()].filter((code) => !kept.has(code))).toEqual([]);
      expect([...kept].filter((code) => !sent.includes(code!))).toEqual([]);
    }

    // whoever had no answer sends again, and so may all others: what was done is told again
    const { child, outcome, url } = await serve();
    const again = [...sent];
    const repeat = async () => {
      for (let code = again.pop(); code !== undefined; code = again.pop()) {
        const answer = await send(url, code);
        const expected = acknowledged.get(code) ?? { ...answer, __typename: 'CreateUnitSuccess' };
        expect(answer).toEqual(expected);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, repeat));
    child.kill('SIGTERM');
    expect((await outcome).code).toBe(0);
    const database = await openDatabase({ url: server?.url, directory: join(program.directory, 'data') });
    const found = await traces(database.registry);
    await database.close();
    expect(found).toHaveLength(sent.length);
    expect(new Set(found.map(({ key }) => key))).toEqual(new Set(sent));
  }, 600_000);
});
