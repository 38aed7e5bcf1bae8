import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { OperationTypeNode, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../graphql/context.ts';
import type { Runner } from '../graphql/execution.ts';
import { momentOf } from '../graphql/moment.ts';
import { newOperation } from '../graphql/operation-state.ts';
import type { Charging } from '../limits/charge.ts';

/** More than a force has different questions; what is known of one takes tens of kilobytes. */
const DOCUMENTS_MAXIMUM = 500;
/** Clients are of few kinds. */
const ACCEPTS_MAXIMUM = 50;

interface Known {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

interface Answer {
  readonly type: string;
  readonly body: string;
}

export interface FastPath {
  /** Learns which documents are good, and what their queries are. */
  readonly documents: ApolloServerPlugin<Context>;
  /** Learns which type of content Apollo gives to who accepts what. */
  readonly rememberContentType: (accept: string | undefined, type: string) => void;
  /** The whole answer to a request, or null where it is to go the whole way. */
  readonly answer: (request: FastifyRequest, contextOf: () => Promise<Context>) => Promise<Answer | null>;
}

/**
 * Answers queries that come again without Apollo, whose steps have nothing to find out any more: the document is valid,
 * the type of the answer was chosen. It only knows how to succeed. Whatever is refused or goes wrong goes the whole way,
 * with its charge and what came of it if it was run, and is told there.
 */
export function fastPath(schema: GraphQLSchema, charge: Charging, run: Runner): FastPath {
  const documents = new LRUCache<string, Known>({ max: DOCUMENTS_MAXIMUM });
  const types = new LRUCache<string, string>({ max: ACCEPTS_MAXIMUM });

  const answered = async (known: Known, asked: Asked, context: Context): Promise<object | null> => {
    const { document, operation } = known;
    const { operationName } = asked;
    const variables = asked.variables ?? {};
    try {
      const charged = (context.operation.charge = charge(context.viewer, { schema, document, operation, variables }));
      context.operation.moment = momentOf(schema, operation, variables);
      const result = await run({ document, operation, operationName, variables, context });
      if (!result.errors) {
        const cost = charged.settle(context.operation.elements);
        const { redactions } = context.operation;
        return { data: result.data, extensions: { cost, ...(redactions.length > 0 && { redactions }) } };
      }
      context.operation.result = result;
    } catch {
      // what it was charged with stays: points that were given back meanwhile, others could take
      context.operation = { ...newOperation(context.registry), charge: context.operation.charge };
    }
    return null;
  };

  return {
    documents: {
      requestDidStart: ({ request, requestIsBatched }) =>
        Promise.resolve({
          didResolveOperation: ({ source, document, operation }) => {
            if (!requestIsBatched && operation?.operation === OperationTypeNode.QUERY) {
              documents.set(documentKey(source, request.operationName), { document, operation });
            }
            return Promise.resolve();
          },
        }),
    },
    rememberContentType: (accept = '', type) => void types.set(accept, type),
    answer: async (request, contextOf) => {
      const asked = askedIn(request);
      const known = asked && documents.get(documentKey(asked.query, asked.operationName));
      const type = types.get(request.headers.accept ?? '');
      if (!asked || !known || type === undefined) return null;
      const context = await contextOf().catch(() => null);
      const answer = context && (await answered(known, asked, context));
      return answer && { type, body: `${JSON.stringify(answer)}\n` };
    },
  };
}

interface Asked {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
}

/** With its length, so that no part of a name is taken for the text. */
const documentKey = (text: string, operationName: string | null | undefined): string =>
  `${operationName?.length ?? 0} ${operationName ?? ''}${text}`;

/** What is asked in the body of a request, where nothing is in it that needs to be looked at. */
function askedIn({ method, body, headers }: FastifyRequest): Asked | null {
  if (method !== 'POST' || headers['content-type']?.startsWith('application/json') !== true) return null;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const { query, operationName = null, variables = null, ...others } = body as Record<string, unknown>;
  if (typeof query !== 'string' || Object.keys(others).length > 0) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (typeof variables !== 'object' || Array.isArray(variables)) return null;
  return { query, operationName, variables: variables as Record<string, unknown> | null };
}
