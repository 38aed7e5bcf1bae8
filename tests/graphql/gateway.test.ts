import { stitchSchemas } from '@graphql-tools/stitch';
import { RenameTypes, schemaFromExecutor } from '@graphql-tools/wrap';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { useApp } from '../support/app.ts';
import { createUnit, unique } from '../support/factories.ts';
import { leavingNoTrace } from '../support/writes.ts';

// A gateway forwards fields, not the directives of their operation: what they tell must reach the registry otherwise.

const api = useApp();

/** What a client asks of the gateway beside the document. */
interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

interface Forwarded {
  readonly document: DocumentNode;
  readonly variables?: unknown;
  readonly extensions?: unknown;
  readonly context?: Asked;
}

/** What the registry told of its answers to the gateway, in the order of their arrival. */
let answers: { data?: unknown; errors?: readonly { message: string }[]; extensions?: object }[] = [];

/** Forwards a document to the registry, as docs/clients.md tells gateways to. */
async function forward({ document, variables, extensions, context }: Forwarded) {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}`, ...context?.headers },
    body: JSON.stringify({ query: print(document), variables, extensions: context?.extensions ?? extensions }),
  });
  const answer = (await response.json()) as (typeof answers)[number];
  answers.push(answer);
  return answer as never;
}

let gateway: GraphQLSchema;

beforeAll(async () => {
  // its type says at once, but it waits for the executor
  const registry = await Promise.resolve(schemaFromExecutor(forward as never));
  gateway = stitchSchemas({
    subschemas: [
      { schema: registry, executor: forward as never, transforms: [new RenameTypes((name) => `Muster${name}`)] },
    ],
    typeDefs: 'extend type Query { greeting: String! }',
    resolvers: { Query: { greeting: () => '你好' } },
  });
  await createUnit(api.registry, { code: 'G', name: '单位', from: '2020-01-01' });
}, 60_000);

/** Asks the gateway as its client. */
async function ask(source: string, asked: Asked = {}, variableValues: Record<string, unknown> = {}) {
  answers = [];
  const result = await graphql({ schema: gateway, source, contextValue: asked, variableValues });
  return { result: JSON.parse(JSON.stringify(result)) as { data?: unknown; errors?: unknown[] }, answers };
}

const CREATE = `mutation ($input: MusterCreateUnitInput!) {
  createUnit(input: $input) { ... on MusterCreateUnitSuccess { unit { code } rehearsed } }
}`;
const variables = () => ({ input: { code: `G${unique()}`, name: '新单位', kind: 'TEAM', effectiveOn: '2023-01-01' } });

describe('behind a gateway that stitches schemas and renames types', () => {
  it('queries and mutations are answered', async () => {
    const input = variables();
    const { result } = await ask(CREATE, {}, input);
    expect(result).toEqual({ data: { createUnit: { unit: { code: input.input.code }, rehearsed: false } } });
    expect((await ask('{ greeting unit(code: "G") { name } }')).result).toEqual({
      data: { greeting: '你好', unit: { name: '单位' } },
    });
  });

  it.each([
    ['a header', { headers: { 'muster-dry-run': 'true' } }],
    ['extensions', { extensions: { dryRun: true } }],
  ])('a dry run that is told by %s keeps nothing, and says so', async (_way, asked) => {
    const seen = await leavingNoTrace(api.registry, () => ask(CREATE, asked, variables()));
    expect(seen.result).toMatchObject({ data: { createUnit: { rehearsed: true } } });
    expect(seen.answers).toMatchObject([{ extensions: { dryRun: true } }]);
  });

  it('the payload tells that it is no dry run where the gateway has dropped the directive', async () => {
    const seen = await ask(CREATE.replace('{', '@dryRun {'), {}, variables());
    // the gateway knows the directive from the schema, and forwards the field without it
    expect(seen.result).toMatchObject({ data: { createUnit: { rehearsed: false } } });
    expect(seen.answers).toMatchObject([{ extensions: { dryRun: false } }]);
  });

  it('the moment is told by headers and by extensions, and answered', async () => {
    const query = '{ unit(code: "G") { name } }';
    for (const asked of [{ headers: { 'muster-as-of': '2019-12-31' } }, { extensions: { asOf: '2019-12-31' } }]) {
      const seen = await ask(query, asked);
      expect(seen.result).toEqual({ data: { unit: null } });
      expect(seen.answers).toMatchObject([{ extensions: { moment: { asOf: '2019-12-31', knownAt: null } } }]);
    }
  });

  it('an idempotency key in a header makes a mutation safe to send again', async () => {
    const asked = { headers: { 'idempotency-key': `gateway-${unique()}` } };
    const input = variables();
    const before = await api.registry.change.count();
    const first = await ask(CREATE, asked, input);
    expect((await ask(CREATE, asked, input)).result).toEqual(first.result);
    expect(await api.registry.change.count()).toBe(before + 1);
  });

  it('a mistyped header is refused, and nothing is done', async () => {
    const seen = await leavingNoTrace(api.registry, () =>
      ask(CREATE, { headers: { 'muster-dryrun': 'true' } }, variables()),
    );
    expect(seen.result.errors).toMatchObject([{ message: 'muster-dryrun is unknown: did you mean muster-dry-run?' }]);
  });
});
