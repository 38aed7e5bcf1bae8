import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useApp } from '../support/app.ts';

// an operation that cannot be chosen is a mistake of the client, however it is sent and whatever was sent before

const api = useApp({ limits: { batch: 5 } });

const MODERN = 'application/graphql-response+json';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function answerOf(response: Response) {
  const body = (await response.json()) as Answer | Answer[];
  const [answer] = [body].flat();
  const [error] = answer!.errors ?? [];
  return { status: response.status, data: answer!.data ?? null, code: error?.extensions.code, message: error?.message };
}

const headers = (accept: string) => ({ authorization: `Bearer ${api.token}`, accept, 'apollo-require-preflight': '1' });

const post = async (body: unknown, accept = MODERN) =>
  answerOf(
    await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers(accept) },
      body: JSON.stringify(body),
    }),
  );

const get = async (asked: Record<string, string>) =>
  answerOf(await fetch(`${api.url}/graphql?${new URLSearchParams(asked).toString()}`, { headers: headers(MODERN) }));

const TWO = 'query A { viewer { name } } query B { viewer { kind } }';
const UNKNOWN = (name: string) => ({
  code: 'OPERATION_RESOLUTION_FAILURE',
  message: `Unknown operation named "${name}".`,
});
const SEVERAL = {
  code: 'OPERATION_RESOLUTION_FAILURE',
  message: 'Must provide operation name if query contains multiple operations.',
};
const NO_SUBSCRIPTIONS = { code: 'GRAPHQL_VALIDATION_FAILED', message: 'The registry has no subscription.' };
const FRAGMENT = { code: 'GRAPHQL_VALIDATION_FAILED', message: 'Fragment "F" is never used.' };

const MISTAKES: [string, Record<string, string>, { code: string; message: string }][] = [
  ['a name that no operation has', { query: TWO, operationName: 'C' }, UNKNOWN('C')],
  ['no name for several operations', { query: TWO }, SEVERAL],
  ['an empty name', { query: '{ viewer { name } }', operationName: '' }, UNKNOWN('')],
  ['the name of an object’s property', { query: TWO, operationName: '__proto__' }, UNKNOWN('__proto__')],
  ['a subscription', { query: 'subscription { x }' }, NO_SUBSCRIPTIONS],
  ['a subscription beside a query', { query: `subscription S { x } ${TWO}`, operationName: 'A' }, NO_SUBSCRIPTIONS],
  ['fragments alone', { query: 'fragment F on Unit { code }' }, FRAGMENT],
];

let documentId: string;

beforeAll(async () => {
  const text = await readFile(join(import.meta.dirname, '../../schema/operations/unit-roster.graphql'), 'utf8');
  documentId = `sha256:${createHash('sha256').update(text).digest('hex')}`;
});

describe('an operation that cannot be chosen', () => {
  it.each(MISTAKES)('is refused each time by POST, GET and in a list: %s', async (_case, asked, mistake) => {
    for (let n = 0; n < 3; n++) {
      expect(await post(asked)).toMatchObject({ status: 400, data: null, ...mistake });
      expect(await get(asked)).toMatchObject({ status: 400, data: null, ...mistake });
      expect(await post([asked, { query: '{ viewer { name } }' }])).toMatchObject({ data: null, ...mistake });
    }
    expect(await post(asked, 'application/json')).toMatchObject({ status: 200, data: null, ...mistake });
  });

  it('is refused of a trusted document', async () => {
    const asked = { documentId, operationName: 'Nope', variables: { code: '990000' } };
    for (let n = 0; n < 3; n++)
      expect(await post(asked)).toMatchObject({ status: 400, data: null, ...UNKNOWN('Nope') });
  });

  it('is refused by an empty name whether it was asked without a name before or not', async () => {
    const query = '{ viewer { x7: name } }';
    const answers: [unknown, number][] = [];
    for (const operationName of ['', null, null, '', null, '']) {
      const { status } = await post({ query, operationName });
      answers.push([operationName, status]);
    }
    expect(answers).toEqual([
      ['', 400],
      [null, 200],
      [null, 200],
      ['', 400],
      [null, 200],
      ['', 400],
    ]);
  });

  it('of a mutation by GET is refused as before', async () => {
    const query = 'mutation { closeUnit(input: { id: "x", effectiveOn: "2024-01-01" }) { __typename } }';
    expect(await get({ query })).toMatchObject({ status: 405 });
  });
});
