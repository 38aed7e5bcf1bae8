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
import { fastPath, type FastAnswer, type FastPath } from './compiled/fast-path.ts';
import { unavailability } from './database/availability.ts';
import type { Database } from './database/client.ts';
import type { Context } from './graphql/context.ts';
import { providerUnavailable, unauthenticated, unavailable } from './graphql/errors.ts';
import { gatewayOf, runnerOf } from './graphql/execution.ts';
import { formatError, unexpected } from './graphql/format-error.ts';
import { introspectionIsOff, rememberingSchema } from './graphql/introspection.ts';
import { localeOf } from './graphql/locale.ts';
import { newOperation } from './graphql/operation-state.ts';
import { operationTypesThereAre } from './graphql/operation-types.ts';
import { purposeOf } from './graphql/purpose.ts';
import { assertNothingBeside, toldByHeaders } from './graphql/request-settings.ts';
import {
  legacyStatuses,
  logErrors,
  operationSettings,
  stateForEachOperation,
  showRedactions,
  showDone,
  showRequestId,
} from './graphql/server-plugins.ts';
import { idempotentOnMutationsOnly } from './modules/acts/write-directives.ts';
import { budgets } from './limits/budget.ts';
import { documentStore } from './limits/document-store.ts';
import { documentCheck } from './limits/documents.ts';
import { slowedSignIn } from './limits/failed-sign-ins.ts';
import { documentsById, gateOf } from './limits/gate.ts';
import { refuseInGraphQL, strictJson } from './limits/http.ts';
import type { Limits } from './limits/limits.ts';
import { HeavyStatements } from './database/heavy.ts';
import { SHARES } from './database/shares.ts';
import { Turns } from './database/turns.ts';
import { chargeCost, charging } from './limits/charge.ts';
import { ViewerTurns } from './limits/viewer-turns.ts';
import { readTrustedDocuments } from './limits/trusted-documents.ts';
import type { PersonalKeys } from './personal/keys.ts';
import { sealer, type Sealer } from './personal/sealer.ts';
import { openSchema, schema } from './schema.ts';
import { officerOfPerson } from './modules/access/person-link.sql.ts';
import { unitsWithCodes } from './modules/units/unit.reads.ts';

export interface EndpointOptions {
  readonly database: Database;
  /** The keys that personal data is sealed with. Without keys no personal data is stored or opened. */
  readonly personalKeys?: PersonalKeys | null;
  /** The provider at which people sign in. Without it only tokens sign in. */
  readonly signIn?: SignInOptions | null;
  /** Which queries are executed by plans. Default: those that are sent again. */
  readonly compiled?: Compiled;
  /**
   * The proxies that are trusted to tell the address of the client; empty if clients reach the registry directly. Null: the
   * address of a client is not known.
   */
  readonly proxies?: readonly string[] | null;
  /** A folder with manifests of trusted documents, in addition to schema/operations. */
  readonly documentsDirectory?: string | null;
  /** Whether viewers may ask for the schema. Default: true. */
  readonly introspection?: boolean;
}

/** The rules of documents besides those of GraphQL. */
export const VALIDATION_RULES = [idempotentOnMutationsOnly, operationTypesThereAre];

/** Serves GraphQL at `/graphql`. */
export async function graphqlEndpoint(
  server: FastifyInstance,
  options: EndpointOptions,
  limits: Limits,
): Promise<void> {
  const { compiled = 'repeated', documentsDirectory = null } = options;
  const check = documentCheck(limits);
  const documents = await readTrustedDocuments(schema, documentsDirectory, check, VALIDATION_RULES);
  strictJson(server);
  refuseInGraphQL(server, limits);
  const run = runnerOf(schema, {
    executionMs: limits.executionMs,
    heavy: new HeavyStatements(),
    dryRuns: new Turns(SHARES.dryRuns),
    execute: rememberingSchema(compiled === 'off' ? execute : compiledExecution(openSchema, compiled)),
  });
  const charge = charging(limits, budgets(limits.budgetSeconds));
  const fast = compiled === 'off' ? null : fastPath(schema, charge, run, documents);
  const apollo = new ApolloServer<Context>({
    ...apolloOptions(options, limits),
    gateway: gatewayOf(schema, run),
    plugins: [
      fastifyApolloDrainPlugin(server),
      ApolloServerPluginLandingPageDisabled(),
      // it would add work to every field
      ApolloServerPluginCacheControlDisabled(),
      stateForEachOperation,
      documentsById(documents),
      chargeCost(charge),
      operationSettings,
      ...(fast ? [fast.documents] : []),
      showDone,
      showRequestId,
      showRedactions,
      logErrors(server.log),
      legacyStatuses,
    ],
  });
  await apollo.start();
  const turns = new ViewerTurns(limits);
  graphqlRoute(server, apollo, contextMaker(options, limits, gateOf(limits, documents, check), turns), fast, turns);
}

