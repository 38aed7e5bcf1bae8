import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/** An argument that cannot be used; the message starts with its name. */
export const badInput = (argument: string, reason: string): GraphQLError =>
  new GraphQLError(`${argument} ${reason}`, { extensions: { code: 'BAD_USER_INPUT', argument } });

/** Refuses a list with more values than a maximum. */
export function assertAtMost(argument: string, values: readonly unknown[], maximum: number): void {
  if (values.length > maximum) throw badInput(argument, `has more than ${maximum} values`);
}

/** An argument of a request that is refused before anything is executed. */
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

/** The keys of the identity provider cannot be read, or what it tells of itself: nobody can sign in as a person meanwhile. Tokens still work. */
export const providerUnavailable = (
  message = 'The identity provider does not answer, so the access token cannot be checked; try again later.',
): GraphQLError =>
  new GraphQLError(message, {
    extensions: {
      code: 'IDENTITY_PROVIDER_UNAVAILABLE',
      http: { status: 503, headers: new Map([['retry-after', '5']]) },
    },
  });

export const unauthenticated = (reason: string): GraphQLError =>
  new GraphQLError(reason, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) } },
  });

/** What an address names is not there, or the viewer may not know of it. */
export const nothingThere = (message = 'There is nothing at this address.'): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'NOT_FOUND' } });

/** Something is there and the server cannot open it; it must not look as if there were nothing. */
export const personalKeyMissing = (): GraphQLError =>
  new GraphQLError('Personal data is stored sealed, and this server does not have the key to open it.', {
    extensions: { code: 'PERSONAL_KEY_MISSING' },
  });

/** What is read on record needs a purpose, and none was stated. */
export const purposeRequired = (): GraphQLError =>
  new GraphQLError('This is read for a stated purpose alone: send it in the header x-purpose.', {
    extensions: { code: 'PURPOSE_REQUIRED' },
  });

const RETRY_AFTER_SECONDS = 1;

/** The database was not available; `at` is the field that met it. Nothing was done by the field. */
export const unavailable = (again = true, at?: GraphQLError): GraphQLError =>
  new GraphQLError('The registry is busy: send the request again in a moment.', {
    ...placeOf(at),
    extensions: {
      code: 'UNAVAILABLE',
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      ...(again && { http: { status: 503, headers: new Map([['retry-after', String(RETRY_AFTER_SECONDS)]]) } }),
    },
  });

/** The server has not begun to serve. */
export const starting = (): GraphQLError =>
  new GraphQLError('The registry is starting: send the request again in a moment.', {
    extensions: unavailable().extensions,
  });

/** The operation took too long; `at` is the field that met it. Nothing was done by the field. */
export const outOfTime = (maximumMs: number, again = true, at?: GraphQLError): GraphQLError =>
  new GraphQLError(`This takes longer than ${maximumMs} ms: ask for smaller pages, fewer levels or fewer fields.`, {
    ...placeOf(at),
    extensions: { code: 'EXECUTION_TIMEOUT', maximumMs, ...(again && { http: { status: 503 } }) },
  });

/** A field of a mutation whose change is committed. */
export interface DoneField {
  /** Its name in the answer. */
  readonly field: string;
  /** The position of its change. */
  readonly position: string;
}

/** A mutation was done, and what it did could not be read for the answer. */
export const payloadUnavailable = (done: readonly DoneField[], at?: GraphQLError): GraphQLError => {
  const positions = done.map(({ position }) => position);
  return new GraphQLError(
    `This was done, as change ${positions.join(', ')}, but could not be read for the answer: ask for it, or send the same again under the same idempotency key.`,
    { ...placeOf(at), extensions: { code: 'PAYLOAD_UNAVAILABLE', positions } },
  );
};

/** The connection was lost at COMMIT. No status that programs answer by sending the request once more. */
export const outcomeUnknown = (at?: GraphQLError): GraphQLError =>
  new GraphQLError(
    'The database was lost while this was committed, so whether it was done is not known: send the same again under the same idempotency key, or look among the changes for the request id.',
    { ...placeOf(at), extensions: { code: 'OUTCOME_UNKNOWN', http: { status: 504 } } },
  );

const placeOf = (at: GraphQLError | undefined): GraphQLErrorOptions => ({
  nodes: at?.nodes ?? null,
  path: at?.path ?? null,
});
