import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const UNEXPECTED = 'Something went wrong in the registry; its log tells what, under the request id.';

/**
 * How graphql-js begins what it says of the value of an argument, such as null by a variable that has a default: validation lets it
 * pass, and the error has no code.
 */
const ARGUMENT = /^Argument "/;

/** The error of a bug before there is a context: no plugin adds the request id to the answer, so the error carries it. */
export const unexpected = (requestId: string): GraphQLError =>
  new GraphQLError(UNEXPECTED, { extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } });

/**
 * Formats an error for clients. Only errors that were written for clients reach them. Anything else is a bug: the server logs
 * it, and the client gets the request id, by which the log entry is found.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (isForClients(cause)) {
    return ARGUMENT.test(formatted.message) && !(cause as GraphQLError).extensions['code']
      ? { ...formatted, extensions: { ...formatted.extensions, code: 'BAD_USER_INPUT' } }
      : formatted;
  }
  const { path, locations } = formatted;
  return {
    message: UNEXPECTED,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** Whether an error was written for clients. graphql-js wraps what a resolver throws: the wrapped error decides. */
export const isForClients = (cause: unknown): boolean =>
  cause instanceof GraphQLError && (!cause.originalError || cause.originalError instanceof GraphQLError);
