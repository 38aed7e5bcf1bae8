import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/** An argument that cannot be used; the message names it. */
export const badInput = (argument: string, reason: string): GraphQLError =>
  new GraphQLError(`${argument} ${reason}`, { extensions: { code: 'BAD_USER_INPUT', argument } });

/** The same where the request is refused before anything is executed, and there is no field to be null. */
export const badRequest = (argument: string, reason: string): GraphQLError =>
  new GraphQLError(`${argument} ${reason}`, {
    extensions: { code: 'BAD_USER_INPUT', argument, http: { status: 400 } },
  });

/** A permission that the viewer lacks. It never tells whether the thing exists. */
export const forbidden = (scope: string): GraphQLError =>
  new GraphQLError(`This needs the scope ${scope}.`, { extensions: { code: 'FORBIDDEN', scope } });

/** The same where the viewer has the scope, but not everywhere: in the same words whatever is beyond, and whether it exists. */
export const outOfReach = (scope: string): GraphQLError =>
  new GraphQLError(`This needs the scope ${scope} for every unit concerned.`, {
    extensions: { code: 'FORBIDDEN', scope },
  });

/** Nobody can sign in as a person while the keys of the identity provider cannot be read; tokens still let in. */
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

/** Nobody could get hold of the database in time; `at` is the field that met it. */
export const unavailable = (at?: GraphQLError): GraphQLError =>
  new GraphQLError('The registry is busy: send the request again in a moment.', {
    ...placeOf(at),
    extensions: {
      code: 'UNAVAILABLE',
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      http: { status: 503, headers: new Map([['retry-after', String(RETRY_AFTER_SECONDS)]]) },
    },
  });

/** It took longer than an operation may. */
export const outOfTime = (maximumMs: number, at?: GraphQLError): GraphQLError =>
  new GraphQLError(`This takes longer than ${maximumMs} ms: ask for smaller pages, fewer levels or fewer fields.`, {
    ...placeOf(at),
    extensions: { code: 'EXECUTION_TIMEOUT', maximumMs, http: { status: 503 } },
  });

const placeOf = (at: GraphQLError | undefined): GraphQLErrorOptions => ({
  nodes: at?.nodes ?? null,
  path: at?.path ?? null,
});
