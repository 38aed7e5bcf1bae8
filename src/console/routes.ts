import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyBaseLogger, FastifyPluginAsync, FastifyReply } from 'fastify';
import { discovery, type ProviderClient, type ProviderEndpoints } from '../access/provider-discovery.ts';
import { providerUnavailable } from '../graphql/errors.ts';
import { policyWith } from '../limits/http.ts';
import { ROOT } from '../root.ts';

/** What the build makes of `console/`. */
export const CONSOLE = join(ROOT, 'dist/console-page');

/** The addresses of the page itself, which are sent between colleagues: each is answered with the page. */
export const PAGES: readonly string[] = [
  '/',
  '/units/*',
  '/officers',
  '/officers/*',
  '/rounds/*',
  '/cycles/*',
  '/programs/*',
  '/places/*',
  '/statistics',
  '/honors',
  '/due',
  '/sheets',
  '/sheets/*',
  '/changes',
  '/compare',
  '/acts',
  '/administration',
];

/** Where the identity provider sends people back to. */
const SIGNED_IN = '/signed-in';

/** Paths that a browser may take for the address of another host, and the page would go there. */
const ANOTHER_HOST = /^\/(?:[/\\]|%2f|%5c)/i;

/** What makes an answer depend on what the browser has. */
const CONDITIONS = ['if-none-match', 'if-modified-since', 'range'] as const;

/** What the page must know to have somebody sign in at the provider. None of it is secret. */
interface SignInSettings extends ProviderClient, ProviderEndpoints {}

/** The console of personnel staff at `/`, from files made by the build. */
export const personnelConsole =
  (client: ProviderClient | null): FastifyPluginAsync =>
  async (server) => {
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
    const endpoints = client && discovery(client.issuer);
    const page = async (reply: FastifyReply) => {
      if (endpoints) await allowToken(reply, endpoints);
      return reply.header('cache-control', 'no-cache').sendFile('index.html', CONSOLE, { cacheControl: false });
    };
    for (const path of [...PAGES, SIGNED_IN]) server.get(path, { logLevel: 'warn' }, (_request, reply) => page(reply));
    // before anybody has signed in: it says where
    const settings = async (log: FastifyBaseLogger): Promise<SignInSettings | null> => {
      if (!endpoints) return null;
      try {
        return { ...client, ...(await endpoints()) };
      } catch (error) {
        log.warn({ err: error }, 'nobody can sign in at the identity provider');
        throw providerUnavailable('The identity provider cannot be asked who signs in; try again later.');
      }
    };
    server.get('/console/sign-in', { logLevel: 'warn' }, ({ log }, reply) =>
      settings(log).then((provider) => reply.send({ provider })),
    );
    // the page tells people that there is nothing, and where to go on; programs get the answer that they know
    server.get('/*', { logLevel: 'warn' }, (request, reply) => {
      if (ANOTHER_HOST.test(request.url) || !request.headers.accept?.includes('text/html')) return reply.callNotFound();
      // the browser has the page from elsewhere, too: it would be told that it is unchanged, by an answer that has nothing
      for (const condition of CONDITIONS) delete request.headers[condition];
      return page(reply.code(404));
    });
  };

/** The page may ask the provider where it gives tokens and takes them back, and nowhere else. A page is shown without it, too. */
async function allowToken(reply: FastifyReply, endpoints: () => Promise<ProviderEndpoints>): Promise<void> {
  const known = await endpoints().catch(() => null);
  if (!known) return;
  const asked = [known.token, ...(known.revocation === null ? [] : [known.revocation])];
  const origins = new Set(asked.map((address) => new URL(address).origin));
  reply.header('content-security-policy', policyWith([...origins]));
}
