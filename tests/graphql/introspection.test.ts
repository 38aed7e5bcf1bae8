import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, getIntrospectionQuery, parse, type ExecutionArgs } from 'graphql';
import { rememberedText, rememberingSchema } from '../../src/graphql/introspection.ts';

const schema = buildSchema('type Query { name: String }');

/** What executes documents, and how often it was asked to. */
function counting() {
  const executed: ExecutionArgs[] = [];
  const remembering = rememberingSchema((args) => {
    executed.push(args);
    return execute(args);
  });
  return { executed, ask: (document = INTROSPECTION, more = {}) => remembering({ schema, document, ...more }) };
}

const INTROSPECTION = parse(getIntrospectionQuery());
const NAME = parse('query ($name: String!) { __type(name: $name) { kind } }');

describe('what a document asks of the schema alone', () => {
  it('is put together once, with its JSON', async () => {
    const { executed, ask } = counting();
    const first = await ask();
    const again = await ask();
    expect(executed).toHaveLength(1);
    expect(again).toEqual(first);
    expect(JSON.parse(rememberedText(again.data!)!.toString())).toEqual(first.data);
  });

  it('is put together anew for other variables', async () => {
    const { executed, ask } = counting();
    for (const name of ['Query', 'String', 'Query']) await ask(NAME, { variableValues: { name } });
    expect(executed).toHaveLength(2);
  });

  it('is put together anew for another document', async () => {
    const { executed, ask } = counting();
    for (const text of ['{ __typename }', '{ again: __typename }']) await ask(parse(text));
    expect(executed).toHaveLength(2);
  });

  it('is not kept where it has an error', async () => {
    const { executed, ask } = counting();
    for (const _ of [1, 2]) expect((await ask(NAME)).errors).toHaveLength(1);
    expect(executed).toHaveLength(2);
  });

  it('is kept for the 20 answers asked for last', async () => {
    const { executed, ask } = counting();
    for (let i = 0; i <= 20; i++) await ask(NAME, { variableValues: { name: `T${i}` } });
    await ask(NAME, { variableValues: { name: 'T20' } });
    expect(executed).toHaveLength(21);
    await ask(NAME, { variableValues: { name: 'T0' } });
    expect(executed).toHaveLength(22);
  });
});

it('executes what asks for data each time', async () => {
  const { executed, ask } = counting();
  for (const _ of [1, 2]) await ask(parse('{ __typename name }'));
  expect(executed).toHaveLength(2);
});
