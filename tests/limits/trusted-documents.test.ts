import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newToken, tokenHash } from '../../src/access/secret.ts';
import { documentCheck } from '../../src/limits/documents.ts';
import { LIMITS } from '../../src/limits/limits.ts';
import { VALIDATION_RULES } from '../../src/endpoint.ts';
import { readTrustedDocuments } from '../../src/limits/trusted-documents.ts';
import { schema } from '../../src/schema.ts';
import { useApp } from '../support/app.ts';
import { createUnit } from '../support/factories.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const CLIENTS = '{ unit(code: "A") { code } }';
const folder = mkdtempSync(join(tmpdir(), 'muster-manifests-'));
writeFileSync(join(folder, 'client.json'), JSON.stringify({ 'unit-a': CLIENTS }));

const api = useApp({ documentsDirectory: folder });
let roster: string;
/** Of a viewer for whom nothing but trusted documents is executed. */
let bound: string;

beforeAll(async () => {
  await createUnit(api.registry, { code: 'A', name: '甲' });
  roster = await readFile('schema/operations/unit-on-a-day.graphql', 'utf8');
  bound = newToken();
  const now = new Date();
  await api.registry.token.create({
    data: {
      name: 'bound',
      hash: Uint8Array.from(tokenHash(bound)),
      createdAt: now,
      documentsOnly: true,
      grants: { create: { scopes: ['registry:read', 'access:admin'], grantedAt: now } },
    },
  });
});

afterAll(() => rm(folder, { recursive: true }));

async function post(body: object, token = api.token) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as object };
}

const variables = { code: 'A', date: '2026-01-01' };

describe('a trusted document', () => {
  it.each([
    ['its SHA-256', () => sha256(roster)],
    ['the same as GraphQL over HTTP writes it', () => `sha256:${sha256(roster)}`],
  ])('of schema/operations is executed by %s', async (_name, id) => {
    const { status, answer } = await post({ documentId: id(), variables });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ data: { unit: { code: 'A', name: '甲' } } });
  });

  it('of a client is executed by its own id and by its SHA-256', async () => {
    for (const documentId of ['unit-a', sha256(CLIENTS)]) {
      expect((await post({ documentId })).answer).toMatchObject({ data: { unit: { code: 'A' } } });
    }
  });

  it('is executed by GET', async () => {
    const response = await fetch(`${api.url}/graphql?documentId=unit-a`, {
      headers: { authorization: `Bearer ${api.token}`, 'apollo-require-preflight': '1' },
    });
    expect(await response.json()).toMatchObject({ data: { unit: { code: 'A' } } });
  });

  it.each([
    ['an id that there is not', { documentId: 'nothing' }, 'DOCUMENT_NOT_FOUND'],
    ['the SHA-256 of another', { documentId: sha256('x') }, 'DOCUMENT_NOT_FOUND'],
    ['a name of JavaScript', { documentId: 'constructor' }, 'DOCUMENT_NOT_FOUND'],
    ['an id that is no text', { documentId: 1 }, 'BAD_USER_INPUT'],
    ['an id beside a document', { documentId: 'unit-a', query: CLIENTS }, 'BAD_USER_INPUT'],
    [
      'the extension of automatic persisted queries',
      { extensions: { persistedQuery: { version: 1, sha256Hash: sha256(CLIENTS) } } },
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
  ])('is not executed by %s', async (_name, body, code) => {
    expect((await post(body)).answer).toMatchObject({ errors: [{ extensions: { code } }] });
  });
});

describe('a token for trusted documents only', () => {
  it('sends trusted documents by id, or by their text', async () => {
    expect((await post({ documentId: 'unit-a' }, bound)).answer).toMatchObject({ data: { unit: { code: 'A' } } });
    expect((await post({ query: roster, variables }, bound)).answer).toMatchObject({ data: { unit: { code: 'A' } } });
  });

  it.each([
    ['another document', '{ viewer { name } }'],
    ['a trusted document with one more space', `${CLIENTS} `],
    ['introspection', '{ __schema { queryType { name } } }'],
  ])('is refused for %s', async (_name, query) => {
    const { status, answer } = await post({ query }, bound);
    expect(status).toBe(403);
    expect(answer).toEqual({
      errors: [
        {
          message: 'This token is for trusted documents alone: send the id of one as documentId.',
          extensions: { code: 'DOCUMENT_NOT_TRUSTED' },
        },
      ],
    });
  });

  it('issues only tokens for trusted documents', async () => {
    const query = await readFile('schema/operations/issue-token.graphql', 'utf8');
    const input = { name: 'child', scopes: ['registry:read'], documentsOnly: false };
    const { answer } = await post({ query, variables: { input, key: 'child' } }, bound);
    const { token } = (answer as { data: { issueToken: { token: string } } }).data.issueToken;
    expect((await post({ documentId: 'unit-a' }, token)).answer).toMatchObject({ data: { unit: { code: 'A' } } });
    expect((await post({ query: '{ viewer { name } }' }, token)).answer).toMatchObject({
      errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
    });
  });
});

it('the documents of the console could be those of any client', async () => {
  const read = readTrustedDocuments(schema, 'dist/console-page', documentCheck(LIMITS), VALIDATION_RULES);
  await expect(read).resolves.toBeDefined();
});

describe('a manifest', () => {
  const read = (content: string) => {
    writeFileSync(join(folder, 'other.json'), content);
    return readTrustedDocuments(schema, folder, documentCheck(LIMITS), []);
  };

  afterAll(() => rm(join(folder, 'other.json')));

  it.each([
    ['no JSON', '{', 'other.json is not JSON.'],
    [
      'no object of texts',
      '["{ viewer { name } }"]',
      'other.json is not a manifest: an object from ids, 1 to 200 characters, to documents.',
    ],
    [
      'an id that is there',
      JSON.stringify({ 'unit-a': '{ viewer { name } }' }),
      'other.json: the id unit-a has another document already.',
    ],
    [
      'a hash of something else',
      JSON.stringify({ [`sha256:${sha256('')}`]: CLIENTS }),
      `other.json: the document under sha256:${sha256('')} has the SHA-256 ${sha256(CLIENTS)}.`,
    ],
    [
      'a document for another schema',
      JSON.stringify({ a: '{ nothing }' }),
      'other.json: the document under a cannot be used: Cannot query field "nothing" on type "Query".',
    ],
    [
      'no document',
      JSON.stringify({ a: '{' }),
      'other.json: the document under a cannot be used: Syntax Error: Expected Name, found <EOF>.',
    ],
    [
      'a document over a limit',
      JSON.stringify({ a: `{ ${'viewer { name } '.repeat(21)} }` }),
      'other.json: the document under a cannot be used: Root fields of an operation: 20 at most, this request has 21. Send several requests.',
    ],
  ])('stops the start with %s', async (_what, content, message) => {
    await expect(read(content)).rejects.toThrow(new Error(message));
  });

  it('stops the start if the folder does not exist', async () => {
    await expect(readTrustedDocuments(schema, join(folder, 'nothing'), documentCheck(LIMITS), [])).rejects.toThrow(
      /^The documents in .*nothing cannot be read: .*ENOENT/,
    );
  });
});
