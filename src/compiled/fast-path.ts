import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import {
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../graphql/context.ts';
import type { Operation, Runner } from '../graphql/execution.ts';
import { rememberedText } from '../graphql/introspection.ts';
import { settingsShown, settle } from '../graphql/operation-settings.ts';
import { newOperation } from '../graphql/operation-state.ts';
import type { Charging } from '../limits/charge.ts';
import type { TrustedDocuments } from '../limits/trusted-documents.ts';
import { textOfData } from './written-result.ts';

/** More documents than the programs of a force send. Each takes tens of kilobytes. */
const DOCUMENTS_MAXIMUM = 500;
/** Clients send few different Accept headers. */
const ACCEPTS_MAXIMUM = 50;

type Trusted = Pick<TrustedDocuments, 'textOf'>;

interface Known {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

export interface FastAnswer {
  readonly type: string;
  readonly body: string | Buffer;
}

export interface FastPath {
  /** Remembers valid documents and their operations. */
  readonly documents: ApolloServerPlugin<Context>;
  /** Remembers the content type that Apollo chose for an Accept header. */
  readonly rememberContentType: (accept: string | undefined, type: string) => void;
  /** The whole answer to a request; null if Apollo is to answer it. */
  readonly answer: (request: FastifyRequest, contextOf: () => Promise<Context>) => Promise<FastAnswer | null>;
}

/**
 * Answers repeated operations without Apollo, whose steps have nothing to decide any more: the document is known to be valid, and
 * so is the content type. It only answers what succeeds. Apollo answers what is refused or fails, and takes over the charge
 * and the result of what was executed here.
 */
export function fastPath(schema: GraphQLSchema, charge: Charging, run: Runner, trusted: Trusted): FastPath {
  const documents = new LRUCache<string, Known>({ max: DOCUMENTS_MAXIMUM });
  const types = new LRUCache<string, string>({ max: ACCEPTS_MAXIMUM });

  const answered = async (known: Known, asked: Asked, context: Context): Promise<string | Buffer | null> => {
    const { document, operation } = known;
    const { operationName } = asked;
    const variables = asked.variables ?? {};
    try {
      const charged = (context.operation.charge = charge(context.viewer, { schema, document, operation, variables }));
      settle(context, { schema, document, operation, variables });
      const result = await runOnce(run, { document, operation, operationName, variables, context });
      context.operation.result = result;
      if (!result.errors) {
        const cost = charged.settle({
          elements: context.operation.elements,
          workMs: context.operation.work.ms,
          cut: false,
        });
        const { redactions } = context.operation;
        return bodyOf(result, { cost, ...settingsShown(context), ...(redactions.length > 0 && { redactions }) });
      }
    } catch {
      // what was executed is answered by Apollo
      if (context.operation.result) return null;
      // the charge stays: if its points were given back, other requests could take them meanwhile
      context.operation = {
        ...newOperation(context.registry),
        charge: context.operation.charge,
        work: context.operation.work,
      };
    }
    return null;
  };

  return {
    documents: {
      requestDidStart: ({ request, requestIsBatched }) =>
        Promise.resolve({
          didResolveOperation: ({ source, document, operation }) => {
            if (!requestIsBatched && operation && operation.operation !== OperationTypeNode.SUBSCRIPTION) {
              documents.set(documentKey(source, request.operationName), { document, operation });
            }
            return Promise.resolve();
          },
        }),
    },
    rememberContentType: (accept = '', type) => void types.set(accept, type),
    answer: async (request, contextOf) => {
      const asked = askedIn(request, trusted);
      const known = asked && documents.get(documentKey(asked.query, asked.operationName));
      const type = types.get(request.headers.accept ?? '');
      if (!asked || !known || type === undefined) return null;
      const context = await contextOf().catch(() => null);
      const body = context === null ? null : await answered(known, asked, context);
      return body === null ? null : { type, body };
    },
  };
}

/** What a mutation did is never done again: whatever is thrown is its result. */
const runOnce = (run: Runner, executed: Operation): Promise<ExecutionResult> =>
  executed.operation.operation === OperationTypeNode.QUERY ? run(executed) : run(executed).catch(failedWith);

const failedWith = (error: unknown): ExecutionResult => {
  const originalError = error instanceof Error ? error : new Error(String(error));
  return { errors: [new GraphQLError(originalError.message, { originalError })] };
};

function bodyOf(result: ExecutionResult, told: object): string | Buffer {
  const extensions = JSON.stringify(told);
  const text = textOfData(result);
  if (text !== undefined) return `{"data":${text},"extensions":${extensions}}\n`;
  const data = rememberedText(result.data!);
  if (!data) return `{"data":${JSON.stringify(result.data)},"extensions":${extensions}}\n`;
  return Buffer.concat([Buffer.from('{"data":'), data, Buffer.from(`,"extensions":${extensions}}\n`)]);
}

interface Asked {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
}

/**
 * The key of an operation of a document. It has the length of the name, so that no part of the name is taken for the text; an
 * empty name is not the same as none.
 */
const documentKey = (text: string, operationName: string | null | undefined): string =>
  `${operationName?.length ?? ''} ${operationName ?? ''}${text}`;

/** The document in the body of a request, or the one with its id; null if anything else is in it, which Apollo has to look at. */
function askedIn({ method, body, headers }: FastifyRequest, trusted: Trusted): Asked | null {
  if (method !== 'POST' || headers['content-type']?.startsWith('application/json') !== true) return null;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const {
    query: text,
    documentId,
    operationName = null,
    variables = null,
    ...others
  } = body as Record<string, unknown>;
  const byId = typeof documentId === 'string' && text === undefined;
  if (documentId !== undefined && !byId) return null;
  const query = byId ? trusted.textOf(documentId) : text;
  if (typeof query !== 'string' || Object.keys(others).length > 0) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (typeof variables !== 'object' || Array.isArray(variables)) return null;
  return { query, operationName, variables: variables as Record<string, unknown> | null };
}
