import { expect, it } from '@jest/globals';
import { useApp } from '../support/app.ts';
import { AUDIENCE, startIssuer } from '../support/issuer.ts';

// the identity provider is gone before the server starts

const issuer = await startIssuer();
const token = await issuer.sign('p');
await issuer.stop();

const api = useApp({
  signIn: {
    issuer: issuer.url,
    audience: AUDIENCE,
    keys: issuer.keys,
    groupsClaim: 'groups',
    officerClaim: null,
    groupGrants: new Map(),
  },
});

it('without the keys of the provider the server starts, accepts its own tokens, and answers 503 to access tokens', async () => {
  expect(await api.admin.request('{ viewer { name } }')).toEqual({ viewer: { name: 'administrator' } });
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { name } }' }),
  });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  const { errors } = (await response.json()) as { errors: object[] };
  expect(errors).toMatchObject([
    {
      message: 'The identity provider does not answer, so the access token cannot be checked; try again later.',
      extensions: { code: 'IDENTITY_PROVIDER_UNAVAILABLE' },
    },
  ]);
});
