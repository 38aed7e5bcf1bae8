import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { ROOT } from '../root.ts';

/** What the build makes of `console/`. */
export const CONSOLE = join(ROOT, 'dist/console-page');

/** The addresses of the page itself, which are sent between colleagues: each is answered with the page. */
export const PAGES: readonly string[] = [
  '/',
  '/units/*',
  '/officers/*',
  '/rounds/*',
  '/cycles/*',
  '/programs/*',
  '/statistics',
  '/due',
  '/sheets',
  '/sheets/*',
  '/changes',
  '/compare',
  '/acts',
];

/** The console of personnel staff at `/`, from files made by the build. */
export const personnelConsole: FastifyPluginAsync = async (server) => {
  await server.register(fastifyStatic, {
    root: join(CONSOLE, 'files'),
    prefix: '/files/',
    logLevel: 'warn',
    // their names tell their content
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
    index: false,
  });
  const page = (reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', CONSOLE, { cacheControl: false });
  for (const path of PAGES) server.get(path, { logLevel: 'warn' }, (_request, reply) => page(reply));
  // the page tells people that there is nothing, and where to go on; programs get the answer that they know
  server.get('/*', { logLevel: 'warn' }, (request, reply) =>
    request.headers.accept?.includes('text/html') ? page(reply.code(404)) : reply.callNotFound(),
  );
};
