import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { execute } from 'graphql';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { admission, type AdmissionOptions, type Admitting } from './admission.ts';
import { compiledExecution, type Compiled } from './compiled/compiled-execution.ts';
import { fastPath, type FastAnswer, type FastPath } from './compiled/fast-path.ts';
import type { Background } from './graphql/background.ts';
import type { Context } from './graphql/context.ts';
import { gatewayOf, runnerOf, type Execution } from './graphql/execution.ts';
import { formatError } from './graphql/format-error.ts';
import { introspectionIsOff, rememberingSchema } from './graphql/introspection.ts';
import { newOperation } from './graphql/operation-state.ts';
import { operationTypesThereAre } from './graphql/operation-types.ts';
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
import { documentsById, gateOf } from './limits/gate.ts';
import { refuseInGraphQL, strictJson } from './limits/http.ts';
import type { Limits } from './limits/limits.ts';
import { HeavyStatements } from './database/heavy.ts';
import { SHARES } from './database/shares.ts';
import { Turns } from './database/turns.ts';
import { chargeCost, charging } from './limits/charge.ts';
import { readTrustedDocuments } from './limits/trusted-documents.ts';
import { openSchema, schema } from './schema.ts';

export interface EndpointOptions extends AdmissionOptions {
  /** Which queries are executed by plans. Default: those that are sent again. */
  readonly compiled?: Compiled;
  /** A folder with manifests of trusted documents, in addition to schema/operations. */
  readonly documentsDirectory?: string | null;
  /** Whether viewers may ask for the schema. Default: true. */
  readonly introspection?: boolean;
}

/** The rules of documents besides those of GraphQL. */
export const VALIDATION_RULES = [idempotentOnMutationsOnly, operationTypesThereAre];

/** What other routes have of the endpoint: what lets requests in, and what executes queries. */
export interface Endpoint {
  readonly admitting: Admitting;
  readonly execute: Execution;
}

/** Serves GraphQL at `/graphql`. */
export async function graphqlEndpoint(
  server: FastifyInstance,
  options: EndpointOptions,
  limits: Limits,
  background: Background,
): Promise<Endpoint> {
  const { compiled = 'repeated', documentsDirectory = null } = options;
  const check = documentCheck(limits);
  const documents = await readTrustedDocuments(schema, documentsDirectory, check, VALIDATION_RULES);
  strictJson(server);
  refuseInGraphQL(server, limits);
  const executing = rememberingSchema(compiled === 'off' ? execute : compiledExecution(openSchema, compiled));
  const run = runnerOf(schema, {
    executionMs: limits.executionMs,
    heavy: new HeavyStatements(),
    dryRuns: new Turns(SHARES.dryRuns),
    execute: executing,
  });
  const budget = budgets(limits.budgetSeconds);
  const charge = charging(limits, budget);
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
  const admitting = admission(options, limits, { budget, background });
  const contextOf = contextMaker(admitting, gateOf(limits, documents, check));
  graphqlRoute(server, apollo, contextOf, fast, admitting.turns);
  return { admitting, execute: executing };
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
  { viewerOf, contextOf, turns }: Admitting,
  checkDocuments: ReturnType<typeof gateOf>,
): (request: FastifyRequest) => Promise<Context> {
  return async (request) => {
    const viewer = await viewerOf(request);
    assertNothingBeside(request);
    checkDocuments(request, viewer);
    const told = toldByHeaders(request.raw, Array.isArray(request.body) && request.body.length > 1);
    const context = contextOf(request, viewer, told);
    // what is refused has no turn
    await turns.enter(viewer, request.raw);
    return { ...context, operation: newOperation(context.registry) };
  };
}

/** Answers by the fast path, or else by Apollo. The context of a request is made once, whichever answers. */
function graphqlRoute(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  contextOf: (request: FastifyRequest) => Promise<Context>,
  fast: FastPath | null,
  turns: Admitting['turns'],
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
