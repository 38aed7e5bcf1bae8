import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { GraphQLError, execute } from 'graphql';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { ProviderUnavailableError, SignInError } from './access/identity-provider.ts';
import type { SignInOptions } from './access/person.ts';
import { signIn } from './access/sign-in.ts';
import { bootstrapToken } from './access/token.ts';
import { compiledExecution, type Compiled } from './compiled/compiled-execution.ts';
import { shortWay, type ShortWay } from './compiled/short-way.ts';
import { unavailability } from './database/availability.ts';
import type { Database } from './database/client.ts';
import { migrate, migrationStatus } from './database/migrate.ts';
import { formatSummary, loadFacts } from './facts/load.ts';
import type { Context } from './graphql/context.ts';
import { providerUnavailable, unauthenticated, unavailable } from './graphql/errors.ts';
import { gatewayOf, runnerOf } from './graphql/execution.ts';
import { formatError, unexpected } from './graphql/format-error.ts';
import { localeOf } from './graphql/locale.ts';
import { purposeOf } from './graphql/purpose.ts';
import { graphiql } from './graphiql/routes.ts';
import {
  legacyStatuses,
  logErrors,
  operationMoment,
  ownState,
  showRedactions,
  showRequestId,
  stateOfOperation,
} from './graphql/server-plugins.ts';
import { idempotentOnMutationsOnly } from './graphql/write-directives.ts';
import { budgets } from './limits/budget.ts';
import { documentStore } from './limits/document-store.ts';
import { documentCheck } from './limits/documents.ts';
import { slowedSignIn } from './limits/failed-sign-ins.ts';
import { documentsById, gateOf } from './limits/gate.ts';
import { incoming, refuseInGraphQL, secureHeaders, strictJson } from './limits/http.ts';
import { LIMITS, type Limits } from './limits/limits.ts';
import { chargeCost, charging } from './limits/charge.ts';
import { readTrustedDocuments } from './limits/trusted-documents.ts';
import type { PersonalKeys } from './personal/keys.ts';
import { sealer, type Sealer } from './personal/sealer.ts';
import { openSchema, schema } from './schema.ts';
import { StartupError } from './startup-error.ts';

const FACTS = join(import.meta.dirname, '../prisma/facts');

export interface AppOptions {
  readonly database: Database;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The administrator's token of a registry that has none yet; a new one is made where it is not given. */
  readonly bootstrapToken?: string | undefined;
  /** Apply pending migrations on PostgreSQL too. */
  readonly migrate?: boolean;
  /** What personal data is sealed with; without keys none is stored or opened. */
  readonly personalKeys?: PersonalKeys | null;
  /** Where people sign in; without it tokens alone let anyone in. */
  readonly signIn?: SignInOptions | null;
  /** Load the published facts into an empty embedded database. */
  readonly loadFacts?: boolean;
  /** Which queries are answered by plans made of them beforehand: those that come again, unless told otherwise. */
  readonly compiled?: Compiled;
  /** In place of those that hold unless told. */
  readonly limits?: Partial<Limits>;
  /** Sites whose pages may ask from a browser. */
  readonly corsOrigins?: readonly string[];
  /**
   * The proxies that are believed whom they ask for; none where clients reach the registry themselves. Null: nobody knows,
   * and an address tells nothing.
   */
  readonly proxies?: readonly string[] | null;
  /** A folder with manifests of trusted documents, beside those of schema/operations. */
  readonly documentsDirectory?: string | null;
  /** Whether `/` is the page of GraphiQL. */
  readonly graphiql?: boolean;
  /** Whether the schema may be asked for by who is signed in. */
  readonly introspection?: boolean;
  readonly logLevel?: string;
}

export interface App {
  readonly url: string;
  /** Set when this start made the administrator's token. */
  readonly newToken: string | null;
  /** Lets running requests end, then closes the server; the database stays open. */
  readonly stop: () => Promise<void>;
}

/** Prepares the database and serves the registry. */
export async function startApp(options: AppOptions): Promise<App> {
  const { database, host, port, logLevel = 'info' } = options;
  const limits = { ...LIMITS, ...options.limits };
  const server = fastify({
    logger: { level: logLevel, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    genReqId: () => randomUUID(),
    ...incoming(limits),
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
    forceCloseConnections: 'idle',
  });
  await prepareMigrations(database, options.migrate ?? false, server.log);
  if (database.kind === 'embedded' && options.loadFacts) await loadFactsOnce(database, server.log);
  await secureHeaders(server, options.corsOrigins ?? []);
  await serve(server, options, limits);
  await listen(server, host, port);
  // last, so that a start that fails does not make a token that nobody is shown
  const newToken = await bootstrapToken(database.registry, options.bootstrapToken);
  const address = server.server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    newToken,
    stop: () => server.close(),
  };
}

async function prepareMigrations({ kind, pool }: Database, apply: boolean, log: FastifyBaseLogger): Promise<void> {
  if (kind === 'embedded' || apply) {
    const applied = await migrate(pool);
    if (applied.length) log.info({ applied }, 'migrations applied');
    return;
  }
  const { pending } = await migrationStatus(pool);
  if (pending.length) {
    throw new StartupError(
      `The database lacks ${pending.length} migration(s) (${pending.join(', ')}): run npm run migrate, or start with MUSTER_MIGRATE=apply.`,
    );
  }
}

