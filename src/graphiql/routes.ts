import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

const ROOT = join(import.meta.dirname, '../../dist/page');

/** The page and all that it loads come from here: police networks are closed. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** GraphiQL at `/`, from files made by the build. */
export const graphiql: FastifyPluginAsync = async (server) => {
  await server.register(fastifyStatic, { root: ROOT, prefix: '/graphiql/', logLevel: 'warn' });
  server.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
  });
  server.get('/', { logLevel: 'warn' }, (_request, reply) => reply.sendFile('index.html'));
};
