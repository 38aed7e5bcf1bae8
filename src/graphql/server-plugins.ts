import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import type { Context } from './context.ts';
import { isForClients } from './format-error.ts';
import { settingsShown, settle } from './operation-settings.ts';
import { newOperation } from './operation-state.ts';

type Plugin = ApolloServerPlugin<Context>;

/** Gives each operation of a batch a state of its own: each has its own moment, and must not share what was loaded. */
export const stateForEachOperation: Plugin = {
  requestDidStart: ({ contextValue, requestIsBatched }) => {
    if (requestIsBatched) contextValue.operation = newOperation(contextValue.registry);
    return Promise.resolve();
  },
};

/** Settles how the operation is executed, before any field is resolved, and tells it with the answer. */
export const operationSettings: Plugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request: { variables, extensions }, contextValue }) => {
        // without one, the execution refuses the request
        if (operation) settle(contextValue, { schema, document, operation, variables, extensions });
        return Promise.resolve();
      },
      willSendResponse: ({ operation, response: { body }, contextValue }) => {
        if (operation && body.kind === 'single') {
          body.singleResult.extensions = { ...body.singleResult.extensions, ...settingsShown(contextValue) };
        }
        return Promise.resolve();
      },
    }),
};

/** Adds the request id to an answer with errors, so that a person can quote it and find it in the log. */
export const showRequestId: Plugin = {
  requestDidStart: ({ contextValue }) =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        if (response.body.kind === 'single' && response.body.singleResult.errors) {
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, requestId: contextValue.requestId };
        }
        return Promise.resolve();
      },
    }),
};

/** Lists the fields of a mutation that were done, in an answer with errors: they may have taken the data of those with them. */
export const showDone: Plugin = {
  requestDidStart: ({ contextValue }) =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        const { done } = contextValue.operation;
        if (done.length > 0 && body.kind === 'single' && body.singleResult.errors) {
          body.singleResult.extensions = { ...body.singleResult.extensions, done };
        }
        return Promise.resolve();
      },
    }),
};

/** Lists the fields that are null because the viewer may not see them, so that they are not taken for unknown. */
export const showRedactions: Plugin = {
  requestDidStart: ({ contextValue }) =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        const { redactions } = contextValue.operation;
        if (redactions.length > 0 && body.kind === 'single') {
          body.singleResult.extensions = { ...body.singleResult.extensions, redactions };
        }
        return Promise.resolve();
      },
    }),
};

/** Logs bugs with their stack. Refusals are not logged. */
export const logErrors = (log: FastifyBaseLogger): Plugin => ({
  requestDidStart: ({ contextValue }) =>
    Promise.resolve({
      didEncounterErrors: ({ errors, operationName }) => {
        for (const error of errors) {
          const cause = unwrapResolverError(error);
          if (!isForClients(cause)) {
            log.error(
              { reqId: contextValue.requestId, operationName, path: error.path, err: cause },
              'unexpected error',
            );
          }
        }
        return Promise.resolve();
      },
    }),
});

const MODERN = 'application/graphql-response+json';

/** Answers 200 to document errors for clients that accept only `application/json`, as GraphQL over HTTP advises. */
export const legacyStatuses: Plugin = {
  requestDidStart: ({ request }) =>
    Promise.resolve({
      willSendResponse: ({ response: { http, body } }) => {
        const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
        // here the request is refused, not its document
        if (errors?.[0]?.extensions?.['code'] === 'LIMIT_EXCEEDED') return Promise.resolve();
        const accepted = request.http?.headers.get('accept') ?? '';
        if (http.status === 400 && typeof request.query === 'string' && !accepted.includes(MODERN)) http.status = 200;
        return Promise.resolve();
      },
    }),
};
