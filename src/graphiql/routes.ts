import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { ROOT } from '../root.ts';

const PAGE = join(ROOT, 'dist/page');

/** GraphiQL at `/`, from files made by the build. */
export const graphiql: FastifyPluginAsync = async (server) => {
  await server.register(fastifyStatic, { root: PAGE, prefix: '/graphiql/', logLevel: 'warn' });
  server.get('/', { logLevel: 'warn' }, (_request, reply) => reply.sendFile('index.html'));
};
