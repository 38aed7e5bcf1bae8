import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import type { Context } from '../graphql/context.ts';
import { badRequest } from '../graphql/errors.ts';
import { overLimit, type Limits } from './limits.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

type Request = Pick<FastifyRequest, 'method' | 'body' | 'url'>;

/** How one operation of a request names its document, unchecked. */
interface Named {
  readonly query?: unknown;
  readonly documentId?: unknown;
}

/**
 * Makes a function that checks every document of a request before anything is done with it: that its id is known, that the
 * viewer may send it, and its size. It throws the error with which the request is refused.
 */
export function gateOf(limits: Limits, documents: TrustedDocuments, check: (text: string) => void) {
  return (request: Request, viewer: Viewer): void => {
    const listed = Array.isArray(request.body) ? request.body.length : 0;
    if (listed > limits.batch) {
      throw overLimit('batch', limits.batch, listed, 'Send each operation in a request of its own.');
    }
    for (const operation of operationsOf(request)) {
      const text = textOf(operation, documents);
      if (text === undefined) continue;
      if (viewer.documentsOnly && !documents.has(text)) {
        throw new GraphQLError('This token is for trusted documents alone: send the id of one as documentId.', {
          extensions: { code: 'DOCUMENT_NOT_TRUSTED', http: { status: 403 } },
        });
      }
      check(text);
    }
  };
}

function operationsOf({ method, body, url }: Request): readonly Named[] {
  if (method === 'GET') {
    // read as Apollo reads it: otherwise something else than what was checked could be executed
    const given = new URL(url, 'http://registry').searchParams;
    const only = (name: string) => (given.getAll(name).length === 1 ? given.get(name)! : undefined);
    return [{ query: only('query'), documentId: only('documentId') }];
  }
  const operations: readonly unknown[] = Array.isArray(body) ? body : [body];
  return operations.filter((operation): operation is Named => typeof operation === 'object' && operation !== null);
}

/** The text of a document; undefined if there is none, which Apollo refuses. */
function textOf({ query, documentId }: Named, documents: TrustedDocuments): string | undefined {
  const named = documentId !== undefined && documentId !== null;
  if (typeof query === 'string') {
    if (named) throw badRequest('documentId', 'and query cannot both be given');
    return query;
  }
  if (!named) return undefined;
  if (typeof documentId !== 'string') throw badRequest('documentId', 'must be a text');
  const text = documents.textOf(documentId);
  if (text !== undefined) return text;
  throw new GraphQLError('No trusted document has this documentId.', {
    extensions: { code: 'DOCUMENT_NOT_FOUND', http: { status: 400 } },
  });
}

/** Puts the document in the place of its id. The gate has checked that there is one. */
export const documentsById = (documents: TrustedDocuments): ApolloServerPlugin<Context> => ({
  requestDidStart: ({ request }) => {
    const { http } = request;
    if (request.query === undefined && http) {
      const id =
        http.method === 'GET' ? new URLSearchParams(http.search).get('documentId') : (http.body as Named).documentId;
      const text = typeof id === 'string' ? documents.textOf(id) : undefined;
      if (text !== undefined) request.query = text;
    }
    return Promise.resolve();
  },
});
