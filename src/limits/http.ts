import { fastifyCors } from '@fastify/cors';
import type { ConnectionError, FastifyError, FastifyHttpOptions, FastifyInstance } from 'fastify';
import { STATUS_CODES, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { GraphQLError } from 'graphql';
import helmet from 'helmet';
import { badRequest } from '../graphql/errors.ts';
import { SETTING_HEADERS } from '../graphql/request-settings.ts';
import { unexpected } from '../graphql/format-error.ts';
import { overLimit, type Limits } from './limits.ts';

/** How often requests whose sending takes too long are looked for. */
const CHECKING_MS = 1_000;

/** The options of the server that bound a request while it is received. */
export const incoming = ({ bodyBytes, requestMs }: Limits) =>
  ({
    bodyLimit: bodyBytes,
    clientErrorHandler: refuseMalformed,
    // what came before the server stopped is answered
    return503OnClosing: false,
    requestTimeout: requestMs,
    http: { headersTimeout: requestMs, connectionsCheckingInterval: Math.min(CHECKING_MS, requestMs) },
  }) satisfies FastifyHttpOptions<Server>;

const MALFORMED: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are too long.'],
};

/** Answers what is no request of HTTP. The error is not logged: it has the bytes that were sent, the token among them. */
function refuseMalformed({ code }: ConnectionError, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return;
  const [status, message] = MALFORMED[code] ?? [400, 'This is no request of HTTP.'];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  const headers = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close`;
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers}\r\n\r\n${body}`);
  socket.destroySoon();
}

/** The page loads everything from its own server: police networks are closed. */
const SOURCES = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'worker-src': ["'self'"],
  // the editor of GraphiQL measures and places its text by styles of its own
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** The policy of a page that may ask at some origins beside its own. */
export function policyWith(origins: readonly string[]): string {
  const sources = { ...SOURCES, 'connect-src': [...SOURCES['connect-src'], ...origins] };
  return Object.entries(sources)
    .map(([name, allowed]) => [name, ...allowed].join(' '))
    .join(';');
}

const ASKED_WITH = [
  'authorization',
  'content-type',
  'accept-language',
  'apollo-require-preflight',
  'x-purpose',
  ...SETTING_HEADERS,
];
const ANSWERED_WITH = ['x-request-id', 'retry-after'];
const PREFLIGHT_SECONDS = 600;

/** Sets the headers that bound what a browser does with an answer, and allows the pages of other sites to ask. */
export async function secureHeaders(server: FastifyInstance, corsOrigins: readonly string[]): Promise<void> {
  // made once: the plugin of fastify would make the policy anew for every request
  const secure = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: SOURCES },
    frameguard: { action: 'deny' },
  });
  server.addHook('onRequest', (request, reply, next) => {
    // whatever is answered is for who asked, and for now; files of the page say otherwise of themselves
    reply.header('cache-control', 'no-store');
    secure(request.raw, reply.raw, () => next());
  });
  if (corsOrigins.length === 0) return;
  await server.register(fastifyCors, {
    origin: [...corsOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ASKED_WITH,
    exposedHeaders: ANSWERED_WITH,
    maxAge: PREFLIGHT_SECONDS,
  });
}

/** Refuses a body that is not UTF-8: it would be stored as something else than was sent. */
export function strictJson(server: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(body as Buffer);
    } catch {
      done(badRequest('The body', 'is not UTF-8'));
      return;
    }
    void parse(request, text, done);
  });
}

/** Answers requests that are refused before GraphQL with an error in the form of GraphQL, without repeating what was sent. */
export function refuseInGraphQL(server: FastifyInstance, { bodyBytes }: Limits): void {
  server.setErrorHandler<FastifyError | GraphQLError>((error, request, reply) => {
    const refusal = refusalOf(error, bodyBytes);
    if (!refusal) {
      request.log.error({ err: error }, 'unexpected error');
      return reply.code(500).send({ errors: [unexpected(request.id)] });
    }
    const { http = { status: statusOf(refusal) }, ...extensions } = refusal.extensions as { http?: Http };
    for (const [name, value] of http.headers ?? []) reply.header(name, value);
    return reply.code(http.status).send({ errors: [{ message: refusal.message, extensions }] });
  });
}

interface Http {
  readonly status: number;
  readonly headers?: Map<string, string>;
}

/** Of refusals that GraphQL answers with 200, beside GraphQL. */
const STATUSES: Readonly<Record<string, number>> = { FORBIDDEN: 403, NOT_FOUND: 404 };

const statusOf = ({ extensions }: GraphQLError): number => STATUSES[String(extensions['code'])] ?? 400;

const REASONS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The body must be JSON, with the content-type application/json.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'There is no body.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as content-length tells.',
};

function refusalOf(error: FastifyError | GraphQLError, bodyBytes: number): GraphQLError | null {
  if (error instanceof GraphQLError) return error;
  const { code, statusCode = 500 } = error;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return overLimit('bodyBytes', bodyBytes, null, 'Send several requests.');
  }
  if (statusCode >= 500) return null;
  const message = REASONS[code] ?? 'The body is not JSON, or has keys that are not allowed.';
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: statusCode } } });
}
