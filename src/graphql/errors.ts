import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/** An argument that cannot be used; the message starts with its name. */
export const badInput = (argument: string, reason: string): GraphQLError =>
  new GraphQLError(`${argument} ${reason}`, { extensions: { code: 'BAD_USER_INPUT', argument } });

/** The same for a request that is refused before anything is executed. */
export const badRequest = (argument: string, reason: string): GraphQLError =>
  new GraphQLError(`${argument} ${reason}`, {
    extensions: { code: 'BAD_USER_INPUT', argument, http: { status: 400 } },
  });

/** A scope that the viewer lacks. The error never tells whether the thing exists. */
export const forbidden = (scope: string): GraphQLError =>
  new GraphQLError(`This needs the scope ${scope}.`, { extensions: { code: 'FORBIDDEN', scope } });

/** A scope that the viewer has for other units only. The words are the same for all things, whether they exist or not. */
export const outOfReach = (scope: string): GraphQLError =>
  new GraphQLError(`This needs the scope ${scope} for every unit concerned.`, {
    extensions: { code: 'FORBIDDEN', scope },
  });

/** The keys of the identity provider cannot be read: nobody can sign in as a person meanwhile. Tokens still work. */
export const providerUnavailable = (): GraphQLError =>
  new GraphQLError('The identity provider does not answer, so the access token cannot be checked; try again later.', {
    extensions: {
      code: 'IDENTITY_PROVIDER_UNAVAILABLE',
      http: { status: 503, headers: new Map([['retry-after', '5']]) },
    },
  });

export const unauthenticated = (reason: string): GraphQLError =>
  new GraphQLError(reason, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) } },
  });

const RETRY_AFTER_SECONDS = 1;

/** The database was busy; `at` is the field that met it. */
export const unavailable = (at?: GraphQLError): GraphQLError =>
  new GraphQLError('The registry is busy: send the request again in a moment.', {
    ...placeOf(at),
    extensions: {
      code: 'UNAVAILABLE',
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      http: { status: 503, headers: new Map([['retry-after', String(RETRY_AFTER_SECONDS)]]) },
    },
  });

/** The server has not begun to serve. */
export const starting = (): GraphQLError =>
  new GraphQLError('The registry is starting: send the request again in a moment.', {
    extensions: unavailable().extensions,
  });

/** The operation took too long; `at` is the field that met it. */
export const outOfTime = (maximumMs: number, at?: GraphQLError): GraphQLError =>
  new GraphQLError(`This takes longer than ${maximumMs} ms: ask for smaller pages, fewer levels or fewer fields.`, {
    ...placeOf(at),
    extensions: { code: 'EXECUTION_TIMEOUT', maximumMs, http: { status: 503 } },
  });

const placeOf = (at: GraphQLError | undefined): GraphQLErrorOptions => ({
  nodes: at?.nodes ?? null,
  path: at?.path ?? null,
});
