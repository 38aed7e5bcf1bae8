import { GraphQLError } from 'graphql';

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

export const unauthenticated = (reason: string): GraphQLError =>
  new GraphQLError(reason, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) } },
  });
