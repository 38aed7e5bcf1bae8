import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { bootstrapToken } from './access/token.ts';
import type { Database } from './database/client.ts';
import { migrate, migrationStatus } from './database/migrate.ts';
import { graphqlEndpoint, type EndpointOptions } from './endpoint.ts';
import { formatSummary, loadFacts } from './publications/load.ts';
import { graphiql } from './graphiql/routes.ts';
import { incoming, secureHeaders } from './limits/http.ts';
import { LIMITS, type Limits } from './limits/limits.ts';
import { serverLog } from './log.ts';
import { reasonOf, StartupError } from './errors/startup-error.ts';

const FACTS = join(import.meta.dirname, '../prisma/facts');

export interface AppOptions extends EndpointOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The administrator's token of a registry without tokens. Default: a new one. */
  readonly bootstrapToken?: string | undefined;
  /** Whether pending migrations are applied on PostgreSQL too. Default: false. */
  readonly migrate?: boolean;
  /** Whether the published facts are loaded into an empty embedded database. Default: false. */
  readonly loadFacts?: boolean;
  /** Limits in place of the defaults. */
  readonly limits?: Partial<Limits>;
  /** The sites whose pages may ask from a browser. Default: none. */
  readonly corsOrigins?: readonly string[];
  /** Whether `/` is the page of GraphiQL. Default: true. */
  readonly graphiql?: boolean;
  readonly log?: FastifyBaseLogger;
}

export interface App {
  readonly url: string;
  /** The administrator's token, if this start made it; null otherwise. */
  readonly newToken: string | null;
  /** Waits for running requests, then closes the server. The database stays open. */
  readonly stop: () => Promise<void>;
}

/** Prepares the database and serves the registry. */
export async function startApp(options: AppOptions): Promise<App> {
  const { database, host, port, log = serverLog('info') } = options;
  const limits = { ...LIMITS, ...options.limits };
  const server = fastify({
    loggerInstance: log,
    genReqId: () => randomUUID(),
    ...incoming(limits),
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
    forceCloseConnections: 'idle',
  });
  await prepareMigrations(database, options.migrate ?? false, log);
  if (database.kind === 'embedded' && options.loadFacts) await loadFactsOnce(database, log);
  await secureHeaders(server, options.corsOrigins ?? []);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  await graphqlEndpoint(server, options, limits);
  if (options.graphiql ?? true) await server.register(graphiql);
  tellHealth(server, database);
  await listen(server, host, port);
  // last, so that a start that fails does not make a token that nobody sees
  const newToken = await bootstrapToken(database.registry, options.bootstrapToken);
  const address = server.server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    newToken,
    stop: () => server.close(),
  };
}

async function prepareMigrations({ kind, pool }: Database, apply: boolean, log: FastifyBaseLogger): Promise<void> {
  const { pending } = await migrationStatus(pool);
  if (pending.length === 0) return;
  if (kind === 'embedded' || apply) {
    log.info(`applying ${pending.length} migrations`);
    log.info({ applied: await migrate(pool) }, 'migrations applied');
    return;
  }
  throw new StartupError(
    `The database lacks ${pending.length} migration(s) (${pending.join(', ')}): run npm run migrate, or start with MUSTER_MIGRATE=apply.`,
  );
}

async function loadFactsOnce({ registry }: Database, log: FastifyBaseLogger): Promise<void> {
  if ((await registry.unit.count()) > 0) return;
  log.info('loading the published facts');
  const summary = await loadFacts(registry, FACTS, { actor: 'system', requestId: randomUUID() });
  log.info(`published facts loaded: ${formatSummary(summary)}`);
}

function tellHealth(server: FastifyInstance, { registry }: Database): void {
  server.get('/healthz', { logLevel: 'warn' }, () => ({ status: 'ok' }));
  server.get('/readyz', { logLevel: 'warn' }, async (_request, reply) => {
    try {
      await registry.$queryRaw`SELECT 1`;
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await server.listen({ host, port, listenTextResolver: (address) => `serving at ${address}` });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'EADDRINUSE') {
      throw new StartupError(`Port ${port} on ${host} is in use; choose another with PORT.`, { cause });
    }
    throw new StartupError(`Cannot listen at ${host}:${port}: ${reasonOf(cause)}`, { cause });
  }
}
