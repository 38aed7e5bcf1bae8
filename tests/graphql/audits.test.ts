import { describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { useApp } from '../support/app.ts';

const api = useApp();

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({
    url: () => `${api.url}/graphql`,
    fetchFn: (url: string, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${api.token}`);
      // what the CSRF prevention asks of a GET that carries no other custom header
      headers.set('apollo-require-preflight', 'true');
      return fetch(url, { ...init, headers });
    },
  });

  it('runs all audits', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))('$id $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });
});
