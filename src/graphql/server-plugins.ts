import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import type { Context } from './context.ts';
import { isForClients } from './format-error.ts';
import { momentOf } from './moment.ts';
import { newOperation } from './operation-state.ts';

type Plugin = ApolloServerPlugin<Context>;

/** The operations of one request that has several answer for dates of their own, and must not share what was loaded. */
export const ownState: Plugin = {
  requestDidStart: ({ contextValue, requestIsBatched }) => {
    if (requestIsBatched) contextValue.operation = newOperation(contextValue.registry);
    return Promise.resolve();
  },
};

/** Sets the moment of the whole operation from its `@asOf`, before any field is resolved. */
export const operationMoment: Plugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, operation, request, contextValue }) => {
        contextValue.operation.moment = momentOf(schema, operation!, request.variables);
        return Promise.resolve();
      },
    }),
};

/** An answer with errors names its request, so that a person can quote it and the log be searched for it. */
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

/** Nulls that stand for what the viewer may not see are named, so that they are not taken for what is not known. */
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

/** Bugs go to the log with their stack; refusals do not. */
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

/** Clients that ask for plain `application/json` get 200 with the errors of a document, as GraphQL over HTTP advises. */
export const legacyStatuses: Plugin = {
  requestDidStart: ({ request }) =>
    Promise.resolve({
      willSendResponse: ({ response: { http, body } }) => {
        const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
        // the request is refused, whatever its document says
        if (errors?.[0]?.extensions?.['code'] === 'LIMIT_EXCEEDED') return Promise.resolve();
        const accepted = request.http?.headers.get('accept') ?? '';
        if (http.status === 400 && typeof request.query === 'string' && !accepted.includes(MODERN)) http.status = 200;
        return Promise.resolve();
      },
    }),
};