const apolloOptions = ({ introspection = true }: EndpointOptions, limits: Limits) => ({
  validationRules: introspection ? VALIDATION_RULES : [...VALIDATION_RULES, introspectionIsOff],
  // refused by a rule of our own, in words of our own
  introspection: true,
  // "Did you mean" tells names of the schema
  hideSchemaDetailsFromClientErrors: !introspection,
  persistedQueries: false as const,
  documentStore: documentStore(),
  allowBatchedHttpRequests: limits.batch > 0,
  csrfPrevention: true,
  includeStacktraceInErrorResponses: false,
  stopOnTerminationSignals: false,
  formatError,
});

/** Makes the context of a request: signs in, checks what was sent, and waits for its turn. */
function contextMaker(
  { database: { registry }, personalKeys, signIn: provider, proxies }: EndpointOptions,
  limits: Limits,
  checkDocuments: ReturnType<typeof gateOf>,
  turns: ViewerTurns,
): (request: FastifyRequest) => Promise<Context> {
  const personalSealer: Sealer | null = personalKeys ? sealer(personalKeys) : null;
  const viewerByToken = signIn(registry, provider ?? null, { unitsWithCodes, officerOfPerson });
  const viewerOf = proxies ? slowedSignIn(viewerByToken, limits.failedSignIns) : viewerByToken;
  return async (request) => {
    const viewer = await authenticate(request, viewerOf);
    assertNothingBeside(request);
    checkDocuments(request, viewer);
    const asked = {
      viewer,
      requestId: request.id,
      purpose: purposeOf(request.headers),
      locale: localeOf(request.headers),
      told: toldByHeaders(request.raw, Array.isArray(request.body) && request.body.length > 1),
    };
    // what is refused has no turn
    await turns.enter(viewer, request.raw);
    return { ...asked, registry, sealer: personalSealer, budget: limits.budget, operation: newOperation(registry) };
  };
}

/** Answers by the fast path, or else by Apollo. The context of a request is made once, whichever answers. */
function graphqlRoute(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  contextOf: (request: FastifyRequest) => Promise<Context>,
  fast: FastPath | null,
  turns: ViewerTurns,
): void {
  const contexts = new WeakMap<FastifyRequest, Promise<Context>>();
  const contextOnce = (request: FastifyRequest) => {
    let context = contexts.get(request);
    if (!context) contexts.set(request, (context = contextOf(request)));
    return context;
  };
  const byApollo = fastifyApolloHandler(apollo, { context: contextOnce });
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: async function (request, reply) {
      let answer: FastAnswer | { readonly whole: unknown };
      try {
        const short = await fast?.answer(request, () => contextOnce(request));
        answer = short ?? { whole: await byApollo.call(this, request, reply) };
      } finally {
        // not when it is read: who reads slowly holds up nothing
        turns.leave(request.raw);
      }
      if ('body' in answer) return reply.header('content-type', answer.type).send(answer.body);
      const type = reply.getHeader('content-type');
      if (request.method === 'POST' && reply.statusCode === 200 && typeof type === 'string') {
        fast?.rememberContentType(request.headers.accept, type);
      }
      return answer.whole;
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
    if (error instanceof ProviderUnavailableError) {
      log.error({ err: error }, 'unexpected error');
      throw providerUnavailable();
    }
    if (unavailability(error)) throw unavailable();
    log.error({ err: error }, 'unexpected error');
    throw unexpected(id);
  });
  if (!viewer) throw unauthenticated('The token is not known, has expired or was revoked.');
  return viewer;
}
