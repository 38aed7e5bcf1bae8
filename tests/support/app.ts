import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { encodeGlobalID } from '@pothos/plugin-relay';
import { ClientError, GraphQLClient } from 'graphql-request';
import { SCOPES, type Scope } from '../../src/access/scopes.ts';
import { newToken, tokenHash } from '../../src/access/secret.ts';
import { startApp, type App, type AppOptions } from '../../src/app.ts';
import type { Compiled } from '../../src/compiled/compiled-execution.ts';
import type { Database, DatabaseOptions, Registry } from '../../src/database/client.ts';
import { serverLog } from '../../src/log.ts';
import { remembering } from '../../src/remembering.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export interface Harness {
  readonly url: string;
  /** For rows that a test puts there without a change: what was read before is forgotten with each. */
  readonly registry: Registry;
  /** Whether its queries are planned: one statement has then what its fields tell in SQL. */
  readonly planned: boolean;
  /** What the registry is in, for what needs more than that. */
  readonly database: Database;
  /** The administrator's. */
  readonly token: string;
  /** A client that may do everything. */
  readonly admin: GraphQLClient;
  /** A client with a token of these scopes, bound to units where some are given, and of others that hold everywhere. */
  signedIn(
    scopes: readonly Scope[],
    unitIds?: readonly number[],
    everywhere?: readonly Scope[],
  ): Promise<GraphQLClient>;
  /** A token that has some scopes, everywhere or in some units. */
  tokenWith(scopes: readonly Scope[], unitIds?: readonly number[], everywhere?: readonly Scope[]): Promise<string>;
  anonymous(): GraphQLClient;
  /** How many rows each statement of reading work brought from the database, in the order of their arrival. */
  rowsRead(work: () => Promise<unknown>): Promise<number[]>;
  /**
   * The statements that work sends to the database when nothing of it is in memory, in order; transaction control
   * included, but not what is asked whatever the work: who the viewer is, and which change was the last.
   */
  statements(work: () => Promise<unknown>): Promise<string[]>;
}

type TestAppOptions = Pick<
  AppOptions,
  | 'personalKeys'
  | 'signer'
  | 'signIn'
  | 'viewersRememberedMs'
  | 'limits'
  | 'corsOrigins'
  | 'documentsDirectory'
  | 'proxies'
  | 'console'
  | 'providerClient'
  | 'graphiql'
  | 'introspection'
> &
  Pick<DatabaseOptions, 'poolWaitMs' | 'statementMs'> & {
    /** Default: enough for any test. */
    readonly memoryRows?: number;
    /** Default: as TEST_COMPILED says, else all queries are planned. */
    readonly compiled?: Compiled;
  };

/** A listening server on a database of its own, for the tests of one file. */
export function useApp(options: TestAppOptions = {}): Harness {
  const token = `test-${randomBytes(16).toString('hex')}`;
  const compiled = options.compiled ?? (process.env['TEST_COMPILED'] as Compiled | undefined) ?? 'always';
  let database: TestDatabase;
  let app: App | undefined;
  let registry: Registry;
  let seen: string[] | null = null;
  let counted: number[] | null = null;

  beforeAll(async () => {
    database = await openTestDatabase({
      ...(options.poolWaitMs !== undefined && { poolWaitMs: options.poolWaitMs }),
      ...(options.statementMs !== undefined && { statementMs: options.statementMs }),
      memory: remembering(options.memoryRows ?? MEMORY_ROWS),
      onStatement: (text) => {
        if (!isAskedAnyway(text)) seen?.push(text);
      },
      onRows: (text, count) => {
        if (!isAskedAnyway(text)) counted?.push(count);
      },
    });
    registry = forgetting(database.database.registry);
    app = await startApp({
      console: false,
      ...options,
      database: database.database,
      host: '127.0.0.1',
      port: 0,
      bootstrapToken: token,
      compiled,
      log: serverLog(process.env['LOG_LEVEL'] ?? 'fatal'),
    });
  }, 60_000);

  afterAll(async () => {
    // a start that failed must not leave the database open: the run would never end; the clients have all been answered
    await app?.stop({ quietMs: 0 });
    await database.close();
  });

  const client = (bearer?: string) =>
    new GraphQLClient(`${app!.url}/graphql`, {
      ...(bearer !== undefined && { headers: { authorization: `Bearer ${bearer}` } }),
      errorPolicy: 'none',
    });

  const tokenWith: Harness['tokenWith'] = async (scopes, unitIds = [], everywhere = []) => {
    const bearer = newToken();
    const now = new Date();
    await database.database.registry.token.create({
      data: {
        name: `test ${scopes.join(' ')}`,
        hash: Uint8Array.from(tokenHash(bearer)),
        createdAt: now,
        grants: {
          create: [
            { scopes: [...scopes], grantedAt: now, units: { create: unitIds.map((unitId) => ({ unitId })) } },
            ...(everywhere.length > 0 ? [{ scopes: [...everywhere], grantedAt: now }] : []),
          ],
        },
      },
    });
    return bearer;
  };

  return {
    token,
    planned: compiled !== 'off',
    get url() {
      return app!.url;
    },
    get registry() {
      return registry;
    },
    get database() {
      return database.database;
    },
    get admin() {
      return client(token);
    },
    signedIn: async (...granted) => client(await tokenWith(...granted)),
    tokenWith,
    anonymous: () => client(),
    rowsRead: async (work) => {
      const collected: number[] = [];
      registry.$forget();
      counted = collected;
      try {
        await work();
      } finally {
        counted = null;
      }
      return collected;
    },
    statements: async (work) => {
      // once before, so that the viewer is known and every statement is prepared
      await work();
      registry.$forget();
      const collected: string[] = [];
      seen = collected;
      try {
        await work();
      } finally {
        seen = null;
      }
      return collected;
    },
  };
}

const MEMORY_ROWS = 50_000;

/** In the statements by which the viewer of a token is found, the last change and what was touched; what a new connection is told, and whether work was given up. */
const ASKED_ANYWAY = [
  'FROM token t WHERE t.hash',
  'AS "position" FROM change_head',
  'AS "touched"',
  'SET idle_session_timeout',
  'UPDATE import_batch SET worker = NULL',
];

const isAskedAnyway = (text: string): boolean => ASKED_ANYWAY.some((part) => text.includes(part));

/** The registry for rows that come without a change, which its memory cannot know of. */
const forgetting = (registry: Registry): Registry =>
  registry.$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        const result: unknown = await query(args);
        registry.$forget();
        return result;
      },
    },
  });

/** Every scope but these. */
export const scopesWithout = (...without: Scope[]): Scope[] => SCOPES.filter((scope) => !without.includes(scope));

export const globalId = (type: string, key: number): string => encodeGlobalID(type, key);

/** The errors a request was refused with; fails when it was not refused. */
export async function refusal(request: Promise<unknown>) {
  const error = await request.then(
    () => {
      throw new Error('The request was not refused.');
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof ClientError)) throw error;
  return error.response.errors ?? [];
}
