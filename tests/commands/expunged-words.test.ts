import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { useProgram } from '../support/program.ts';
import { served } from '../support/served.ts';

const program = useProgram({ data: 'with the published facts' });
const onServer = process.env['TEST_DATABASE_URL'] !== undefined;

let server: TestDatabase | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

/** Words that are nowhere by chance. */
const word = () => `合成${randomBytes(12).toString('hex')}`;

/** How a text may be kept: as it is, as its bytes are printed, in JSON, and as part of something in base64. */
function formsOf(text: string): Buffer[] {
  const inBase64 = ['', 'a', 'aa'].map((before) => Buffer.from(`${before}${text}`).toString('base64').slice(4, -4));
  const inJson = JSON.stringify(text).replaceAll(/[^\u0020-\u007e]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
  return [text, Buffer.from(text).toString('hex'), inJson, encodeURIComponent(text), ...inBase64].map((form) =>
    Buffer.from(form),
  );
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

it('words that were expunged are in no table, no file and no line of the log, and the record verifies', async () => {
  if (onServer) server = await openTestDatabase();
  const env = {
    ...(server?.url === undefined ? {} : { DATABASE_URL: server.url }),
    MUSTER_BOOTSTRAP_TOKEN: 'a-token-of-this-test-alone-0123456789',
    MUSTER_PERSONAL_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    MUSTER_PERSONAL_HASH_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'trace',
  };
  const running = await served(program, env);
  const send = async (query: string, variables: object) => {
    const answer = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${env.MUSTER_BOOTSTRAP_TOKEN}`,
        'content-type': 'application/json',
        'x-purpose': 'test',
      },
      body: JSON.stringify({ query, variables }),
    });
    return JSON.stringify(await answer.json());
  };
  const created = await send(
    `mutation ($unit: CreateUnitInput!) { createUnit(input: $unit) { ... on CreateUnitSuccess { unit { id } } } }`,
    { unit: { code: 'EXPUNGED', name: '合成所', kind: 'STATION', effectiveOn: '2020-01-01' } },
  );
  const [unit] = /[\w=]{8,}(?="\})/.exec(created)!;
  const enrolled = await send(
    `mutation ($officer: EnrollOfficerInput!) { enrollOfficer(input: $officer) { ... on EnrollOfficerSuccess { officer { id } } } }`,
    { officer: { name: '合成甲', category: 'POLICE', title: '民警', unit, effectiveOn: '2020-01-01' } },
  );
  const [officer] = /[\w=]{8,}(?="\})/.exec(enrolled)!;

  const words = { summary: word(), by: word(), note: word(), refused: word() };
  const concern = { officer, keeper: unit, kind: 'LIFE', openedOn: '2022-01-01', summary: words.summary, by: words.by };
  const RAISE = `mutation ($input: RaiseConcernInput!) { raiseConcern(input: $input) @idempotent(key: "raise") {
    ... on RaiseConcernSuccess { concern { id summary steps { by } } } ... on RuleViolationError { rule } } }`;
  const raised = await send(RAISE, { input: concern });
  const [id] = /[\w=]{8,}(?=","summary")/.exec(raised)!;
  expect(raised).toContain(words.summary);
  // what is refused, and what is asked again under its key, is kept nowhere either
  expect(await send(RAISE, { input: { ...concern, summary: words.refused } })).toContain('idempotency-key-reused');
  expect(await send(RAISE, { input: concern })).toContain(words.by);
  const step = { id, on: '2022-02-01', stage: 'REMINDED', measure: 'TALK', by: words.by, note: words.note };
  const STEP = `mutation ($input: RecordConcernStepInput!) { recordConcernStep(input: $input) @idempotent(key: "step") {
    ... on RecordConcernStepSuccess { concern { steps { note } } } } }`;
  expect(await send(STEP, { input: step })).toContain(words.note);
  const READ = `query ($id: ID!) { node(id: $id) { ... on Concern { summary expunged steps { by note } } } }`;
  expect(await send(READ, { id })).toContain(words.summary);

  const EXPUNGE = `mutation ($input: ExpungeConcernsInput!) { expungeConcerns(input: $input) {
    ... on ExpungeConcernsSuccess { expunged } } }`;
  const basis = { documentNumber: '合成令', reason: '登记有误' };
  expect(await send(EXPUNGE, { input: { ids: [id], basis } })).toContain('"expunged":1');
  const after = await send(READ, { id });
  expect(after).toContain('"summary":null,"expunged":true');
  expect(await send(RAISE, { input: concern })).toContain('"summary":null');
  running.child.kill('SIGTERM');
  const { out, err } = await running.outcome;

  const verified = await program.call(['verify'], env);
  expect([verified.code, verified.err]).toEqual([0, '']);
  const files = await filesBelow(program.directory);
  const texts = [Buffer.from(out), Buffer.from(err), ...(await Promise.all(files.map((file) => readFile(file))))];
  const found = Object.entries(words).flatMap(([name, text]) =>
    formsOf(text).flatMap((form) =>
      texts.flatMap((bytes, i) => (bytes.includes(form) ? [`${name} in ${files[i - 2] ?? 'the log'}`] : [])),
    ),
  );
  expect(found).toEqual([]);
  // it was looked for where acts are kept
  expect(onServer || texts.some((bytes) => bytes.includes('recordConcernStep'))).toBe(true);
}, 240_000);
