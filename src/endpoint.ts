import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { GraphQLError, execute } from 'graphql';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { ProviderUnavailableError, SignInError } from './access/identity-provider.ts';
import type { SignInOptions } from './access/person.ts';
import { signIn } from './access/sign-in.ts';
import { compiledExecution, type Compiled } from './compiled/compiled-execution.ts';
import { fastPath, type FastPath } from './compiled/fast-path.ts';
import { unavailability } from './database/availability.ts';
import type { Database } from './database/client.ts';
import type { Context } from './graphql/context.ts';
import { providerUnavailable, unauthenticated, unavailable } from './graphql/errors.ts';
import { gatewayOf, runnerOf } from './graphql/execution.ts';
import { formatError, unexpected } from './graphql/format-error.ts';
import { localeOf } from './graphql/locale.ts';
import { newOperation } from './graphql/operation-state.ts';
import { purposeOf } from './graphql/purpose.ts';
import {
  legacyStatuses,
  logErrors,
  operationMoment,
  ownState,
  showRedactions,
  showRequestId,
} from './graphql/server-plugins.ts';
import { idempotentOnMutationsOnly, isDryRun } from './modules/acts/write-directives.ts';
import { budgets } from './limits/budget.ts';
import { documentStore } from './limits/document-store.ts';
import { documentCheck } from './limits/documents.ts';
import { slowedSignIn } from './limits/failed-sign-ins.ts';
import { documentsById, gateOf } from './limits/gate.ts';
import { refuseInGraphQL, strictJson } from './limits/http.ts';
import type { Limits } from './limits/limits.ts';
import { chargeCost, charging } from './limits/charge.ts';
import { readTrustedDocuments } from './limits/trusted-documents.ts';
import type { PersonalKeys } from './personal/keys.ts';
import { sealer, type Sealer } from './personal/sealer.ts';
import { openSchema, schema } from './schema.ts';

export interface EndpointOptions {
  readonly database: Database;
  /** What personal data is sealed with; without keys none is stored or opened. */
  readonly personalKeys?: PersonalKeys | null;
  /** Where people sign in; without it tokens alone let anyone in. */
  readonly signIn?: SignInOptions | null;
  /** Which queries are answered by plans made of them beforehand: those that come again, unless told otherwise. */
  readonly compiled?: Compiled;
  /**
   * The proxies that are believed whom they ask for; none where clients reach the registry themselves. Null: nobody knows,
   * and an address tells nothing.
   */
  readonly proxies?: readonly string[] | null;
  /** A folder with manifests of trusted documents, beside those of schema/operations. */
  readonly documentsDirectory?: string | null;
  /** Whether the schema may be asked for by who is signed in. */
  readonly introspection?: boolean;
}

/** What a document must keep to besides the rules of GraphQL. */
const VALIDATION_RULES = [idempotentOnMutationsOnly];

/** Serves GraphQL at `/graphql`. */
export async function graphqlEndpoint(
  server: FastifyInstance,
  options: EndpointOptions,
  limits: Limits,
): Promise<void> {
  const { compiled = 'repeated' } = options;
  const { registry } = options.database;
  const personalSealer: Sealer | null = options.personalKeys ? sealer(options.personalKeys) : null;
  const check = documentCheck(limits);
  const documents = await readTrustedDocuments(schema, options.documentsDirectory ?? null, check, VALIDATION_RULES);
  const pass = gateOf(limits, documents, check);
  strictJson(server);
  refuseInGraphQL(server, limits);
  const run = runnerOf(schema, {
    executionMs: limits.executionMs,
    isDryRun,
    execute: compiled === 'off' ? execute : compiledExecution(openSchema, compiled),
  });
  const charge = charging(limits, budgets(limits.budgetSeconds));
  const short = compiled === 'off' ? null : fastPath(schema, charge, run);
  const apollo = new ApolloServer<Context>({
    gateway: gatewayOf(schema, run),
    validationRules: VALIDATION_RULES,
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
  const contextOf = async (request: FastifyRequest): Promise<Context> => {
    const viewer = await authenticate(request, viewerOf);
    pass(request, viewer);
    return {
      viewer,
      requestId: request.id,
      purpose: purposeOf(request.headers),
      locale: localeOf(request.headers),
      registry,
      sealer: personalSealer,
      budget: limits.budget,
      operation: newOperation(registry),
    };
  };
  graphqlRoute(server, apollo, contextOf, short);
}

/** One way, or the short one first: whichever a request goes, its context is made once. */
function graphqlRoute(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  contextOf: (request: FastifyRequest) => Promise<Context>,
  short: FastPath | null,
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
        short?.rememberContentType(request.headers.accept, type);
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
