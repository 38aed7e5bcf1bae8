import { expect } from '@jest/globals';
import type { Harness } from './app.ts';
import { unique } from './factories.ts';

export interface Body {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
  readonly extensions?: { readonly moment?: unknown; readonly dryRun?: unknown };
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
}

export type Headers = Record<string, string>;

/** What is told beside a document. */
export interface Beside {
  readonly headers?: Headers;
  readonly extensions?: object;
}

export const NAME = '{ unit(code: "A") { name } }';
export const CREATE = `mutation ($input: CreateUnitInput!) {
  createUnit(input: $input) { __typename ... on CreateUnitSuccess { unit { code } change { position } rehearsed } }
}`;

export const newCode = (): string => `S${unique()}`;

/** Sends requests as they are, whatever a client would make of them. */
export function requestsTo(api: Harness) {
  const headersOf = (headers: Headers) => ({
    accept: 'application/graphql-response+json',
    authorization: `Bearer ${api.token}`,
    ...headers,
  });
  const answerOf = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: (await response.json()) as Body,
  });
  const send = async (body: unknown, headers: Headers = {}, address = ''): Promise<Answer> =>
    answerOf(
      await fetch(`${api.url}/graphql?${address}`, {
        method: 'POST',
        headers: headersOf({ 'content-type': 'application/json', ...headers }),
        body: JSON.stringify(body),
      }),
    );
  return {
    send,
    get: async (address: string): Promise<Answer> =>
      answerOf(
        await fetch(`${api.url}/graphql?${address}`, { headers: headersOf({ 'apollo-require-preflight': '1' }) }),
      ),
    ask: (query: string, { headers, extensions }: Beside = {}) =>
      send({ query, ...(extensions && { extensions }) }, headers),
    create: (code: string, { headers, extensions }: Beside = {}, query = CREATE) =>
      send(
        {
          query,
          variables: { input: { code, name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' } },
          ...(extensions && { extensions }),
        },
        headers,
      ),
  };
}

/** The refusal of a request as a whole, of which nothing is executed. */
export async function refused(answer: Promise<Answer>): Promise<string> {
  const { status, body } = await answer;
  expect(status).toBe(400);
  expect(body.data ?? null).toBeNull();
  expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  return body.errors![0]!.message;
}
