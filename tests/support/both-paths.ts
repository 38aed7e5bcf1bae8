import { afterAll, beforeAll } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { startApp, type App, type AppOptions } from '../../src/app.ts';
import { serverLog } from '../../src/log.ts';
import type { Harness } from './app.ts';

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: {
    readonly cost?: { readonly requested: number; readonly actual: number };
    readonly redactions?: unknown;
  };
}

/** The status, the data, the errors, the cost and the redactions of an answer, as they were written. */
async function answer(url: string, token: string, request: object): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    // what is on record when it is read is read for a purpose
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-purpose': 'synthetic' },
    body: JSON.stringify(request),
  });
  const { data, errors, extensions } = JSON.parse(await response.text()) as Answer;
  const { redactions } = extensions ?? {};
  const { requested, actual } = extensions?.cost ?? {};
  return `${response.status} ${JSON.stringify({ data, errors, requested, actual, redactions })}`;
}

/** The token with which a client signs in. */
export const tokenOf = ({ requestConfig }: GraphQLClient): string =>
  (requestConfig.headers as { authorization: string }).authorization.slice('Bearer '.length);

export interface BothAnswers {
  readonly plain: string;
  /** On cold memory, on warm, and by the fast path. */
  readonly planned: readonly string[];
}

/** A server beside that of the tests which executes everything plainly; asks both the same. */
export function useBothPaths(
  api: Harness,
  { personalKeys }: Pick<AppOptions, 'personalKeys'> = {},
): (request: object, token?: string) => Promise<BothAnswers> {
  let plain: App;
  beforeAll(async () => {
    plain = await startApp({
      database: api.database,
      host: '127.0.0.1',
      port: 0,
      compiled: 'off',
      limits: { budget: 1e12 },
      console: false,
      graphiql: false,
      ...(personalKeys && { personalKeys }),
      log: serverLog('silent'),
    });
  });
  afterAll(() => plain.stop());
  return async (request, token = api.token) => {
    api.registry.$forget();
    return {
      plain: await answer(plain.url, token, request),
      planned: [
        await answer(api.url, token, request),
        await answer(api.url, token, request),
        await answer(api.url, token, request),
      ],
    };
  };
}