async function loadFactsOnce({ registry }: Database, log: FastifyBaseLogger): Promise<void> {
  if ((await registry.unit.count()) > 0) return;
  const summary = await loadFacts(registry, FACTS, { actor: 'system', requestId: randomUUID() });
  log.info(`published facts loaded: ${formatSummary(summary)}`);
}

async function serve(server: FastifyInstance, options: AppOptions, limits: Limits): Promise<void> {
  const { compiled = 'repeated' } = options;
  const { registry } = options.database;
  const personalSealer: Sealer | null = options.personalKeys ? sealer(options.personalKeys) : null;
  const check = documentCheck(limits);
  const documents = await readTrustedDocuments(schema, options.documentsDirectory ?? null, check);
  const pass = gateOf(limits, documents, check);
  strictJson(server);
  refuseInGraphQL(server, limits);
  const run = runnerOf(schema, {
    executionMs: limits.executionMs,
    execute: compiled === 'off' ? execute : compiledExecution(openSchema, compiled),
  });
  const charge = charging(limits, budgets(limits.budgetSeconds));
  const short = compiled === 'off' ? null : shortWay(schema, charge, run);
  const apollo = new ApolloServer<Context>({
    gateway: gatewayOf(schema, run),
    validationRules: [idempotentOnMutationsOnly],
    introspection: options.introspection ?? true,
    persistedQueries: false,
    documentStore: documentStore(),
    allowBatchedHttpRequests: limits.batch > 0,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    plugins: [
      fastifyApolloDrainPlugin(server),
      ApolloServerPluginLandingPageDisabled(),
      // it would add work to every field
      ApolloServerPluginCacheControlDisabled(),
      ownState,
      documentsById(documents),
      chargeCost(charge),
      operationMoment,
      ...(short ? [short.documents] : []),
      showRequestId,
      showRedactions,
      logErrors(server.log),
      legacyStatuses,
    ],
  });
  await apollo.start();
  const anybody = signIn(registry, options.signIn ?? null);
  const viewerOf = options.proxies ? slowedSignIn(anybody, limits.failedSignIns) : anybody;
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  const contextOf = async (request: FastifyRequest): Promise<Context> => {
    const viewer = await authenticate(request, viewerOf);
    pass(request, viewer);
    return {
      viewer,
      requestId: request.id,
      purpose: purposeOf(request.headers),
      locale: localeOf(request.headers),
      rows: registry.$rows,
      registry,
      sealer: personalSealer,
      budget: limits.budget,
      ...stateOfOperation(),
    };
  };
  graphqlRoute(server, apollo, contextOf, short);
  if (options.graphiql ?? true) await server.register(graphiql);
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

/** One way, or the short one first: whichever a request goes, its context is made once. */
function graphqlRoute(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  contextOf: (request: FastifyRequest) => Promise<Context>,
  short: ShortWay | null,
): void {
  const contexts = new WeakMap<FastifyRequest, Promise<Context>>();
  const contextOnce = (request: FastifyRequest) => {
    let context = contexts.get(request);
    if (!context) contexts.set(request, (context = contextOf(request)));
    return context;
  };
  const wholeWay = fastifyApolloHandler(apollo, { context: contextOnce });
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: async function (request, reply) {
      const answer = await short?.answer(request, () => contextOnce(request));
      if (answer) return reply.header('content-type', answer.type).send(answer.body);
      const whole: unknown = await wholeWay.call(this, request, reply);
      const type = reply.getHeader('content-type');
      if (request.method === 'POST' && reply.statusCode === 200 && typeof type === 'string') {
        short?.gave(request.headers.accept, type);
      }
      return whole;
    },
  });
}

const BEARER = /^Bearer +(\S+)$/i;

async function authenticate({ headers, id, ip, log }: FastifyRequest, viewerOf: ReturnType<typeof slowedSignIn>) {
  const token = BEARER.exec(headers.authorization ?? '')?.[1];
  if (!token) throw unauthenticated('Sign in: send the header "Authorization: Bearer <token>".');
  const viewer = await viewerOf(token, ip).catch((error: unknown) => {
    if (error instanceof GraphQLError) throw error;
    if (error instanceof SignInError) throw unauthenticated(error.message);
    if (unavailability(error)) throw unavailable();
    log.error({ err: error }, 'unexpected error');
    throw error instanceof ProviderUnavailableError ? providerUnavailable() : unexpected(id);
  });
  if (!viewer) throw unauthenticated('The token is not known, has expired or was revoked.');
  return viewer;
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await server.listen({ host, port, listenTextResolver: (address) => `serving at ${address}` });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'EADDRINUSE') {
      throw new StartupError(`Port ${port} on ${host} is in use; choose another with PORT.`, { cause });
    }
    throw new StartupError(
      `Cannot listen at ${host}:${port}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}
