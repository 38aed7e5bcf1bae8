import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { ROOT } from '../root.ts';

const PAGE = join(ROOT, 'dist/page');

/** GraphiQL at `/graphiql/`, from files made by the build. */
export const graphiql: FastifyPluginAsync = async (server) => {
  await server.register(fastifyStatic, { root: PAGE, prefix: '/graphiql/', logLevel: 'warn' });
  server.get('/graphiql', { logLevel: 'warn' }, (_request, reply) => reply.redirect('/graphiql/'));
};
