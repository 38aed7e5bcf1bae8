import { beforeAll, describe, expect, it } from '@jest/globals';
import { newKey, personalKeys } from '../support/personal.ts';
import { schema } from '../../src/schema.ts';
import { useApp } from '../support/app.ts';
import { randomRequests, type RandomRequest } from '../support/random-documents.ts';
import { createSmallForce } from '../support/small-force.ts';
import { contents } from '../support/writes.ts';

/** On the embedded database statements take turns with everything else, and fewer have to do. */
const REQUESTS = process.env['TEST_DATABASE_URL'] ? 5_000 : 500;
const AT_ONCE = 8;
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);

const api = useApp({ personalKeys: personalKeys(newKey('k')), limits: { budget: 1e12 } });

beforeAll(async () => {
  await createSmallForce(api.registry);
});

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** What is wrong with an answer; null where nothing is. */
async function wrong(request: RandomRequest): Promise<string | null> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const { errors = [], data } = JSON.parse(text) as Answer;
  for (const { extensions } of errors) outcomes.add(extensions?.code ?? 'none');
  if (data) answered++;
  const bug = errors.some(({ extensions }) => !extensions?.code || extensions.code === 'INTERNAL_SERVER_ERROR');
  const leak = errors.some(({ message }) => /prisma|node_modules|relation "|\.ts:\d/i.test(message));
  return bug || leak || response.status >= 500 ? `${JSON.stringify(request)}\n${text.slice(0, 2_000)}` : null;
}

const outcomes = new Set<string>();
let answered = 0;

describe('random requests', () => {
  it('are answered or refused without an internal error, and change nothing', async () => {
    const before = await contents(api.registry);
    const next = randomRequests(schema, SEED);
    const problems: string[] = [];
    let sent = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (sent < REQUESTS) {
          sent++;
          const problem = await wrong(next());
          if (problem) problems.push(problem);
        }
      }),
    );
    expect(problems.slice(0, 5).join('\n\n')).toBe('');
    // reads of personal data are recorded, in a chain of their own
    const unread = (all: Record<string, string | null>) =>
      Object.entries(all).filter(
        ([table]) => !['personal_read', 'bulk_read', 'read_link', 'read_head'].includes(table),
      );
    expect(unread(await contents(api.registry))).toEqual(unread(before));
    // so that it is known that they went deep enough
    process.stdout.write(`${answered} of ${REQUESTS} random requests answered, seed ${SEED}\n`);
    expect(answered).toBeGreaterThan((REQUESTS * 2) / 5);
    expect([...outcomes]).toEqual(
      expect.arrayContaining(['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']),
    );
  }, 300_000);
});
