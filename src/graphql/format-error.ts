import { unwrapResolverError } from '@apollo/server/errors';
import { PothosValidationError } from '@pothos/core';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const UNEXPECTED = 'Something went wrong in the registry; its log tells what, under the request id.';

/** A bug that shows before there is a context: no plugin adds the request id to the answer, so the error carries it. */
export const unexpected = (requestId: string): GraphQLError =>
  new GraphQLError(UNEXPECTED, { extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } });

/**
 * Only errors that were written for clients reach them; anything else is a bug: it is logged by the server and the
 * client is told no more than the request id, by which the log is found.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  // an id that does not decode, or of a type that the registry does not have
  if (cause instanceof PothosValidationError) {
    return { ...formatted, message: cause.message, extensions: { code: 'BAD_USER_INPUT' } };
  }
  if (isForClients(cause)) return formatted;
  const { path, locations } = formatted;
  return {
    message: UNEXPECTED,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** graphql-js wraps what a resolver throws; what it wraps decides. */
export const isForClients = (cause: unknown): boolean =>
  cause instanceof GraphQLError && (!cause.originalError || cause.originalError instanceof GraphQLError);
