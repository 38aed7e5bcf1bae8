import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { hasSecret } from '../access/secret.ts';

/** Names under which clients send a secret in an address: `access_token`, `jwt`, `x-api-key`, … */
const SECRET_NAME = /^(?:.*[-_])?(?:token|jwt|bearer|authorization|auth|password|secret|api[-_]?key)$/i;

/** Refuses requests with a token in their address: browsers, proxies and their logs keep addresses. */
export function refuseSecretsInAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => done(showsSecret(request.url) ? secretShown() : undefined));
}

function showsSecret(address: string): boolean {
  if (hasSecret(address)) return true;
  const [path = ''] = address.split(/[?;#]/, 1);
  if (path === address) return false;
  const parameters = new URLSearchParams(address.slice(path.length + 1).replaceAll(';', '&'));
  return [...parameters].some(([name, value]) => SECRET_NAME.test(name) || hasSecret(value) || hasSecret(name));
}

const secretShown = (): GraphQLError =>
  new GraphQLError(
    'A token belongs in the header Authorization, never in the address, which browsers and proxies keep: revoke this token and use another.',
    { extensions: { code: 'SECRET_IN_ADDRESS', http: { status: 400 } } },
  );
